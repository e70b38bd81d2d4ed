import { randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import {
  INTENSITY_SOURCES,
  type IntensityReading,
  type IntensitySourceId,
  LEAST_COVERED,
} from '#lib/domain/sources/intensity-reading.ts'
import { monthAfter } from '#lib/domain/targets/month-days.ts'
import { hoursInMonth, type Month } from '#lib/domain/usage/kind.ts'
import type { FetchContext, Fetched } from '../fetcher.ts'
import { IntensityState } from './intensity-state.ts'

/** A figure of a source for the time from a moment to the next. */
export interface IntensitySample {
  readonly atMs: number
  readonly gramsPerKwh: number
}

/** How a source is asked. */
export interface IntensityApi {
  readonly id: IntensitySourceId
  readonly stepMinutes: number
  /** The longest time that may be asked for at once. */
  readonly windowDays: number
  /** Samples from one moment to before another; more than asked for does no harm. */
  read(zone: string, fromMs: number, toMs: number): Promise<readonly IntensitySample[]>
}

const StateOrNone = IntensityState.catch({ readings: [] })

const DAY_MS = 86_400_000
const HOUR_MINUTES = 60
/** How long a month that is not whole is asked for again. */
const MONTHS_ASKED_AGAIN = 3

async function keep(folder: string, name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `${randomUUID()}.unfinished`)
  const file = await open(unfinished, 'wx')
  try {
    await file.writeFile(JSON.stringify(value))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, name))
}

/** The samples of a month, each moment once, in order. */
async function samplesOf(api: IntensityApi, zone: string, month: Month): Promise<readonly IntensitySample[]> {
  const startMs = Date.parse(`${month}-01T00:00:00Z`)
  const endMs = Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`)
  const found = new Map<number, number>()
  for (let fromMs = startMs; fromMs < endMs; fromMs += api.windowDays * DAY_MS) {
    const toMs = Math.min(endMs, fromMs + api.windowDays * DAY_MS)
    for (const { atMs, gramsPerKwh } of await api.read(zone, fromMs, toMs))
      if (atMs >= startMs && atMs < endMs && Number.isFinite(gramsPerKwh) && gramsPerKwh >= 0)
        found.set(atMs, gramsPerKwh)
  }
  return [...found].sort(([a], [b]) => a - b).map(([atMs, gramsPerKwh]) => ({ atMs, gramsPerKwh }))
}

/**
 * Reads the intensities of whole months that are not known yet. What the source answered is kept beside, dated, with its licence; what
 * was known before stays. Nothing is imported, and no estimate changes by it.
 */
export async function fetchIntensities(
  { kept, today, note }: FetchContext,
  api: IntensityApi,
  { zones, months }: { readonly zones: readonly string[]; readonly months: number },
  state: unknown,
): Promise<Fetched> {
  const readings: IntensityReading[] = [...StateOrNone.parse(state).readings]
  const thisMonth = today.slice(0, 7)
  for (const zone of zones)
    for (let back = months; back >= 1; back -= 1) {
      const month = monthAfter(thisMonth, -back)
      const known = readings.findLast((each) => each.zone === zone && each.month === month)
      if (known !== undefined && (known.covered >= LEAST_COVERED || back > MONTHS_ASKED_AGAIN)) continue
      note({ text: `${zone} ${month}` })
      const samples = await samplesOf(api, zone, month)
      if (samples.length === 0) continue
      const covered = (samples.length * api.stepMinutes) / (hoursInMonth(month) * HOUR_MINUTES)
      if (known !== undefined && covered <= known.covered) continue
      const source = INTENSITY_SOURCES[api.id]
      await keep(join(kept, zone), `${month} as of ${today}.json`, {
        source,
        zone,
        month,
        retrievedOn: today,
        unit: 'g/kWh',
        samples: samples.map(({ atMs, gramsPerKwh }) => [new Date(atMs).toISOString(), gramsPerKwh]),
      })
      const gramsPerKwh = samples.reduce((sum, each) => sum + each.gramsPerKwh, 0) / samples.length
      readings.push({ zone, month, gramsPerKwh, covered: Math.min(1, covered), retrievedOn: today })
    }
  const newest =
    readings
      .map(({ month }) => month)
      .sort()
      .at(-1) ?? null
  return { sets: [], state: { readings: readings.map((each) => ({ ...each })) }, lastPeriod: newest }
}
