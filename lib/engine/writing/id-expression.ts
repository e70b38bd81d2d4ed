/** Separates cells in what an id is made from; escaped in text cells, so that no two rows join to one text. */
const SEPARATOR = 'chr(31)'

/**
 * A stable 64-bit id of a row of describing columns, as SQL of type UBIGINT: the first half of the MD5 of their texts.
 * The same columns with the same values have the same id in every file, import and version of the engine.
 */
export function idExpression(columns: Readonly<Record<string, string>>): string {
  const cells = Object.entries(columns).map(([name, type]) =>
    type === 'VARCHAR'
      ? `replace(${name}, ${SEPARATOR}, chr(30) || chr(31))`
      : `coalesce(CAST(${name} AS VARCHAR), '')`,
  )
  return `md5_number_lower(concat(${cells.join(`, ${SEPARATOR} || '.', `)}))`
}
