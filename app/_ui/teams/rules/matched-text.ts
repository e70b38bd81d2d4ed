import { formatCount } from '#lib/domain/format/count.ts'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import type { RuleMatch, ShareOfCost } from '#lib/domain/teams/rules-preview.ts'
import { formatShare } from '../../../_format/share.ts'
import { en } from '../../../_messages/en.ts'

/** Shares of cost in words; each currency by itself where there are several. */
const costInWords = (cost: readonly ShareOfCost[]): readonly string[] =>
  cost.map(({ currency, share }) =>
    cost.length === 1
      ? en.teams.rules.ofCost(formatShare(share))
      : en.teams.rules.ofCostIn(formatShare(share), currency),
  )

/** How much a rule matches. @example '41 % of cost · 812 kg · 34 owners' */
export function matchedInWords({ cost, totalKgCo2e, owners }: RuleMatch): string {
  const words = en.teams.rules
  if (owners === 0) return words.matchesNothing
  return words.matched([
    ...costInWords(cost),
    formatMassWithUnit(totalKgCo2e.central),
    words.owners(formatCount(owners)),
  ])
}
