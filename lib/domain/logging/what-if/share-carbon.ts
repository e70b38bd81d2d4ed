import { add, type Range, scale } from '../../units/range.ts'
import type { LoggedGb } from './volume.ts'

/** What a logging service emits in a period, by what causes it. */
export interface LoggingCarbon {
  readonly ingestKgCo2e: Range
  readonly storageKgCo2e: Range
}

const part = (some: number, all: number): number => (all > 0 ? Math.min(1, Math.max(0, some / all)) : 0)

/**
 * The carbon of some of what a logging service takes in, in kg CO2e: `C_template = C_logging × share of bytes`, ingestion and storage each
 * by their own share. No credible figure of energy per gigabyte ingested is published, so what the bill says the service emits is divided.
 * The share is the same in every scenario: low stays with low and high with high. The same function answers for a template and for what
 * a what-if saves.
 * @example shareCarbon({ ingestKgCo2e: exactly(10), storageKgCo2e: exactly(4) }, { ingestedGb: 1, storedGbMonths: 1 }, { ingestedGb: 2, storedGbMonths: 4 }).central // 6
 */
export function shareCarbon(carbon: LoggingCarbon, some: LoggedGb, all: LoggedGb): Range {
  return add(
    scale(carbon.ingestKgCo2e, part(some.ingestedGb, all.ingestedGb)),
    scale(carbon.storageKgCo2e, part(some.storedGbMonths, all.storedGbMonths)),
  )
}
