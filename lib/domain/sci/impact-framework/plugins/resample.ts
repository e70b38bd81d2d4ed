import type { Row } from '../manifest.ts'
import { numeric, type Run, UNDEFINED } from '../plugin.ts'

/** One step of the grid. */
export interface Sample {
  readonly moment: number
  readonly values: Row
  /** False where there was no observation and zeros stand in. */
  readonly observed: boolean
}

/** Impact Framework divides before it adds the last sample, and so drops it. */
const averageWithoutLast = (values: readonly number[]): number =>
  values.length === 1
    ? (values[0] ?? Number.NaN)
    : values.slice(0, -1).reduce((total, value) => total + value, 0) / values.length

function average(name: string, samples: readonly Sample[], index: number, run: Run): number {
  const valuesOf = (list: readonly Sample[]) => list.map(({ values }) => numeric(values[name]))
  if (run.definition === 'impact-framework') return averageWithoutLast(valuesOf(samples))
  const observed = valuesOf(samples.filter((sample) => sample.observed))
  if (observed.length === 0) {
    run.differs(name, 'nothing was observed in this interval: Impact Framework pads with 0', index)
    return UNDEFINED
  }
  run.differs(
    name,
    'Impact Framework drops the last sample of an interval from its average, and counts unobserved time as 0',
    index,
  )
  return observed.reduce((total, value) => total + value, 0) / observed.length
}

/** The samples of one interval, counted from 0, as one row. */
export function resampled(samples: readonly Sample[], index: number, run: Run): Row {
  const names = [...new Set(samples.flatMap(({ values }) => Object.keys(values)))]
  const row: Record<string, unknown> = {}
  for (const name of names) {
    const having = samples.filter(({ values }) => Object.hasOwn(values, name))
    const time = name === 'duration' ? 'sum' : run.aggregationOf(name).time
    const total = () => having.reduce((sum, { values }) => sum + numeric(values[name]), 0)
    if (name === 'timestamp') row[name] = samples[0]?.values.timestamp
    else if (time === 'none') row[name] = null
    else if (time === 'sum') row[name] = total()
    else row[name] = time === 'copy' ? having.at(-1)?.values[name] : average(name, having, index, run)
  }
  return row
}
