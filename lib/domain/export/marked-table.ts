import { type ExportTable, text } from './export-table.ts'

/**
 * A table with columns that say the same of every row, so that no row is ever taken out of its context: by what its figures were
 * made, and that they are invented where they are.
 */
export const markedTable = (
  { columns, batches }: ExportTable,
  marks: Readonly<Record<string, string>>,
): ExportTable => {
  const values = Object.values(marks)
  async function* marked() {
    for await (const batch of batches) yield batch.map((row) => [...row, ...values])
  }
  return { columns: [...columns, ...Object.keys(marks).map(text)], batches: marked() }
}
