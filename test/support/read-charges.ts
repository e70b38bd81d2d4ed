import { type Connection, openEngine } from '#lib/engine/duckdb/engine.ts'
import { type RecognisedBill, recogniseBill } from '#lib/engine/files/open-bill.ts'
import { createChargeView } from '#lib/engine/reading/read-bill.ts'

/** Runs work on a view `charges` over some bill files. */
export async function withCharges<Result>(
  paths: readonly string[],
  work: (connection: Connection, bills: readonly RecognisedBill[]) => Promise<Result>,
): Promise<Result> {
  const bills: RecognisedBill[] = []
  for (const path of paths) bills.push(await recogniseBill(path))
  const engine = await openEngine({ threads: 2, memoryLimit: '512MB' })
  try {
    const connection = await engine.connect()
    await createChargeView(connection, bills, 'charges')
    return await work(connection, bills)
  } finally {
    engine.close()
  }
}

/** One canonical record, everything as text but numbers and booleans. */
export type ChargeRow = Readonly<Record<string, string | number | boolean | null>>

/** All canonical records of some bill files, in the order of the files. */
export function readCharges(...paths: string[]): Promise<ChargeRow[]> {
  return withCharges(paths, (connection) =>
    connection.select<ChargeRow>(
      `SELECT * REPLACE (CAST(charge_period_start AS VARCHAR) AS charge_period_start,
         CAST(charge_period_end AS VARCHAR) AS charge_period_end,
         CAST(billing_period_start AS VARCHAR) AS billing_period_start) FROM charges`,
    ),
  )
}
