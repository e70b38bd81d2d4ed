import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import type { RuleMatch, ShareOfCost } from '#lib/domain/teams/rules-preview.ts'
import { formatShare } from '../../../_format/share.ts'
import type { Translate } from '../../../_i18n/translate.ts'

/** Shares of cost in words; each currency by itself where there are several. */
const costInWords = (t: Translate, cost: readonly ShareOfCost[]): readonly string[] =>
  cost.map(({ currency, share }) =>
    cost.length === 1
      ? t('teams.rules.ofCost', { share: formatShare(share) })
      : t('teams.rules.ofCostIn', { share: formatShare(share), currency }),
  )

/** How much a rule matches. @example '41 % of cost · 812 kg · 34 owners' */
export function matchedInWords(t: Translate, { cost, totalKgCo2e, owners }: RuleMatch): string {
  if (owners === 0) return t('teams.rules.matchesNothing')
  return [
    ...costInWords(t, cost),
    formatMassWithUnit(totalKgCo2e.central),
    t('teams.rules.owners', { count: owners }),
  ].join(' · ')
}
