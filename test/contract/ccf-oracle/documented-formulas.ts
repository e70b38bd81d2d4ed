/** CCF's formulas as its documentation has them, written a second time without looking at the first. */

interface Watts {
  readonly min: number
  readonly max: number
}

interface ProcessorTables {
  readonly MIN_WATTS_AVG?: number
  readonly MIN_WATTS_MEDIAN?: number
  readonly MAX_WATTS_AVG?: number
  readonly MAX_WATTS_MEDIAN?: number
  readonly MEMORY_AVG: number
  readonly MIN_WATTS_BY_COMPUTE_PROCESSOR: Readonly<Record<string, number>>
  readonly MAX_WATTS_BY_COMPUTE_PROCESSOR: Readonly<Record<string, number>>
  readonly MEMORY_BY_COMPUTE_PROCESSOR: Readonly<Record<string, number>>
}

function averageOrMedian(
  figures: Readonly<Record<string, number>>,
  processors: readonly string[],
  fallback = Number.NaN,
): number {
  const values = processors.map((name) => figures[name] ?? Number.NaN)
  if (values.some(Number.isNaN) || values.length === 0) return fallback
  if (processors.includes('Sandy Bridge') || processors.includes('Ivy Bridge')) {
    const sorted = values.toSorted((a, b) => a - b)
    const half = Math.floor(sorted.length / 2)
    const [upper = 0, lower = 0] = [sorted[half], sorted[half - 1]]
    return sorted.length % 2 === 1 ? upper : (upper + lower) / 2
  }
  return values.reduce((a, b) => a + b) / values.length
}

export const wattsOf = (tables: ProcessorTables, processors: readonly string[]): Watts => ({
  min: averageOrMedian(
    tables.MIN_WATTS_BY_COMPUTE_PROCESSOR,
    processors,
    tables.MIN_WATTS_AVG ?? tables.MIN_WATTS_MEDIAN,
  ),
  max: averageOrMedian(
    tables.MAX_WATTS_BY_COMPUTE_PROCESSOR,
    processors,
    tables.MAX_WATTS_AVG ?? tables.MAX_WATTS_MEDIAN,
  ),
})

/** kWh of vCPU-hours (or GPU-hours) at 50 %, before PUE. */
export const computeKwh = (hours: number, { min, max }: Watts): number =>
  ((min + (50 / 100) * (max - min)) * hours) / 1000

/** kWh of the memory that an hour of an instance has above the benchmark servers, before PUE. */
export function memoryKwh(
  tables: ProcessorTables,
  processors: readonly string[],
  family: string,
  memoryGb: number,
  [largestVcpu = 0, largestGb = 0]: readonly number[],
): number {
  const chips = ['m5zn', 'z1d'].includes(family) ? 2 : Math.ceil(largestVcpu / 96)
  const perChip = averageOrMedian(tables.MEMORY_BY_COMPUTE_PROCESSOR, processors, tables.MEMORY_AVG)
  const delta = largestGb / chips - perChip
  return delta <= 0 ? 0 : (delta / (largestGb / memoryGb)) * 0.000392
}

/** gCO2e of an hour of an instance, by the formula that CCF documents. */
export const embodiedGrams = (serverTonnes: number, vcpu: number, largestVcpu: number): number =>
  (serverTonnes * 1_000_000 * (1 / 35_040) * vcpu) / largestVcpu
