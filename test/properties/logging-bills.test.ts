import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LOG_STAGES } from '#lib/domain/logging/log-stage.ts'
import { groupLogs, type LogRow, sumLogs } from '#lib/domain/logging/sum-logs.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'

const amount = fc.integer({ min: 0, max: 1e6 })

/** Whole numbers, which sum exactly; low, central and high in order. */
const summaryRow: fc.Arbitrary<SummaryRow> = fc
  .record({
    currency: fc.constantFrom('USD', 'EUR'),
    lines: amount,
    cost: amount,
    team: fc.constantFrom('a', 'b', 'c'),
    grams: amount,
    spread: amount,
  })
  .map(({ grams, spread, ...row }) => {
    const figures = (part: 'energy' | 'operational' | 'embodied') => ({
      [`${part}_low`]: grams,
      [`${part}_central`]: grams + spread,
      [`${part}_high`]: grams + 2 * spread,
    })
    return {
      ...row,
      amount: 0,
      excluded_lines: 0,
      excluded_cost: 0,
      positive_measured: row.cost,
      positive_proxied: 0,
      positive_excluded: 0,
      ...figures('energy'),
      ...figures('operational'),
      ...figures('embodied'),
    } as SummaryRow
  })

const logRow: fc.Arbitrary<LogRow> = fc.record({
  row: summaryRow,
  stage: fc.record({ stage: fc.constantFrom(...LOG_STAGES), quantity: fc.constant('GB' as const) }),
  gb: fc.option(amount),
})

const SIDES = ['low', 'central', 'high'] as const

it('groups are a partition: lines, GB of each stage, money of each currency and carbon add up', () => {
  const keys = [
    ({ row }: LogRow) => row.team ?? '',
    ({ stage }: LogRow) => stage.stage,
    ({ row }: LogRow) => row.currency,
  ]
  fc.assert(
    fc.property(fc.array(logRow), fc.constantFrom(...keys), (rows, keyOf) => {
      const whole = sumLogs(rows)
      const groups = groupLogs(rows, keyOf)
      const sum = (of: (part: (typeof groups)[number]['sums']) => number) =>
        groups.reduce((total, { sums }) => total + of(sums), 0)
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
      expect(sum(({ lines }) => lines)).toBe(whole.lines)
      expect(sum((part) => part.linesWithoutBytes)).toBe(whole.linesWithoutBytes)
      expect(sum((part) => part.writtenGb ?? 0)).toBe(whole.writtenGb ?? 0)
      for (const stage of LOG_STAGES) expect(sum(({ gb }) => gb[stage] ?? 0)).toBe(whole.gb[stage] ?? 0)
      for (const currency of ['USD', 'EUR']) {
        const money = (part: typeof whole) =>
          part.cost.find((each) => each.currency === currency)?.amount ?? 0
        expect(sum(money)).toBe(money(whole))
      }
      for (const side of SIDES)
        expect(sum((part) => part.totalKgCo2e[side])).toBeCloseTo(whole.totalKgCo2e[side], 6)
    }),
  )
})

it('what was written is what was taken in and vended, and is unknown only where all of it is', () => {
  fc.assert(
    fc.property(fc.array(logRow), (rows) => {
      const { gb, writtenGb, linesWithoutBytes, lines } = sumLogs(rows)
      const told = [gb.ingest, gb.vended].filter((value) => typeof value === 'number')
      expect(writtenGb).toBe(told.length === 0 ? null : told.reduce((a, b) => a + b, 0))
      expect(linesWithoutBytes).toBeLessThanOrEqual(lines)
      for (const stage of LOG_STAGES) expect(stage in gb).toBe(rows.some((row) => row.stage.stage === stage))
    }),
  )
})

it('the most carbon comes first', () => {
  fc.assert(
    fc.property(fc.array(logRow), (rows) => {
      const kg = groupLogs(rows, ({ row }) => row.team ?? '').map(({ sums }) => sums.totalKgCo2e.central)
      expect(kg).toEqual([...kg].sort((a, b) => b - a))
    }),
  )
})
