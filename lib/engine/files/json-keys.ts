/** How the records of a JSON text lie in it. */
export type JsonLayout = 'lines' | 'document' | 'array'

export interface JsonHead {
  readonly layout: JsonLayout
  /** Keys of the records, in the order they first appear. Of a cut text, those before the cut. */
  readonly keys: readonly string[]
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseObject(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/**
 * Keys and layout of a JSON text from its beginning: records one a line, one document, or one array of records. Null for any
 * other JSON.
 * @param complete whether the text is all there is
 */
export function jsonHead(text: string, complete: boolean): JsonHead | null {
  const trimmed = text.trimStart()
  const lines = trimmed.split('\n')
  if (!complete && lines.length > 1) lines.pop()
  if (parseObject(lines[0] ?? '') !== null) {
    const keys = new Set<string>()
    for (const line of lines) for (const key of Object.keys(parseObject(line) ?? {})) keys.add(key)
    return { layout: 'lines', keys: distinct(keys) }
  }
  if (trimmed.startsWith('{')) return { layout: 'document', keys: keysAtDepth(trimmed, 1) }
  if (/^\[\s*\{/.test(trimmed)) return { layout: 'array', keys: keysAtDepth(trimmed, 2) }
  return null
}

/** Keys of objects so deep in a text that may be cut anywhere. */
function keysAtDepth(text: string, wanted: number): string[] {
  const keys = new Set<string>()
  const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/gs
  let depth = 0
  for (const [found, name, colon] of text.matchAll(token)) {
    if (name === undefined) depth += found === '{' || found === '[' ? 1 : -1
    else if (colon !== undefined && depth === wanted) keys.add(keyOf(name))
  }
  return distinct(keys)
}

/** Keys that can be columns: an empty one cannot, and columns that differ in case only are one. */
function distinct(keys: Iterable<string>): string[] {
  const known = new Map<string, string>()
  for (const key of keys) if (!known.has(key.toLowerCase())) known.set(key.toLowerCase(), key)
  known.delete('')
  return [...known.values()]
}

/** A key as it was written between its quotes; `''` for one that is no JSON text. */
function keyOf(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    return ''
  }
}
