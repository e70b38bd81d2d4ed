import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { toStored } from '#lib/domain/retries/stored-sums.ts'
import { type Connection, openEngine } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { analysisFile, type DayFiles, spansFile } from './day-files.ts'
import { sumTraces } from './sum-traces.ts'
import { TRACES_ENGINE } from './traces-engine.ts'

/** The spans of the traces that began on a day, as a relation. */
function relationOf({ own, before, after }: DayFiles, lakeFolder: string): string {
  const read = (parts: readonly string[]) =>
    `read_parquet([${parts.map((part) => quotePath(spansFile(lakeFolder, part))).join(', ')}])`
  if (before.length + after.length === 0) return read(own)
  const days = [
    { nth: -1, parts: before },
    { nth: 0, parts: own },
    { nth: 1, parts: after },
  ].filter(({ parts }) => parts.length > 0)
  const all = days
    .map(({ nth, parts }) => `SELECT *, ${nth} AS nth_day FROM ${read(parts)}`)
    .join(' UNION ALL ')
  return `(WITH near AS (${all})
    SELECT n.* FROM near n SEMI JOIN (SELECT trace FROM near GROUP BY trace HAVING min(nth_day) = 0) USING (trace))`
}

function analyseDay(connection: Connection, files: DayFiles, lakeFolder: string): Promise<RetrySums> {
  const isSorted = files.own.length === 1 && files.before.length + files.after.length === 0
  return sumTraces(connection, { relation: relationOf(files, lakeFolder), isSorted })
}

/** What was found before other spans came. */
async function removeOthers(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await readdir(folder))
    if (/^retries\..*\.json$/.test(name) && name !== basename(path))
      await rm(join(folder, name), { force: true })
}

/** Analyses days and keeps what was found beside their parts; those that were analysed already are passed over. */
export async function analyseDays(days: readonly DayFiles[], lakeFolder: string): Promise<null> {
  const left = days.filter((files) => !existsSync(analysisFile(lakeFolder, files)))
  if (left.length === 0) return null
  const spill = await mkdtemp(join(lakeFolder, 'analysis.'))
  const engine = await openEngine({
    ...TRACES_ENGINE,
    tempDirectory: spill,
    allowedDirectories: [lakeFolder],
  })
  try {
    const connection = await engine.connect()
    for (const files of left) {
      const path = analysisFile(lakeFolder, files)
      const draft = `${path}.${randomUUID()}`
      await writeFile(draft, JSON.stringify(toStored(await analyseDay(connection, files, lakeFolder))))
      await rename(draft, path)
      await removeOthers(path)
    }
  } finally {
    engine.close()
    await rm(spill, { recursive: true, force: true })
  }
  return null
}
