import { join } from 'node:path'
import { z } from 'zod'
import type { LogReport } from '#lib/domain/logging/log-report.ts'
import { TEMPLATE_FLAGS } from '#lib/domain/logging/template-flags.ts'
import { type Connection, openEngine } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'

/** Longer templates are cut: their id is of the whole. */
const MOST_CHARACTERS = 1000

/** Templates, levels and fields of one sample, and the sample itself, one row each. No line of a log is in it. */
const COLUMNS = {
  what: 'VARCHAR',
  id: 'VARCHAR',
  text: 'VARCHAR',
  level: 'VARCHAR',
  lines: 'DOUBLE',
  bytes: 'DOUBLE',
  records: 'DOUBLE',
  share_error: 'DOUBLE',
  flags: 'VARCHAR',
} as const

/** The file of a part of logs. */
const sampleFile = (folder: string): string => join(folder, 'sample.parquet')

type Cells = readonly [what: string, id: string, text: string, level: string, ...numbers: (number | null)[]]

function rowsOf({
  lines,
  bytes,
  records,
  templates,
  levels,
  fields,
}: LogReport): (string | number | null)[][] {
  const rows: { cells: Cells; flags: string }[] = [
    { cells: ['log', '', '', '', lines, bytes, records, null], flags: '' },
    ...templates.map((each) => ({
      cells: [
        'template',
        each.id,
        each.template.slice(0, MOST_CHARACTERS),
        each.level,
        each.lines,
        each.bytes,
        each.records,
        each.shareError,
      ] satisfies Cells,
      flags: each.flags.join(' '),
    })),
    ...levels.map((each) => ({
      cells: ['level', '', '', each.level, each.lines, each.bytes, 0, null] satisfies Cells,
      flags: '',
    })),
    ...fields.map((each) => ({
      cells: ['field', '', each.field, '', 0, each.bytes, each.records, null] satisfies Cells,
      flags: '',
    })),
  ]
  return rows.map(({ cells, flags }) => [...cells, flags])
}

/** Writes a sample into a folder that is there. The same sample gives the same file. */
export async function writeSample(report: LogReport, folder: string): Promise<void> {
  const engine = await openEngine({ memoryLimit: '128MB', threads: 1, allowedDirectories: [folder] })
  try {
    const connection = await engine.connect()
    const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`)
    await connection.run(`CREATE TABLE sample (${columns.join(', ')})`)
    const appender = await connection.appender('sample')
    for (const row of rowsOf(report)) appender.add(row)
    appender.close()
    await connection.run(
      `COPY (SELECT * FROM sample ORDER BY what, bytes DESC, id, text, level)
       TO ${quotePath(sampleFile(folder))} (FORMAT parquet, COMPRESSION zstd)`,
    )
  } finally {
    engine.close()
  }
}

const Row = z.object({
  what: z.enum(['log', 'template', 'level', 'field']),
  id: z.string(),
  text: z.string(),
  level: z.string(),
  lines: z.number(),
  bytes: z.number(),
  records: z.number(),
  share_error: z.number().nullable(),
  flags: z.string(),
})

const flagsOf = (text: string) => TEMPLATE_FLAGS.filter((flag) => text.split(' ').includes(flag))

/** A sample as it was written. @param folder of its part */
export async function readSample(connection: Connection, folder: string): Promise<LogReport> {
  const found = await connection.select(
    `SELECT * FROM read_parquet(${quotePath(sampleFile(folder))}) ORDER BY what, bytes DESC, id, text, level`,
  )
  const rows = z.array(Row).parse(found)
  const of = (what: z.infer<typeof Row>['what']) => rows.filter((row) => row.what === what)
  const { lines = 0, bytes = 0, records = 0 } = of('log')[0] ?? {}
  return {
    lines,
    bytes,
    records,
    templates: of('template').map((row) => ({
      id: row.id,
      template: row.text,
      level: row.level,
      lines: row.lines,
      bytes: row.bytes,
      records: row.records,
      share: bytes === 0 ? 0 : row.bytes / bytes,
      shareError: row.share_error,
      flags: flagsOf(row.flags),
    })),
    levels: of('level').map((row) => ({ level: row.level, lines: row.lines, bytes: row.bytes })),
    fields: of('field').map((row) => ({ field: row.text, records: row.records, bytes: row.bytes })),
  }
}
