const STEPS = [1, 2, 2.5, 5, 10] as const
const INTERVALS = 4

/** Evenly spaced round numbers from zero to at least `most`. @example niceTicks(3.3) // [0, 1, 2, 3, 4] */
export function niceTicks(most: number): number[] {
  if (!(most > 0)) return [0]
  const rough = most / INTERVALS
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((one) => one * power >= rough * (1 - 1e-9)) ?? 10) * power
  const count = Math.ceil((most / step) * (1 - 1e-9))
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}
