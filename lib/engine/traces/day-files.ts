import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'

/** Changes with what an analysis finds in the same spans. */
const ANALYSIS_VERSION = 4

/** The file of a part of spans. */
const SPANS_FILE = 'spans.parquet'

/** What the analysis of one day is made of, by ids of parts. */
export const DayFiles = z.object({
  day: z.string(),
  /** Parts of the day. */
  own: z.array(z.string()).min(1),
  /** Parts of the day before and of the day after that may hold spans of the same traces. */
  before: z.array(z.string()),
  after: z.array(z.string()),
})
export type DayFiles = Readonly<z.infer<typeof DayFiles>>

interface SpanPart {
  readonly id: string
  readonly importId: string
  /** The day on which its traces began, ISO. */
  readonly billingPeriod: string
}

const DAY_MS = 86_400_000
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/**
 * What the analysis of each day needs. Within one import a trace is of one day; the traces that several imports share may be of
 * neighbouring days in them.
 */
export function dayFiles(parts: readonly SpanPart[]): readonly DayFiles[] {
  const byDay = new Map<string, SpanPart[]>()
  for (const part of [...parts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const same = byDay.get(part.billingPeriod)
    if (same) same.push(part)
    else byDay.set(part.billingPeriod, [part])
  }
  return [...byDay.keys()].sort().map((day): DayFiles => {
    const own = byDay.get(day) ?? []
    const near = (days: number) =>
      (byDay.get(dayAfter(day, days)) ?? [])
        .filter(({ importId }) => own.some((each) => each.importId !== importId))
        .map(({ id }) => id)
    return { day, own: own.map(({ id }) => id), before: near(-1), after: near(1) }
  })
}

/** Where the analysis of a day is kept: beside its first part. Other parts, or another version of the analysis, make another file. */
export function analysisFile(lakeFolder: string, files: DayFiles): string {
  const key = createHash('sha256')
    .update(JSON.stringify([ANALYSIS_VERSION, files]))
    .digest('hex')
  return join(lakeFolder, files.own[0] ?? '', `retries.${key.slice(0, 32)}.json`)
}

export const spansFile = (lakeFolder: string, partId: string): string => join(lakeFolder, partId, SPANS_FILE)
