/** Reads fields of parsed JSON whose shape is not known. Millions of spans pass here, so there is no schema object per span. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The array in a field, or an empty one. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The objects in a field that should hold an array of them. */
export const objects = (value: unknown): readonly JsonObject[] => list(value).filter(isObject)

/** A text or number as text, empty for anything else. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The first field that holds text. */
export function firstText(object: JsonObject, ...keys: readonly string[]): string {
  for (const key of keys) {
    const found = text(object[key])
    if (found !== '') return found
  }
  return ''
}

/** A field's own value: a name such as `__proto__` in a file finds nothing inherited. */
export const own = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined
