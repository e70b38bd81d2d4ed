import { describe, expect, it } from 'vitest'
import { directionOf } from '#lib/domain/change/scenarios.ts'
import { type ComparedEdges, compareEdges } from '#lib/domain/retries/carbon/compare-edges.ts'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import { exactly, type Range } from '#lib/domain/units/range.ts'

const edge = (callee: string, grams: Range | null, unknownServices: readonly string[] = []): EdgeRow => {
  const carbon = {
    waste: grams && { attributedG: grams, avoidableG: exactly(0), cost: [] },
    parts: [],
    unknownServices,
  }
  return {
    caller: 'a',
    callee,
    operation: 'get',
    measures: null,
    notVisibleShare: null,
    policy: carbon,
    cause: carbon,
  }
}
const period = (from: string, to: string, edges: readonly EdgeRow[]): ComparedEdges => ({
  period: { from, to },
  edges,
})

describe('edges of two periods', () => {
  it('are compared by the day: 30 g in three days are 10 g in one', () => {
    const [row] = compareEdges(
      period('2026-09-01', '2026-09-03', [edge('b', exactly(30))]),
      period('2026-09-04', '2026-09-04', [edge('b', exactly(10))]),
      'policy',
    )
    expect(row?.perDayG).toEqual({ low: 0, central: 0, high: 0 })
  })

  it('are taken from each other scenario by scenario: no clear change where these disagree', () => {
    const day = (grams: Range) => period('2026-09-01', '2026-09-01', [edge('b', grams)])
    const [row] = compareEdges(
      day({ low: 4, central: 5, high: 20 }),
      day({ low: 2, central: 6, high: 30 }),
      'policy',
    )
    expect(row?.perDayG).toEqual({ low: -2, central: 1, high: 10 })
    expect(row?.perDayG && directionOf(row.perDayG)).toBe('unclear')
  })

  it('are nothing where nobody called, and not known where one side is not', () => {
    const rows = compareEdges(
      period('2026-09-01', '2026-09-01', [edge('gone', exactly(7)), edge('half', exactly(1), ['x'])]),
      period('2026-09-02', '2026-09-02', [edge('new', exactly(3)), edge('half', exactly(1))]),
      'cause',
    )
    expect(rows.map(({ callee, perDayG }) => [callee, perDayG?.central ?? null])).toEqual([
      ['gone', -7],
      ['new', 3],
      ['half', null],
    ])
  })
})
