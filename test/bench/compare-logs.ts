import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { generateLog } from './generate-log.ts'

interface Measured {
  readonly cpuMilliseconds: number
  readonly peakRssMb: number
  readonly found: number
}

const measure = (what: 'split' | 'mine', file: string): Measured =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'measure-log.ts'), what, file],
      { encoding: 'utf8' },
    ),
  )

function compare(file: string): number {
  const megabytes = statSync(file).size / 1e6
  const [split, mined] = [measure('split', file), measure('mine', file)]
  const rate = ({ cpuMilliseconds }: Measured) =>
    `${(megabytes / (cpuMilliseconds / 1000)).toFixed(0)} MB per CPU second`
  console.log(
    `log ${megabytes.toFixed(0)} MB: split ${rate(split)}, mined ${rate(mined)}, ratio ${(mined.cpuMilliseconds / split.cpuMilliseconds).toFixed(1)}, ${mined.found} templates, peak ${mined.peakRssMb.toFixed(0)} MB`,
  )
  return mined.peakRssMb
}

/** Mines generated logs of a million different lines against cutting them into lines, in processes of their own. */
export async function compareLogs(folder: string): Promise<void> {
  const bytes = Number(process.env.BENCH_LOG_BYTES ?? 200e6)
  const once = compare(await generateLog(folder, bytes))
  const tenfold = compare(await generateLog(folder, bytes * 10))
  console.log(`peak memory of mining ten times the log: ${(tenfold / once).toFixed(2)} ×`)
}
