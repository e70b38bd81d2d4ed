const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** An amplification, attempts for each call. @example formatAmplification(1.6178) // '1.62' */
export const formatAmplification = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? small.format(value) : two.format(value)

/** Seconds as a length of time in one unit. @example formatSeconds(0.06) // '60 ms' */
export function formatSeconds(seconds: number): string {
  if (seconds === 0) return '0\u00a0s'
  if (seconds < 1e-3) return `${small.format(seconds * 1e6)}\u00a0µs`
  if (seconds < 1) return `${small.format(seconds * 1e3)}\u00a0ms`
  if (seconds < 6000) return `${small.format(seconds)}\u00a0s`
  return seconds < 360_000
    ? `${small.format(seconds / 3600)}\u00a0h`
    : `${small.format(seconds / 86_400)}\u00a0d`
}
