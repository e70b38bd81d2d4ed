/** A column or table name as SQL. Doubles the quotes, so no header can leave the identifier. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`
}

/** A text as an SQL literal. Doubles the quotes; there are no other escapes in a plain SQL literal. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`
}
