import { rowsOf, type Table } from '../shared/table.ts'

const UNKNOWN: readonly string[] = ['Unknown']

/** The processors that each machine of a table may run on, by the machine's name. */
export function processorLists(table: Table, nameColumn: string): (name: string) => readonly string[] {
  const lists = new Map(
    rowsOf(table).map((row) => [row.text(nameColumn), row.text('processors').split(' | ')]),
  )
  return (name) => lists.get(name) ?? UNKNOWN
}
