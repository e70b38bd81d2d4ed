import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { gradeOf } from '#lib/domain/imports/grade-of.ts'
import { formatOf } from '#lib/formats/formats.ts'
import { type Connection, openEngine } from '../duckdb/engine.ts'
import { headOfBill } from '../files/bill-heads.ts'
import { gatherBills } from '../files/gather-bills.ts'
import type { GatheredBill } from '../files/gathered.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { UnpackBudget } from '../files/unpack-budget.ts'
import { countRows, sumOfRows } from '../reading/count-rows.ts'
import type { BillReport, FilesReport } from '../reading/files-report.ts'
import { lookAtBill, widest } from '../reading/look-at-bill.ts'
import { parquetPeriod } from '../reading/parquet-period.ts'
import type { PreflightJob } from './worker-messages.ts'

/**
 * Says what would come of importing files together, from the first MB of each, or its Parquet footer and first rows. Files that
 * are pieces of one export make one bill. Nothing that is wrong with a file makes it fail.
 */
export async function preflight({
  files,
  limits,
  mappings,
  workFolder,
}: Omit<PreflightJob, 'task'>): Promise<FilesReport> {
  await mkdir(workFolder, { recursive: true })
  try {
    const gathered = await gatherBills(files, {
      limits,
      mappings,
      budget: new UnpackBudget(limits),
      workFolder,
      headsOnly: true,
    })
    const { setAside, missingFiles, warnings } = gathered
    const bills = await reportsOn(gathered.bills, workFolder, warnings)
    const refused = gathered.refused.map(({ given, name, error, mappable }) => {
      const { code, happened, next } = error
      return { given, name, code, happened, next, mappable }
    })
    return { bills, setAside, refused, missingFiles }
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

async function reportsOn(
  gathered: readonly GatheredBill[],
  workFolder: string,
  warnings: readonly string[],
): Promise<BillReport[]> {
  if (gathered.length === 0) return []
  const exports = new Map<string, GatheredBill[]>()
  for (const it of gathered) {
    const { format, version, generator, variant } = it.bill
    const key = JSON.stringify([format, version, generator, variant])
    exports.set(key, [...(exports.get(key) ?? []), it])
  }
  const engine = await openEngine({
    threads: 1,
    memoryLimit: '512MB',
    allowedDirectories: [workFolder, ...new Set(gathered.map(({ bill }) => dirname(bill.path)))],
  })
  try {
    const connection = await engine.connect()
    const reports: BillReport[] = []
    for (const bills of exports.values())
      reports.push(await reportOn(connection, bills, workFolder, warnings))
    return reports
  } finally {
    engine.close()
  }
}

async function reportOn(
  connection: Connection,
  bills: readonly GatheredBill[],
  workFolder: string,
  warnings: readonly string[],
): Promise<BillReport> {
  const [{ bill }] = bills as readonly [GatheredBill, ...GatheredBill[]]
  const { name: formatName, dataset } = formatOf(bill.format)
  const files: BillReport['files'] = []
  const heads: RecognisedBill[] = []
  let footers: BillReport['period'] = null
  for (const it of bills) {
    const rows = await countRows(connection, it)
    files.push({
      given: it.given,
      name: it.name,
      bytes: it.bill.fileBytes,
      container: containerName(it),
      rows,
    })
    const head = await headOfBill(it, workFolder)
    if (head !== null) heads.push(head)
    footers = widest(footers, await parquetPeriod(connection, it.bill))
  }
  const { rejectedShare, ...seen } = await lookAtBill(connection, heads, dataset)
  const missing = distinctGaps(bills)
  const { coverage, granularity } = seen
  const { grade, reasons } = gradeOf({
    missing: missing.map(({ column }) => column),
    coverage,
    granularity,
    rejectedShare,
  })
  const said = [...warnings, ...bills.flatMap((it) => it.bill.warnings)]
  return {
    format: bill.format,
    formatName,
    version: bill.version,
    generator: bill.generator,
    variant: bill.variant ?? null,
    dataset,
    files,
    rows: sumOfRows(files.map(({ rows }) => rows)),
    ...seen,
    period: widest(seen.period, footers),
    missing,
    warnings: [...new Set(said)],
    grade,
    gradeReasons: reasons,
  }
}

/** A column that any of the files lacks; what it costs is the same for all. */
function distinctGaps(bills: readonly GatheredBill[]): BillReport['missing'] {
  const gaps = new Map(bills.flatMap(({ bill }) => bill.gaps.map((gap) => [gap.column, gap.cost] as const)))
  return [...gaps].map(([column, cost]) => ({ column, cost }))
}

function containerName({ bill, zipped }: GatheredBill): string {
  const { container } = bill
  const packed = container.kind !== 'parquet' && container.compression === 'gzip'
  return `${zipped ? 'zip: ' : ''}${container.kind}${packed ? '.gz' : ''}`
}
