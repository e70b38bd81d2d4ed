import { rowsOf } from '../shared/table.ts'
import processors from './tables/processors.json' with { type: 'json' }

/** Watts of one vCPU (or one GPU) at 0 % and at 100 % load, and the memory of the measured servers. */
export interface ProcessorPower {
  readonly idleWatts: number
  readonly maxWatts: number
  readonly memoryGbPerChip: number
  /** False where no processor, or not every one, has a figure: then these are the provider's means. */
  readonly known: boolean
}

interface Processor {
  readonly idleWatts: number
  readonly maxWatts: number
  readonly memoryGbPerChip: number | null
}

const PROCESSORS: ReadonlyMap<string, Processor> = new Map(
  rowsOf(processors).map((row) => [
    `${row.text('provider')} ${row.text('processor')}`,
    {
      idleWatts: row.number('idleWatts'),
      maxWatts: row.number('maxWatts'),
      memoryGbPerChip: row.maybe('memoryGbPerChip'),
    },
  ]),
)

/** Micro-architectures so far above the others that the median stands for a list that has one. */
const OUTLIERS = new Set(['Sandy Bridge', 'Ivy Bridge'])

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1))
}

/**
 * The power of a vCPU that runs on one of these processors: their mean, or their median where Sandy Bridge or
 * Ivy Bridge is among them; the provider's fallback where any of them has no figure.
 *
 * Source: CCF `getWattsByAverageOrMedian`.
 * @example processorPower('AWS', ['Skylake']) // { idleWatts: 0.65, maxWatts: 4.26, memoryGbPerChip: 81.32, known: true }
 */
export function processorPower(provider: string, names: readonly string[]): ProcessorPower {
  const listed = names.map((name) => (name === 'Unknown' ? undefined : PROCESSORS.get(`${provider} ${name}`)))
  const found = listed.filter((processor) => processor !== undefined)
  const known = names.length > 0 && found.length === names.length
  const fallback = PROCESSORS.get(`${provider} Unknown`)
  const used = known ? found : fallback ? [fallback] : []
  const combine = names.some((name) => OUTLIERS.has(name)) ? median : mean
  return {
    idleWatts: combine(used.map((processor) => processor.idleWatts)),
    maxWatts: combine(used.map((processor) => processor.maxWatts)),
    memoryGbPerChip: combine(
      used.map((processor) => processor.memoryGbPerChip ?? fallback?.memoryGbPerChip ?? 0),
    ),
    known,
  }
}
