import { rowsOf } from '../shared/table.ts'
import coefficients from './tables/coefficients.json' with { type: 'json' }

type Name = 'cpuUtilisation' | 'ssd' | 'hdd' | 'network' | 'memory' | 'serverLife'

const VALUES = new Map(rowsOf(coefficients).map((row) => [row.text('name'), row.number('value')]))

/** A coefficient that holds for every provider, in the unit of its row. */
export function coefficientValue(name: Name): number {
  const value = VALUES.get(name)
  if (value === undefined) throw new Error(`coefficients.json has no ${name}`)
  return value
}
