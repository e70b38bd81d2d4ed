import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundaryFaults } from '#lib/domain/sci/boundary/boundary-faults.ts'
import type { BoundaryComponent } from '#lib/domain/sci/boundary.ts'
import { daysBetween } from '#lib/domain/sci/counts/constant-counts.ts'
import { joinGaps } from '#lib/domain/sci/counts/day-gaps.ts'
import { readCounts } from '#lib/domain/sci/counts/read-counts.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import { countedRuns } from '#lib/queries/sci/counted-runs.ts'

const HEAD = ['day', 'operation', 'count']
const DAYS = daysBetween('2026-07-20', '2026-08-20')

const hourRows = fc.uniqueArray(
  fc.record({
    day: fc.constantFrom(...DAYS.slice(0, 3)),
    hour: fc.integer({ min: 0, max: 23 }),
    operation: fc.constantFrom('order', 'GB', '__proto__'),
    count: fc.integer({ min: 0, max: 1000 }),
  }),
  { selector: ({ day, hour, operation }) => `${day} ${hour} ${operation}`, minLength: 1, maxLength: 60 },
)

const cells = ({
  day,
  hour,
  operation,
  count,
}: {
  day: string
  hour: number
  operation: string
  count: number
}) => [`${day}T${String(hour).padStart(2, '0')}:00Z`, operation, String(count)]

it('counts by the hour add up, whatever their order, and no row can be said twice', () => {
  fc.assert(
    fc.property(hourRows, fc.nat(), (rows, at) => {
      const read = readCounts([HEAD, ...rows.map(cells)])
      expect(read).toEqual(readCounts([HEAD, ...rows.toReversed().map(cells)]))
      const sum = (of: readonly { count: number }[]) => of.reduce((total, { count }) => total + count, 0)
      expect(sum(read.counts)).toBe(sum(rows))
      expect(read.counts.reduce((hours, { coveredHours }) => hours + coveredHours, 0)).toBe(rows.length)
      const again = rows[at % rows.length]
      const twice = readCounts([HEAD, ...rows.map(cells), ...(again ? [cells(again)] : [])])
      expect(twice.counts).toEqual([])
      expect(twice.faults.map(({ line }) => line)).toEqual([rows.length + 2])
    }),
  )
})

it('gaps and what is between them are the period, each day once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(null, 'no-bill', 'no-count', 'part-of-day'), { minLength: 1, maxLength: 32 }),
      (reasons) => {
        const days = reasons.map((reason, index) => ({ day: DAYS[index] ?? '', reason }))
        const gaps = joinGaps(days)
        const runs = countedRuns({ from: days[0]?.day ?? '', to: days.at(-1)?.day ?? '' }, gaps)
        const within = (parts: readonly { from: string; to: string }[]) =>
          parts.flatMap(({ from, to }) => daysBetween(from, to))
        expect(within(runs)).toEqual(days.filter(({ reason }) => reason === null).map(({ day }) => day))
        expect([...within(runs), ...within(gaps)].sort()).toEqual(days.map(({ day }) => day))
      },
    ),
  )
})

it('a boundary leaves nothing of a team out silently: narrow components need the rest, and the rest is enough', () => {
  const narrow = fc.array(fc.subarray([...CATEGORIES], { minLength: 1 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(narrow, (categories) => {
      const components: readonly BoundaryComponent[] = categories.map((category, index) => ({
        name: `part ${index}`,
        selection: { team: ['checkout'], category },
        inside: true,
      }))
      const faults = (all: readonly BoundaryComponent[]) =>
        boundaryFaults('shop', {
          description: '',
          components: all,
          sharedSplit: NO_SPLIT,
          allocation: null,
        })
      const isWhole = new Set(categories.flat()).size === CATEGORIES.length
      expect(faults(components).length === 0).toBe(isWhole)
      const rest = { name: 'rest', selection: { team: ['checkout'] }, inside: { reason: 'measured apart' } }
      expect(faults([...components, rest])).toEqual([])
    }),
  )
})
