import { describe, expect, it } from 'vitest'
import { nextSorting, readSorting, sortGroups } from '#app/_view/sort-groups.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import { exactly } from '#lib/domain/units/range.ts'
import { t } from '#test/support/translate.ts'

const group = (service: string, kilograms: number, dollars: number): Group => ({
  key: { service },
  rows: 1,
  cost: [{ currency: 'USD', amount: dollars, coverage: null }],
  energyKwh: exactly(kilograms * 3),
  operationalKgCo2e: exactly(kilograms),
  embodiedKgCo2e: exactly(0),
  totalKgCo2e: exactly(kilograms),
})

const groups = [group('b', 1, 9), group('a', 1, 5), group('c', 7, 1)]
const order = (text: string | null) =>
  sortGroups(t, groups, { sorting: readSorting(text), dimension: 'service', currency: 'USD' }).map(
    ({ key }) => key.service,
  )

describe('rows', () => {
  it('come with the most carbon first, equal ones by name', () => {
    expect(order(null)).toEqual(['c', 'a', 'b'])
    expect(order('nonsense')).toEqual(['c', 'a', 'b'])
  })

  it('can be turned round, and sorted by name or cost', () => {
    expect(order('co2e')).toEqual(['a', 'b', 'c'])
    expect(order('name')).toEqual(['a', 'b', 'c'])
    expect(order('-name')).toEqual(['c', 'b', 'a'])
    expect(order('-cost')).toEqual(['b', 'a', 'c'])
  })
})

describe('a click on the head of a column', () => {
  it('asks for the largest first, then for the smallest; names from A', () => {
    expect(nextSorting({ key: 'co2e', descending: true }, 'energy')).toBe('-energy')
    expect(nextSorting({ key: 'energy', descending: true }, 'energy')).toBe('energy')
    expect(nextSorting({ key: 'co2e', descending: true }, 'name')).toBe('name')
  })
})
