import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from './engine.ts'
import { type FactFile, factFile } from './part-files.ts'
import { quotePath } from './quote.ts'
import type { StagedPart } from './stage-charges.ts'

const sums = `${['quantity', 'billed_cost', 'effective_cost', 'list_cost']
  .map((name) => `coalesce(sum(${name}), 0) AS ${name}`)
  .join(', ')}, coalesce(sum(effective_cost) FILTER (effective_cost > 0), 0) AS positive_cost`

const distinct = (id: string, columns: object) =>
  `SELECT ${id}, ${Object.keys(columns)
    .map((name) => `any_value(${name}) AS ${name}`)
    .join(', ')} FROM of_part GROUP BY ${id} ORDER BY ${id}`

/** The files of a part, each sorted by what identifies its rows. */
const QUERIES: Readonly<Record<FactFile, string>> = {
  usage: `SELECT charge_period_start, kind_id, owner_id, resource_id, currency, ${sums}, count(*) AS lines
    FROM of_part GROUP BY ALL ORDER BY kind_id, charge_period_start, owner_id, resource_id, currency`,
  usage_daily: `SELECT CAST(charge_period_start AS DATE) AS day, kind_id, owner_id, currency, ${sums}, count(*) AS lines
    FROM of_part GROUP BY ALL ORDER BY day, kind_id, owner_id, currency`,
  kinds: distinct('kind_id', KIND_COLUMNS),
  owners: distinct('owner_id', OWNER_COLUMNS),
}

/**
 * Writes the facts of one part from the table `staged`: in a temporary folder, synced to disk, then renamed to `folder`.
 * The same rows give the same files.
 * @returns SHA-256 in hexadecimal, by file name
 */
export async function writePart(
  connection: Connection,
  { provider, billingAccountId, billingPeriod }: StagedPart,
  folder: string,
): Promise<Record<string, string>> {
  const temporary = `${folder}.tmp`
  await mkdir(temporary, { recursive: true })
  for (const [file, query] of Object.entries(QUERIES) as [FactFile, string][]) {
    await connection.run(
      `COPY (WITH of_part AS NOT MATERIALIZED (SELECT * FROM staged WHERE NOT rejected AND provider = $provider
         AND billing_account_id = $billingAccountId AND billing_period = $billingPeriod) ${query})
       TO ${quotePath(factFile(temporary, file))} (FORMAT parquet, COMPRESSION zstd)`,
      { provider, billingAccountId, billingPeriod },
    )
  }
  const sha256: Record<string, string> = {}
  for (const name of (await readdir(temporary)).sort()) {
    sha256[name] = await hashOf(join(temporary, name))
    await sync(join(temporary, name))
  }
  await sync(temporary)
  await rename(temporary, folder)
  await sync(dirname(folder))
  return sha256
}

/** Forces a file or a folder to disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
