/**
 * A figure in each of three scenarios: every factor at its low, central and high value. Of a difference the
 * three need not be in order, and may differ in sign.
 */
export interface Scenarios {
  readonly low: number
  readonly central: number
  readonly high: number
}

export const NO_CHANGE: Scenarios = { low: 0, central: 0, high: 0 }

/** One figure from several, scenario by scenario. @example inEach((s) => now[s] - base[s]) */
export const inEach = (figure: (scenario: keyof Scenarios) => number): Scenarios => ({
  low: figure('low'),
  central: figure('central'),
  high: figure('high'),
})

/** The sum, scenario by scenario. */
export const sumOf = (all: readonly Scenarios[]): Scenarios =>
  inEach((scenario) => all.reduce((sum, each) => sum + each[scenario], 0))

/** A difference as a span: the smallest, the central and the largest of its scenarios. */
export const spanOf = ({ low, central, high }: Scenarios) => ({
  from: Math.min(low, central, high),
  to: Math.max(low, central, high),
})

export type Direction = 'up' | 'down' | 'unclear' | 'none'

/**
 * Whether a difference goes up or down. It is unclear only where the scenarios disagree on the sign.
 *
 * @example directionOf({ low: -1, central: 2, high: 5 }) // 'unclear'
 */
export function directionOf({ low, central, high }: Scenarios): Direction {
  const all = [low, central, high]
  const rises = all.some((value) => value > 0)
  const falls = all.some((value) => value < 0)
  if (rises && falls) return 'unclear'
  if (rises) return 'up'
  return falls ? 'down' : 'none'
}
