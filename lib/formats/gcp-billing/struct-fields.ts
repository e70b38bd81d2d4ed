/** A field of an SQL STRUCT type. */
export interface StructField {
  readonly name: string
  readonly type: string
}

const PIECE = /"(?:[^"]|"")*"|[(),]|[^"(),]+/g
const FIELD = /^\s*("(?:[^"]|"")*"|\S+)\s+(.+)$/s

/**
 * The fields of a STRUCT type, as DuckDB writes it; none for any other type.
 * @example structFields('STRUCT(id VARCHAR, "key" STRUCT(a BIGINT, b BIGINT)[])') // id: VARCHAR, key: STRUCT(…)[]
 */
export function structFields(type: string): StructField[] {
  if (!type.startsWith('STRUCT(') || !type.endsWith(')')) return []
  const declarations = ['']
  let depth = 0
  for (const [piece] of type.slice('STRUCT('.length, -1).matchAll(PIECE)) {
    if (piece === '(') depth++
    if (piece === ')') depth--
    if (piece === ',' && depth === 0) declarations.push('')
    else declarations.push(`${declarations.pop()}${piece}`)
  }
  return declarations.flatMap((declaration) => {
    const [, name, fieldType] = FIELD.exec(declaration) ?? []
    if (name === undefined || fieldType === undefined) return []
    return [{ name: name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name, type: fieldType }]
  })
}
