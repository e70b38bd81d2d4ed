import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { type RecognisedBill, recogniseBill } from '#lib/engine/files/open-bill.ts'
import { type StagedFootprints, stageFootprints } from '#lib/engine/writing/stage-footprints.ts'

/** One footprint, its month as text. */
export type FootprintRow = Readonly<Record<string, string | number | null>>

/** What some files of providers' own carbon figures come to: rows in order, parts, and the reasons of rejected rows. */
export async function readFootprints(
  ...paths: string[]
): Promise<
  StagedFootprints & { readonly rows: readonly FootprintRow[]; readonly reasons: readonly string[] }
> {
  const bills: RecognisedBill[] = []
  for (const path of paths) bills.push(await recogniseBill(path))
  const engine = await openEngine({ threads: 2, memoryLimit: '512MB' })
  try {
    const connection = await engine.connect()
    const staged = await stageFootprints(connection, bills)
    const rows = await connection.select<FootprintRow>(
      'SELECT * REPLACE (CAST(billing_period_start AS VARCHAR) AS billing_period_start) FROM footprints ORDER BY ALL',
    )
    const rejected = await connection.select<{ reject_reason: string }>(
      'SELECT reject_reason FROM footprint_rows WHERE reject_reason IS NOT NULL ORDER BY 1',
    )
    return { ...staged, rows, reasons: rejected.map((row) => row.reject_reason) }
  } finally {
    engine.close()
  }
}
