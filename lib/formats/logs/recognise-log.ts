import { AppError } from '#lib/domain/errors/app-error.ts'

/** How a file is cut into records: line by line, or as JSON documents whose records stand under keys or at the top. */
export type LogShape =
  | { readonly kind: 'lines' }
  | { readonly kind: 'documents'; readonly keys: ReadonlySet<string> | 'top' }

const BATCHES = /(?<!\\)"(?:logEvents|resourceLogs|logRecords)"\s*:\s*\[/
const FILTERED = /(?<!\\)"events"\s*:\s*\[\s*(?:\{|\])[\s\S]*(?<!\\)"(?:ingestionTime|logStreamName)"/
const KEYS = new Set(['logEvents', 'logRecords', 'log_records', 'events'])
const MAGIC = ['PAR1', 'PK\u0003\u0004', '(\u00b5/\u00fd', 'ORC', 'BZh']

function isText(head: Buffer): boolean {
  const start = head.subarray(0, 8192)
  if (start.includes(0) || MAGIC.some((magic) => start.toString('latin1', 0, 4).startsWith(magic)))
    return false
  let control = 0
  for (const byte of start) if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)) control += 1
  return control <= start.length / 50
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/**
 * Tells from its beginning how a log is to be read. @param head the first bytes, up to 64 kB
 * @throws AppError `format-unknown` for what is no text
 */
export function recogniseLog(head: Buffer): LogShape {
  if (!isText(head))
    throw new AppError(
      'format-unknown',
      'This is no text.',
      'Give logs as lines of text or JSON, in UTF-8, plain or gzip (docs/logging.md).',
    )
  const text = head.toString('utf8').trimStart()
  const documents = (keys: ReadonlySet<string> | 'top'): LogShape => ({ kind: 'documents', keys })
  if (/^\[\s*(?:\{|\]\s*$)/.test(text)) return documents('top')
  if (!text.startsWith('{')) return { kind: 'lines' }
  if (BATCHES.test(text) || FILTERED.test(text)) return documents(KEYS)
  const end = text.indexOf('\n')
  if (end >= 0 && /^\{\s*$/.test(text.slice(0, end)) && !isWhole(text.slice(0, end))) return documents('top')
  return { kind: 'lines' }
}
