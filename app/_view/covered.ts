import type { CurrencyCost } from '#lib/domain/report/emissions.ts'
import { formatShare } from '../_format/share.ts'
import { en } from '../_messages/en.ts'

/** Below this share of covered cost a total is marked as partial. */
const PARTIAL_BELOW = 0.8

interface Covered {
  /** In words, per currency where there are several; currencies are never added. */
  readonly text: string
  readonly isPartial: boolean
}

/** How much of the cost of usage is measured or proxied, and whether that is too little to call a total whole. */
export function covered(cost: readonly CurrencyCost[]): Covered {
  const known = cost.flatMap(({ currency, coverage }) =>
    coverage ? [{ currency, share: coverage.measured + coverage.proxied }] : [],
  )
  const [only, ...others] = known
  const isPartial = known.some(({ share }) => share < PARTIAL_BELOW)
  if (!only) return { text: en.band.coverageUnknown, isPartial: false }
  if (others.length === 0) return { text: en.band.covered(formatShare(only.share)), isPartial }
  const list = known.map(({ currency, share }) => en.band.shareOf(formatShare(share), currency)).join(', ')
  return { text: en.band.coveredOfMany(list), isPartial }
}
