import { describe, expect, it } from 'vitest'
import { samplesDir } from '#test/support/samples.ts'
import { type Comparison, compare } from './compare.ts'
import { DIFFERENCES, differenceOf } from './differences.ts'
import { isToMatch, oracleRows } from './oracle.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

interface Judged {
  readonly comparison: Comparison
  readonly outcome: Outcome
}

const describeRow = ({ comparison, outcome }: Judged) => ({
  id: comparison.row.id,
  usage: `${comparison.row.kind.serviceName} / ${comparison.row.kind.usageType} / ${comparison.row.kind.unit}`,
  status: comparison.row.status,
  quirks: comparison.row.quirks,
  rule: comparison.ruleId,
  outcome,
  kwh: [comparison.operationalKwh, comparison.row.operationalKwh],
  grams: [comparison.operationalGrams, comparison.row.operationalGrams],
  embodiedGrams: [comparison.embodiedGrams, comparison.row.embodiedGrams],
})

const countBy = (keys: readonly string[]): ReadonlyMap<string, number> =>
  keys.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map<string, number>())

/** `AWS compute: 166 of 166 to match, 182 of 212 in all`, one line per provider and class. */
function shares(judged: readonly Judged[]): string {
  const keyOf = ({ comparison: { row } }: Judged) => `${row.provider.padEnd(13)} ${row.category.padEnd(12)}`
  const same = (some: readonly Judged[]) => countBy(some.filter((one) => one.outcome === 'same').map(keyOf))
  const toMatch = judged.filter((one) => isToMatch(one.comparison.row))
  const [all, wanted, allSame, wantedSame] = [
    countBy(judged.map(keyOf)),
    countBy(toMatch.map(keyOf)),
    same(judged),
    same(toMatch),
  ]
  const line = (key: string) =>
    `${key} ${wantedSame.get(key) ?? 0} of ${wanted.get(key) ?? 0} to match, ${allSame.get(key) ?? 0} of ${all.get(key)} in all`
  const total = toMatch.filter((one) => one.outcome === 'same').length
  return [
    ...[...all.keys()].sort().map(line),
    `all rows to match: ${total} of ${toMatch.length} = ${((100 * total) / toMatch.length).toFixed(1)} %`,
  ].join('\n')
}

describe.skipIf(samplesDir === null)('factor set ccf-2024 on the rows that CCF itself estimated', () => {
  const judged: readonly Judged[] =
    samplesDir === null
      ? []
      : oracleRows().map((row) => {
          const comparison = compare(row)
          return { comparison, outcome: outcomeOf(comparison) }
        })

  it('gives the energy, the carbon and the manufacture that CCF means, within 0.1 %', () => {
    console.log(shares(judged))
    const toMatch = judged.filter(({ comparison }) => isToMatch(comparison.row))
    expect(toMatch.length).toBeGreaterThan(0)
    expect(toMatch.filter(({ outcome }) => outcome !== 'same').map(describeRow)).toEqual([])
  })

  it('differs elsewhere only in reviewed ways', () => {
    const others = judged.filter(({ comparison }) => !isToMatch(comparison.row))
    const reviewed = others.map((one) => differenceOf(one.comparison, one.outcome)?.id)
    const counts = countBy(others.map((one, i) => `${reviewed[i]}: ${one.outcome}`))
    console.log([...counts].map(([what, count]) => `${String(count).padStart(4)} ${what}`).join('\n'))
    expect(others.filter((_, i) => reviewed[i] === undefined).map(describeRow)).toEqual([])
  })

  it('names every reviewed difference once', () => {
    expect(new Set(DIFFERENCES.map(({ id }) => id)).size).toBe(DIFFERENCES.length)
  })

  it('leaves lines out with a reason, and estimates the others above zero', () => {
    for (const { comparison } of judged) {
      if (comparison.status === 'excluded' || comparison.status === 'no-usage') {
        expect(comparison.reason).not.toBe('')
      } else if (comparison.row.quantity !== 0) {
        expect(comparison.operationalKwh / comparison.row.quantity).toBeGreaterThan(0)
      }
    }
  })
})
