import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dimension, Emissions, Report } from '#lib/domain/report/emissions.ts'
import { type EstimateQuestion, estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { draws } from '#test/support/draws.ts'
import { type BillLine, bill, inTemporaryFolder, writeBill } from '#test/support/generated-bill.ts'
import { toParquet } from '#test/support/to-parquet.ts'

const RUNS = { numRuns: draws(8) }
const DIMENSIONS: readonly Dimension[] = [
  'provider',
  'service',
  'region',
  'account',
  'team',
  'category',
  'day',
  'month',
  'kind',
]
const FIGURES = ['energyKwh', 'operationalKgCo2e', 'embodiedKgCo2e', 'totalKgCo2e'] as const

const ask = (files: readonly string[], given: Partial<EstimateQuestion> = {}): Promise<Report> =>
  estimateBill({
    files,
    groupBy: ['service'],
    factorSet: '2026.1',
    method: 'location',
    teamTagKeys: ['team'],
    ...given,
  })

const estimate = (lines: readonly BillLine[], given: Partial<EstimateQuestion> = {}): Promise<Report> =>
  inTemporaryFolder((folder) => ask([writeBill(folder, 'bill.csv', lines)], given))

const close = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-12)

function expectSum(total: Emissions, parts: readonly Emissions[]) {
  for (const figure of FIGURES) {
    for (const side of ['low', 'central', 'high'] as const) {
      const sum = parts.reduce((value, part) => value + part[figure][side], 0)
      expect(close(sum, total[figure][side]), `${figure}.${side}: ${sum} and ${total[figure][side]}`).toBe(
        true,
      )
    }
  }
}

/** A deterministic other order. */
const shuffled = (lines: readonly BillLine[]): readonly BillLine[] => [
  ...lines.filter((_, index) => index % 3 === 1),
  ...lines.filter((_, index) => index % 3 !== 1).reverse(),
]

describe('law 1: a total is the sum of its parts', () => {
  it.each(DIMENSIONS)('by %s, for both methods and both factor sets', async (dimension) => {
    await fc.assert(
      fc.asyncProperty(
        bill,
        fc.constantFrom('location', 'market'),
        fc.constantFrom('2026.1', 'ccf-2024'),
        async (lines, method, factorSet) => {
          const report = await estimate(lines, {
            groupBy: [dimension],
            method,
            factorSet,
          } as Partial<EstimateQuestion>)
          expectSum(report.total, report.groups)
          expect(report.groups.reduce((sum, group) => sum + group.rows, 0)).toBe(report.rows.kept)
        },
      ),
      { numRuns: draws(4) },
    )
  })
})

describe('law 2: how the bill is cut changes nothing', () => {
  it('another order of rows, two files, gzip, Parquet or one thread give the very same digits', async () => {
    await fc.assert(
      fc.asyncProperty(bill, async (lines) => {
        await inTemporaryFolder(async (folder) => {
          const whole = await ask([writeBill(folder, 'whole.csv', lines)])
          expect(await ask([writeBill(folder, 'shuffled.csv', shuffled(lines))])).toEqual(whole)
          expect(await ask([writeBill(folder, 'whole.csv.gz', lines)])).toEqual(whole)
          expect(await ask([join(folder, 'whole.csv')], { threads: 1 })).toEqual(whole)
          expect(await ask([await toParquet(folder, 'whole.csv')])).toEqual(whole)
          const half = Math.floor(lines.length / 2)
          const halves = [lines.slice(0, half), lines.slice(half)].map((part, index) =>
            writeBill(folder, `part-${index}.csv`, part),
          )
          expect(await ask(halves)).toEqual(whole)
        })
      }),
      RUNS,
    )
  })
})

describe('law 3: every row and every cent is somewhere', () => {
  it('read = kept + without usage + rejected, in rows and in money', async () => {
    const broken: BillLine = {
      day: '2026-01-01',
      account: '000000000001',
      lineType: 'Usage',
      service: 'AmazonEC2',
      usageType: 'BoxUsage:m5.large',
      unit: 'Hrs',
      region: 'us-east-1',
      vcpu: '2',
      amount: 'twelve',
      cost: '7.25',
      currency: 'USD',
      team: '',
    }
    await fc.assert(
      fc.asyncProperty(bill, fc.nat({ max: 3 }), async (lines, damaged) => {
        const all = [...lines, ...Array.from({ length: damaged }, () => broken)]
        const { rows, cost } = await estimate(all)
        expect(rows.read).toBe(all.length)
        expect(rows.kept + rows.excluded + rows.rejected).toBe(rows.read)
        expect(rows.rejected).toBe(damaged)
        const expected = all.reduce((sum, line) => sum + Number(line.cost), 0)
        const found = cost.reduce((sum, each) => sum + each.kept + each.excluded + each.rejected, 0)
        expect(found).toBeCloseTo(expected, 6)
      }),
      RUNS,
    )
  })
})

