import type { CurrencyCost } from '#lib/domain/report/emissions.ts'
import { formatShare } from '../_format/share.ts'
import type { Translate } from '../_i18n/translate.ts'

/** Below this share of covered cost a total is marked as partial. */
const PARTIAL_BELOW = 0.8

interface Covered {
  /** In words, per currency where there are several; currencies are never added. */
  readonly text: string
  readonly isPartial: boolean
}

/** How much of the cost of usage is measured or proxied, and whether that is too little to call a total whole. */
export function covered(t: Translate, cost: readonly Pick<CurrencyCost, 'currency' | 'coverage'>[]): Covered {
  const known = cost.flatMap(({ currency, coverage }) =>
    coverage ? [{ currency, share: coverage.measured + coverage.proxied }] : [],
  )
  const [only, ...others] = known
  const isPartial = known.some(({ share }) => share < PARTIAL_BELOW)
  if (!only) return { text: t('band.coverageUnknown'), isPartial: false }
  if (others.length === 0) return { text: t('band.covered', { share: formatShare(only.share) }), isPartial }
  const list = known
    .map(({ currency, share }) => t('band.shareOf', { share: formatShare(share), currency }))
    .join(', ')
  return { text: t('band.coveredOfMany', { shares: list }), isPartial }
}
