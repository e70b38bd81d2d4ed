/** Shares are sums of doubles: closer to a whole than this is whole. */
const ROUNDING = 1e-9

const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/**
 * A share of 0 to 1 as a percentage with one decimal. Neither a part that exists prints as 0 %,
 * nor one with something missing as 100 %.
 *
 * @example formatShare(0.9742) // '97.4 %'
 */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return '–'
  const value = Math.round(share * 1000) / 10
  if (share > ROUNDING && value === 0) return '<\u00a00.1\u00a0%'
  if (share < 1 - ROUNDING && value === 100) return '>\u00a099.9\u00a0%'
  return `${percent.format(value)}\u00a0%`
}
