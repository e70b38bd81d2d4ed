import { describe, expect, it } from 'vitest'
import { figureUnit } from '#lib/domain/adjustments/figure-unit.ts'
import { figuresOfSet } from '#lib/domain/adjustments/figures-of-set.ts'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { machineNames } from '#lib/factors/machine-names.ts'
import { placeOf } from '#lib/factors/places/place-of.ts'

const PLACES = [
  { provider: 'AWS', region: 'eu-west-1' },
  { provider: 'Google Cloud', region: 'us-central1' },
]

describe.each(FACTOR_SET_IDS)('every figure of %s', (id) => {
  const set = FACTOR_SETS[id]
  const figures = figuresOfSet(set, { ...machineNames(id), places: PLACES }, 'location')
  const names = figures.map((figure) => figure.id)

  it('has a name of its own, in order', () => {
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual([...names].sort())
  })

  it('has a source, and a central value within its range', () => {
    for (const { id: name, source, low, central, high } of figures) {
      expect(source.title, name).not.toBe('')
      expect(low, name).toBeLessThanOrEqual(central)
      expect(central, name).toBeLessThanOrEqual(high)
    }
  })

  it('can be overridden: its name is known to the set, with the same unit', () => {
    const isPlace = (provider: string, region: string) => placeOf(provider, region) !== undefined
    const sampled = figures.filter((_, index) => index % 97 === 0)
    expect(sampled.length).toBeGreaterThan(10)
    for (const { id: name, unit } of sampled)
      expect(figureUnit(name, set, { kinds: [], isPlace }), name).toBe(unit)
  })

  it('is there for assumptions, places and machines', () => {
    expect(names).toContain('CPU utilisation')
    expect(names.some((name) => name.startsWith('PUE, AWS'))).toBe(true)
    expect(names.some((name) => name.includes('m5.large'))).toBe(true)
  })
})

it('a place has its figure by the method asked for', () => {
  const gridOf = (method: 'location' | 'market') =>
    figuresOfSet(
      FACTOR_SETS['2026.1'],
      { machines: [], accelerators: [], places: [{ provider: 'AWS', region: 'eu-west-1' }] },
      method,
    ).find(({ id }) => id.startsWith('grid, AWS eu-west-1'))
  expect(gridOf('location')?.central).toBe(
    FACTOR_SETS['2026.1'].grid('AWS', 'eu-west-1', '9999-12', 'location')?.central,
  )
  expect(gridOf('market')?.central).toBe(
    FACTOR_SETS['2026.1'].grid('AWS', 'eu-west-1', '9999-12', 'market')?.central,
  )
})
