const MOST_DEPTH = 3
const MOST_FIELDS = 200

/** Bytes that a value takes as JSON text, to within the escapes of its strings. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 2
  if (typeof value !== 'object' || value === null) return String(value).length
  return Buffer.byteLength(JSON.stringify(value))
}

/** Bytes of each field of a record, keys and punctuation included; objects within by the path of their keys, three levels down. */
export function fieldBytes(record: object): Map<string, number> {
  const fields = new Map<string, number>()
  const add = (object: object, path: string, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (fields.size >= MOST_FIELDS) return
      const name = path ? `${path}.${key}` : key
      if (depth < MOST_DEPTH && typeof value === 'object' && value !== null && !Array.isArray(value))
        add(value, name, depth + 1)
      else fields.set(name, (fields.get(name) ?? 0) + Buffer.byteLength(key) + 4 + sizeOf(value))
    }
  }
  add(record, '', 1)
  return fields
}
