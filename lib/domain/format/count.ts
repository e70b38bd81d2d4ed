const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** A whole number with separators. @example formatCount(1204310) // '1,204,310' */
export const formatCount = (count: number): string => integer.format(count)

const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

/** A physical quantity of any size, four significant digits; powers of ten where it is very small or large. */
export function formatQuantity(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e12)) {
    const [mantissa, exponent] = value.toExponential(3).split('e')
    return `${Number(mantissa)} × 10^${Number(exponent)}`
  }
  return significant.format(value).replace('-', '−')
}

const sizes = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in decimal units. @example formatBytes(736_000_000) // '736 MB' */
export function formatBytes(bytes: number): string {
  const step = Math.min(sizes.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value)}\u00a0${sizes[step]}`
}
