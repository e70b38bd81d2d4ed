/** Records of a small CSV with a header, cells quoted where they hold a comma. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cellsOf)
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])))
}

const CELL = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/y

function cellsOf(line: string): string[] {
  const cells: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex <= line.length) {
    const cell = CELL.exec(line)
    if (!cell) break
    const text = cell[1] ?? ''
    cells.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text)
    if (!cell[0].endsWith(',')) break
  }
  return cells
}
