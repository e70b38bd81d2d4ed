import coefficients from './tables/coefficients.json' with { type: 'json' }

type Name = 'cpuUtilisation' | 'ssd' | 'hdd' | 'network' | 'memory' | 'serverLife'

/** A coefficient that holds for every provider, in the unit of its row. */
export function coefficientValue(name: Name): number {
  const value = coefficients.rows.find((row) => row[0] === name)?.[1]
  if (typeof value !== 'number') throw new Error(`coefficients.json has no ${name}`)
  return value
}
