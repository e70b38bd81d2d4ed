import { type CurrencyAmount, type Emissions, type Group, SHARED } from '../report/emissions.ts'
import { add, type Range, scale, ZERO } from '../units/range.ts'
import type { SharedShares } from './shared-shares.ts'

const PARTS = ['energyKwh', 'operationalKgCo2e', 'embodiedKgCo2e', 'totalKgCo2e'] as const

const emissions = (part: (name: (typeof PARTS)[number]) => Range): Emissions => ({
  energyKwh: part('energyKwh'),
  operationalKgCo2e: part('operationalKgCo2e'),
  embodiedKgCo2e: part('embodiedKgCo2e'),
  totalKgCo2e: part('totalKgCo2e'),
})

/** A team without usage of its own. */
export const noGroup = (team: string): Group => ({
  key: { team },
  rows: 0,
  cost: [],
  ...emissions(() => ZERO),
})

/** Amounts in each currency, never added across; coverage stays that of the team's own usage. */
function addCost(
  own: readonly CurrencyAmount[],
  shared: readonly CurrencyAmount[],
  share: number,
): readonly CurrencyAmount[] {
  const currencies = [...new Set([...own, ...shared].map(({ currency }) => currency))]
  const amountIn = (of: readonly CurrencyAmount[], currency: string) =>
    of.reduce((sum, each) => (each.currency === currency ? sum + each.amount : sum), 0)
  return currencies.map((currency) => ({
    currency,
    amount: amountIn(own, currency) + share * amountIn(shared, currency),
    coverage: own.find((each) => each.currency === currency)?.coverage ?? null,
  }))
}

/**
 * Figures by team with shared usage divided: each team's own plus its share, low with low and high with high. The shared row stays,
 * with what could not be divided: nothing, or all of it. The sum of all rows is what it was. Lines (`rows`) and coverage stay those of a team's own
 * usage.
 *
 * @param groups by team, of any part of the period that the shares are of
 * @example divideShared([search 3 kg, shared 1 kg], { search: 0.75, checkout: 0.25 }) // search 3.75 kg, checkout 0.25 kg, shared 0 kg
 */
export function divideShared(groups: readonly Group[], divided: SharedShares): readonly Group[] {
  const shared = groups.find(({ key }) => key.team === SHARED)
  if (!divided.ok || !shared) return groups
  const present = new Map(groups.map((group) => [group.key.team ?? '', group]))
  const receivers = [...divided.shares].filter(([, share]) => share > 0)
  for (const [team] of receivers) if (!present.has(team)) present.set(team, noGroup(team))
  return [...present.values()].map((group) => {
    if (group.key.team === SHARED) return { ...noGroup(SHARED), rows: group.rows }
    const share = divided.shares.get(group.key.team ?? '') ?? 0
    if (share === 0) return group
    return {
      ...group,
      cost: addCost(group.cost, shared.cost, share),
      ...emissions((part) => add(group[part], scale(shared[part], share))),
    }
  })
}
