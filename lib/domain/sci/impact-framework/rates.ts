import type { PluginEntry, Row } from './manifest.ts'

/** A metric that is a ratio: its periods and components are combined by adding both parts, not the ratios. */
export interface Rate {
  readonly metric: string
  readonly numerator: string
  readonly denominator: string
}

export interface RateParts {
  readonly numerator: number
  readonly denominator: number
}

const text = (value: unknown): value is string => typeof value === 'string'

/** Whether a parameter is a score by its name. */
const isScore = (name: string): boolean => /(^|[-_/])sci([-_/]|$)/i.test(name)

/** The scores that plugins of a manifest make: `Sci`, and a `Divide` whose output is named so. */
export function ratesOf(plugins: ReadonlyMap<string, PluginEntry>): readonly Rate[] {
  return [...plugins.values()].flatMap(({ method, mapping = {}, config = {} }): readonly Rate[] => {
    const { numerator, denominator, output, 'functional-unit': units } = config
    const name = (own: string) => mapping[own] ?? own
    if (method === 'Sci' && text(units))
      return [{ metric: name('sci'), numerator: name('carbon'), denominator: name(units) }]
    if (method === 'Divide' && text(numerator) && text(denominator) && text(output) && isScore(output))
      return [{ metric: name(output), numerator: name(numerator), denominator: name(denominator) }]
    return []
  })
}

/** The parts of a row's score, if a plugin made it of parameters that the row still carries. */
export function partsOf(rates: readonly Rate[], metric: string, row: Row): RateParts | null {
  for (const rate of rates) {
    const numerator = row[rate.numerator]
    const denominator = row[rate.denominator]
    const value = row[metric]
    if (rate.metric !== metric || typeof numerator !== 'number' || typeof denominator !== 'number') continue
    const isOwn =
      denominator === 0 ||
      (typeof value === 'number' && Math.abs(numerator / denominator - value) <= 1e-9 * Math.abs(value))
    if (isOwn) return { numerator, denominator }
  }
  return null
}
