import { expect } from 'vitest'
import type { apiClient } from './api-client.ts'

type Row = Readonly<Record<string, string>>

/** The rows of a CSV by the names of its columns. Cells may be quoted, and hold no line break. */
function csvRows(csv: string): readonly Row[] {
  const [header = [], ...rows] = csv
    .trim()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
        quoted === undefined ? plain : quoted.replaceAll('""', '"'),
      ),
    )
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])))
}

interface Taken {
  readonly rows: readonly Row[]
  /** What else the page shows, as its JSON has it. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>
}

/** The export of a page: its CSV, which is held against its JSON, and the other tables of its JSON. */
export async function takenAway(
  api: ReturnType<typeof apiClient>,
  organisation: string,
  page: string,
  query: string,
): Promise<Taken> {
  const path = (format: string) => `/organisations/${organisation}/exports/${page}.${format}?${query}`
  const rows = csvRows(await api.text(path('csv')))
  const json: { rows: Record<string, unknown>[]; tables: Taken['tables'] } = JSON.parse(
    await api.text(path('json')),
  )
  expect(rows).toEqual(
    json.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])),
    ),
  )
  return { rows, tables: json.tables }
}

/** A cell of grams as kg; null where it is empty. */
export const kilogramsOf = (grams: string | number | null | undefined): number | null =>
  grams === '' || grams === null || grams === undefined ? null : Number(grams) / 1000
