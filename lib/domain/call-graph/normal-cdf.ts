const SQRT_2PI = Math.sqrt(2 * Math.PI)
/** Beyond this the series loses digits and the continued fraction has them. */
const SERIES_UP_TO = 3
const TERMS = 200

/** P(0 < Z < x) by Marsaglia's series φ(x) (x + x³/3 + x⁵/15 + …). */
function central(x: number): number {
  let term = x
  let sum = x
  for (let n = 3; n < TERMS && Math.abs(term) > 1e-18; n += 2) {
    term *= (x * x) / n
    sum += term
  }
  return (sum * Math.exp((-x * x) / 2)) / SQRT_2PI
}

/** P(Z > x) for large x by Laplace's continued fraction. */
function tail(x: number): number {
  let fraction = 0
  for (let n = TERMS; n > 0; n--) fraction = n / (x + fraction)
  return Math.exp((-x * x) / 2) / (SQRT_2PI * (x + fraction))
}

/**
 * Φ(x), the cumulative distribution of the standard normal, to about 15 digits.
 * Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction).
 * @example normalCdf(1.96) // 0.9750021
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) <= SERIES_UP_TO) return 0.5 + central(x)
  return x > 0 ? 1 - tail(x) : tail(-x)
}