describe('law 4: nothing unknown is zero', () => {
  it('usage without a figure is excluded from coverage, usage with one has energy', async () => {
    await fc.assert(
      fc.asyncProperty(bill, async (lines) => {
        const priced = lines.map((line) => ({ ...line, amount: '5', cost: '2', lineType: 'Usage' }))
        const { groups } = await estimate(priced, { groupBy: ['kind'] })
        for (const group of groups) {
          const coverage = group.cost[0]?.coverage
          const counted = (coverage?.measured ?? 0) + (coverage?.proxied ?? 0)
          expect(counted + (coverage?.excluded ?? 0)).toBeCloseTo(1, 12)
          expect(group.energyKwh.central > 0).toBe(counted > 0)
        }
      }),
      RUNS,
    )
  })
})

describe('law 5: ranges and directions', () => {
  it('low ≤ central ≤ high', async () => {
    await fc.assert(
      fc.asyncProperty(bill, async (lines) => {
        const report = await estimate(lines)
        for (const part of [report.total, ...report.groups]) {
          for (const figure of FIGURES) {
            expect(part[figure].low).toBeLessThanOrEqual(part[figure].central * (1 + 1e-12))
            expect(part[figure].central).toBeLessThanOrEqual(part[figure].high * (1 + 1e-12))
          }
        }
      }),
      RUNS,
    )
  })

  it('more usage never means less carbon', async () => {
    await fc.assert(
      fc.asyncProperty(bill, bill, async (lines, more) => {
        const before = await estimate(lines)
        const after = await estimate([...lines, ...more])
        expect(after.total.totalKgCo2e.central).toBeGreaterThanOrEqual(
          before.total.totalKgCo2e.central * (1 - 1e-12),
        )
      }),
      RUNS,
    )
  })

  it('credits, refunds and taxes change the money, never the carbon', async () => {
    await fc.assert(
      fc.asyncProperty(
        bill,
        bill,
        fc.constantFrom('Credit', 'Refund', 'Tax'),
        async (lines, extra, lineType) => {
          const before = await estimate(lines)
          const after = await estimate([
            ...lines,
            ...extra.map((line) => ({ ...line, lineType, cost: '-3' })),
          ])
          expect(after.total).toEqual(before.total)
          expect(after.coverage).toEqual(before.coverage)
        },
      ),
      RUNS,
    )
  })

  it('a discount written as a negative price of usage takes no carbon away', async () => {
    await fc.assert(
      fc.asyncProperty(bill, bill, async (lines, extra) => {
        const before = await estimate(lines)
        const discounts = extra.map((line) => ({ ...line, lineType: 'Usage', cost: '-3' }))
        const after = await estimate([...lines, ...discounts])
        expect(after.total.totalKgCo2e.central).toBeGreaterThanOrEqual(
          before.total.totalKgCo2e.central * (1 - 1e-12),
        )
      }),
      { numRuns: draws(4) },
    )
  })

  it('a net correction is shown without a range', async () => {
    const line = fc.sample(bill, 1)[0]?.[0] as BillLine
    const report = await estimate([
      {
        ...line,
        lineType: 'Usage',
        service: 'AmazonEC2',
        usageType: 'BoxUsage:m5.large',
        unit: 'Hrs',
        amount: '-1',
      },
    ])
    const { low, central, high } = report.total.energyKwh
    expect(central).toBeLessThan(0)
    expect([low, high]).toEqual([central, central])
  })
})

describe('law 6: the same question has the same answer', () => {
  it('to the last digit, whatever else was asked before', async () => {
    await fc.assert(
      fc.asyncProperty(bill, bill, async (lines, other) => {
        const first = await estimate(lines)
        await estimate(other)
        expect(await estimate(lines)).toEqual(first)
      }),
      { numRuns: draws(4) },
    )
  })
})
