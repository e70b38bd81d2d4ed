import { readFile } from 'node:fs/promises'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { fromStored, type StoredSums } from '#lib/domain/retries/stored-sums.ts'
import { analysisFile, dayFiles } from './day-files.ts'
import { ensureAnalyses } from './ensure-analyses.ts'

/** What was found in the traces that began on one day. */
export interface DayAnalysis {
  /** ISO date. */
  readonly day: string
  readonly sums: RetrySums
}

interface SpanPart {
  readonly id: string
  readonly importId: string
  readonly billingPeriod: string
  readonly rows: number
}

/**
 * What was found in the traces of some parts, day by day. Spans are read only for days that were never analysed with these parts.
 *
 * @param isAsked whether a day (ISO) is asked about
 */
export async function dayAnalyses(
  lakeFolder: string,
  parts: readonly SpanPart[],
  isAsked: (day: string) => boolean,
): Promise<readonly DayAnalysis[]> {
  const days = dayFiles(parts).filter(({ day }) => isAsked(day))
  await ensureAnalyses(lakeFolder, days, new Map(parts.map(({ id, rows }) => [id, rows])))
  const found: DayAnalysis[] = []
  for (const files of days) {
    const stored = JSON.parse(await readFile(analysisFile(lakeFolder, files), 'utf8')) as StoredSums
    found.push({ day: files.day, sums: fromStored(stored) })
  }
  return found
}
