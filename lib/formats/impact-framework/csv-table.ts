import type { LocalTable, Row } from '#lib/domain/sci/impact-framework/manifest.ts'

const CELL = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|\r|$)/y

/** Records of a CSV text, RFC 4180; null where a quote does not close. */
function records(text: string): readonly (readonly string[])[] | null {
  const found: string[][] = []
  let record: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text)
    if (!match) return null
    const [, cell = '', end] = match
    record.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    const isLast = CELL.lastIndex >= text.length
    if (end === ',' && isLast) record.push('')
    if (end !== ',' || isLast) {
      found.push(record)
      record = []
    }
  }
  return found.filter((cells) => cells.length > 1 || cells[0] !== '')
}

/** A cell as the reader of Impact Framework casts it: a number where the whole text is one. */
function cast(cell: string): string | number {
  const number = Number.parseFloat(cell)
  return !Number.isNaN(number) && Number(cell) - number + 1 >= 0 ? number : cell
}

/** The rows of a CSV file whose first line names the columns. */
export function csvTable(text: string): LocalTable {
  const [header, ...lines] = records(text.replace(/^\uFEFF/, '')) ?? []
  if (!header) return { damaged: 'The CSV file has an open quote, or nothing in it.' }
  const short = lines.findIndex((cells) => cells.length !== header.length)
  if (short >= 0)
    return {
      damaged: `Invalid Record Length: columns length is ${header.length}, got ${lines[short]?.length} on line ${short + 2}`,
    }
  return {
    rows: lines.map(
      (cells): Row => Object.fromEntries(header.map((name, index) => [name, cast(cells[index] ?? '')])),
    ),
  }
}
