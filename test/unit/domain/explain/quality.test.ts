import { expect, it } from 'vitest'
import { factorsUsed } from '#lib/domain/explain/factors-used.ts'
import { excludedReasons, gradeShares, qualitySplit } from '#lib/domain/explain/quality.ts'
import { figure, gradedKind } from '#test/support/graded.ts'

const transfer = { formula: 'network', figures: [figure('n', 0.001, 0.001, 0.001)], amount: 10 } as const
const kinds = [
  gradedKind({ ...transfer, row: { lines: 3, positive_measured: 30 } }),
  gradedKind({
    ...transfer,
    amount: 5,
    row: { lines: 2, positive_proxied: 4 },
    coefficient: { status: 'proxied', grade: 'C' },
  }),
  gradedKind({
    ...transfer,
    amount: 1,
    row: { lines: 1, positive_proxied: 6 },
    coefficient: { status: 'proxied', grade: 'D', basis: 'list-cost-usd' },
  }),
  gradedKind({
    ...transfer,
    amount: 0,
    row: { lines: 7, currency: 'EUR', positive_excluded: 5 },
    coefficient: { status: 'proxied', grade: 'D', basis: 'list-cost-usd' },
  }),
  gradedKind({ ...transfer, amount: 0, grid: null, row: { lines: 4 } }),
  gradedKind({
    ...transfer,
    amount: 0,
    row: { lines: 9, positive_excluded: 1 },
    coefficient: { status: 'excluded', grade: null, reason: 'no model', terms: [] },
  }),
]

it('splits usage by how it was counted, in lines, cost of each currency, and carbon', () => {
  expect(qualitySplit(kinds)).toEqual([
    { quality: 'measured', lines: 3, cost: [{ currency: 'USD', amount: 30 }], kgCo2e: 0.004 },
    { quality: 'proxied-by-usage', lines: 2, cost: [{ currency: 'USD', amount: 4 }], kgCo2e: 0.002 },
    { quality: 'proxied-by-cost', lines: 1, cost: [{ currency: 'USD', amount: 6 }], kgCo2e: 0.0004 },
    {
      quality: 'excluded',
      lines: 20,
      cost: [
        { currency: 'EUR', amount: 5 },
        { currency: 'USD', amount: 1 },
      ],
      kgCo2e: 0,
    },
  ])
})

it('says why usage is excluded, the reason with the most lines first', () => {
  expect(excludedReasons(kinds)).toEqual([
    { reason: 'no model', lines: 9 },
    { reason: 'no exchange rate from EUR to USD', lines: 7 },
    { reason: 'no grid intensity for this place', lines: 4 },
  ])
})

it('shares the total among grades', () => {
  const { A = 0, C = 0, D = 0 } = gradeShares(kinds)
  expect(A).toBeCloseTo(0.625, 12)
  expect(C).toBeCloseTo(0.3125, 12)
  expect(D).toBeCloseTo(0.0625, 12)
})

it('counts for each factor the lines that it took part in, those with the most carbon first', () => {
  const other = gradedKind({ ...transfer, figures: [figure('m', 1, 1, 1)], row: { lines: 5 } })
  const uses = factorsUsed([...kinds.slice(0, 2), other])
  expect(uses.map(({ figure: { id }, lines }) => [id, lines])).toEqual([
    ['PUE', 10],
    ['grid, here', 10],
    ['m', 5],
    ['n', 5],
  ])
})

it('counts lines without usage in no quality, and shares no total that is not positive', () => {
  const fee = gradedKind({ ...transfer, amount: 0, row: { lines: 5 }, coefficient: { status: 'no-usage' } })
  expect(qualitySplit([fee]).map(({ lines }) => lines)).toEqual([0, 0, 0, 0])
  expect(excludedReasons([fee])).toEqual([])
  const correction = gradedKind({ ...transfer, amount: -5 })
  expect([gradeShares([fee]), gradeShares([correction])]).toEqual([{}, {}])
})
