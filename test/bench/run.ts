import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareLogs } from './compare-logs.ts'
import { type BillFile, generateBill } from './generate-bill.ts'

/** CCF 2024, full pipeline over 20 accounts with the rows already in memory, Node 20 on two cores. */
const CCF_ROWS_PER_SECOND = 22_500
const RUNS = 5
const ROWS = Number(process.env.BENCH_ROWS ?? 2_000_000)
const FOLDER = process.env.BENCH_DIR ?? join(tmpdir(), 'headroom-bench')

interface Measured {
  readonly milliseconds: readonly number[]
  readonly peakRssMb: number
}

const measure = (what: 'scan' | 'estimate', file: string, runs: number): Measured =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'measure.ts'), what, file, String(runs)],
      {
        encoding: 'utf8',
      },
    ),
  )

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function compare(file: string, rows: number, runs: number): number {
  const scan = measure('scan', file, runs)
  const estimate = measure('estimate', file, runs)
  const [scanned, estimated] = [median(scan.milliseconds), median(estimate.milliseconds)]
  const perSecond = rows / (estimated / 1000)
  console.log(
    [
      file.slice(file.lastIndexOf('cur-')).padEnd(22),
      `${(statSync(file).size / 1e6).toFixed(0)} MB`.padStart(8),
      `scan ${scanned.toFixed(0)} ms`.padStart(14),
      `estimate ${estimated.toFixed(0)} ms`.padStart(18),
      `ratio ${(estimated / scanned).toFixed(2)}`.padStart(11),
      `${(perSecond / 1e6).toFixed(2)} M rows/s`.padStart(15),
      `${(perSecond / CCF_ROWS_PER_SECOND).toFixed(0)} × CCF`.padStart(11),
      `peak ${estimate.peakRssMb.toFixed(0)} MB (scan ${scan.peakRssMb.toFixed(0)} MB)`.padStart(30),
    ].join(' '),
  )
  return estimate.peakRssMb
}

console.log(`${ROWS} rows, median of ${RUNS} runs in one process each, Node ${process.version}`)
for (const kind of ['csv', 'csv.gz', 'parquet'] satisfies BillFile[]) {
  compare(await generateBill(FOLDER, ROWS, kind), ROWS, RUNS)
}
const once = measure('estimate', await generateBill(FOLDER, ROWS, 'parquet'), 1).peakRssMb
console.log(`ten times the rows, one run each`)
const tenfold = compare(await generateBill(FOLDER, ROWS * 10, 'parquet'), ROWS * 10, 1)
console.log(
  `peak memory at ten times the rows: ${(tenfold / once).toFixed(2)} × (${once.toFixed(0)} MB to ${tenfold.toFixed(0)} MB)`,
)
await compareLogs(FOLDER)
