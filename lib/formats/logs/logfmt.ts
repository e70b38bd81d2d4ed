import { firstLine } from './json-record.ts'
import type { ParsedLine } from './parsed-line.ts'

const PAIR = /([A-Za-z_@][\w.@-]{0,60})=("(?:[^"\\]|\\.)*"|[^\s"]*)(?=\s|$)\s*/y
const START = /^[A-Za-z_@][\w.@-]{0,60}=/
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
const KNOWN = ['msg', 'message', 'level', 'lvl', 'severity', 'ts', 'time', 'timestamp', 't', 'caller', 'at']

/**
 * A line of `key=value` pairs from its beginning to its end; null for anything else.
 * @example parseLogfmt('level=info msg="ready to serve" port=80')?.message // 'ready to serve'
 */
export function parseLogfmt(text: string): ParsedLine | null {
  if (!START.test(text)) return null
  const values = new Map<string, string>()
  const fields = new Map<string, number>()
  const trimmed = text.trimEnd()
  PAIR.lastIndex = 0
  let end = 0
  while (end < trimmed.length) {
    const pair = PAIR.exec(trimmed)
    if (!pair) return null
    const [whole, key = '', value = ''] = pair
    values.set(
      key,
      value.startsWith('"')
        ? value.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped: string) => ESCAPES.get(escaped) ?? escaped)
        : value,
    )
    fields.set(key, (fields.get(key) ?? 0) + Buffer.byteLength(whole))
    end = PAIR.lastIndex
  }
  if (values.size < 2 || !KNOWN.some((key) => values.has(key))) return null
  const { message, stackTrace } = firstLine(
    values.get('msg') ?? values.get('message') ?? `{ ${[...values.keys()].join(' ')} }`,
  )
  return {
    stamped: true,
    level: values.get('level') ?? values.get('lvl') ?? values.get('severity') ?? null,
    message,
    stackTrace: stackTrace || /(?:^|\s)(?:stack|stacktrace)=/.test(trimmed),
    fields,
  }
}
