import { ManifestFailure, OpaqueStep } from '../failure.ts'
import type { Row } from '../manifest.ts'
import { numeric, type Run } from '../plugin.ts'
import { isoOf, momentOf } from './moment.ts'
import { resampled, type Sample } from './resample.ts'

/** Samples that one component may be broken down into. */
const MOST_SAMPLES = 200_000

interface Grid {
  readonly startMs: number
  readonly endMs: number
  readonly intervalS: number
  /** Length of the samples that observations are broken down into, in s. */
  readonly stepS: number
  readonly padded: boolean
  /** The name that `time-reserved` goes by. */
  readonly reservedName: string | undefined
}

const startOf = (row: Row): number => momentOf(row.timestamp) ?? Number.NaN
const endOf = (row: Row): number => startOf(row) + numeric(row.duration) * 1000
const wholeSecond = (moment: number): number => Math.floor(moment / 1000) * 1000

function requireSteps(seconds: number, stepS: number, of: string): void {
  if (seconds % stepS !== 0)
    throw new ManifestFailure(
      'ConfigError',
      `The upsampling resolution must be a divisor of ${of}, but the provided values do not satisfy this criteria.`,
    )
}

/** A sample without an observation: zeros, and what is copied. */
function emptySample(row: Row, moment: number, grid: Grid, run: Run): Sample {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    const { time } = run.aggregationOf(name)
    if (name === 'timestamp') values[name] = isoOf(wholeSecond(moment))
    else if (name === 'duration') values[name] = grid.stepS
    else if (name === 'time-reserved' || name === grid.reservedName) values[name] = values.duration
    else if (time === 'none') values[name] = null
    else values[name] = time === 'copy' ? value : 0
  }
  return { moment, values, observed: false }
}

/** One step's share of an observation. */
function sampleOf(row: Row, second: number, grid: Grid, run: Run): Sample {
  const moment = wholeSecond(startOf(row)) + second * 1000
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    const { time } = run.aggregationOf(name)
    if (name === 'timestamp') values[name] = isoOf(moment)
    else if (name === 'duration') values[name] = grid.stepS
    else if (time === 'none') values[name] = null
    else values[name] = time === 'sum' ? numeric(value) / (numeric(row.duration) / grid.stepS) : value
  }
  return { moment, values, observed: true }
}

/** Samples without an observation from one moment to another. */
function gap(row: Row, fromMs: number, toMs: number, grid: Grid, run: Run): readonly Sample[] {
  const seconds = (toMs - fromMs) / 1000
  requireSteps(seconds, grid.stepS, 'gaps and paddings in the time-series')
  requireFew(seconds / grid.stepS)
  return Array.from({ length: Math.max(0, Math.ceil(seconds / grid.stepS)) }, (_, index) =>
    emptySample(row, fromMs + index * grid.stepS * 1000, grid, run),
  )
}

function requireFew(samples: number): void {
  if (!(samples <= MOST_SAMPLES)) throw new OpaqueStep(`it needs more than ${MOST_SAMPLES} samples`)
}

function paddedRows(rows: readonly Row[], grid: Grid, run: Run): readonly Row[] {
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) throw new ManifestFailure('TypeError', 'TimeSync was given no observations.')
  const start = startOf(first) > grid.startMs
  const end = endOf(last) < grid.endMs
  if (!grid.padded && (start || end))
    throw new ManifestFailure(
      'InvalidPaddingError',
      `Avoiding padding at ${start && end ? 'start and end' : start ? 'start' : 'end'}`,
    )
  const before = start ? gap(first, grid.startMs, startOf(first), grid, run) : []
  const after = end ? gap(last, endOf(last), grid.endMs, grid, run) : []
  const rowOf = ({ values }: Sample): Row => ({ ...values, [PADDING]: true })
  return [...before.map(rowOf), ...rows, ...after.map(rowOf)]
}

/** Marks rows of the padding among the observations; no parameter of a file is a symbol. */
const PADDING = Symbol('padding')
const isPadding = (row: Row): boolean => Object.getOwnPropertySymbols(row).includes(PADDING)

function samplesOf(rows: readonly Row[], grid: Grid, run: Run): readonly Sample[] {
  const samples: Sample[] = []
  rows.forEach((row, index) => {
    const previous = rows[index - 1]
    if (previous) {
      if (endOf(previous) > startOf(row))
        throw new ManifestFailure('InvalidInputError', 'Observation timestamps overlap, please check inputs.')
      requireSteps(numeric(row.duration), grid.stepS, 'all inputs durations')
      if (startOf(row) - endOf(previous) > 1000)
        for (const sample of gap(row, endOf(previous), startOf(row), grid, run)) samples.push(sample)
    }
    requireFew(samples.length + numeric(row.duration) / grid.stepS)
    for (let second = 0; second <= numeric(row.duration) - grid.stepS; second += grid.stepS) {
      const sample = sampleOf(row, second, grid, run)
      samples.push(isPadding(row) ? { ...sample, observed: false } : sample)
    }
  })
  return samples
    .filter(({ moment }) => moment >= grid.startMs && moment <= grid.endMs)
    .sort((a, b) => a.moment - b.moment)
}

/** Observations as one row per interval of the grid. */
export function onGrid(rows: readonly Row[], grid: Grid, run: Run): readonly Row[] {
  const samples = samplesOf(paddedRows(rows, grid, run), grid, run)
  const perInterval = grid.intervalS / grid.stepS
  const count = Math.ceil(samples.length / perInterval)
  return Array.from({ length: count }, (_, index) =>
    resampled(samples.slice(index * perInterval, (index + 1) * perInterval), index, run),
  ).filter((row) => Object.keys(row).length > 0)
}
