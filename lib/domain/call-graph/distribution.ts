import { normalCdf } from './normal-cdf.ts'

/** How long a service works on one request by itself, in milliseconds. An empirical one draws each value equally often. */
export type Distribution =
  | { readonly kind: 'constant'; readonly valueMs: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  | { readonly kind: 'lognormal'; readonly medianMs: number; readonly sigma: number }
  | { readonly kind: 'empirical'; readonly valuesMs: readonly number[] }

/** The standard normal quantile at 0.999. */
const Z_999 = 3.090232306167813

const meanOf = (values: readonly number[], of: (value: number) => number): number =>
  values.reduce((sum, value) => sum + of(value), 0) / values.length

/**
 * P(X > t): the share of requests that take longer than `t` milliseconds.
 * @example survival({ kind: 'exponential', meanMs: 1 }, 2) // 0.135335, e^-2
 */
export function survival(distribution: Distribution, t: number): number {
  if (t === Number.POSITIVE_INFINITY) return 0
  switch (distribution.kind) {
    case 'constant':
      return distribution.valueMs > t ? 1 : 0
    case 'exponential':
      return distribution.meanMs <= 0 ? 0 : Math.exp(-Math.max(0, t) / distribution.meanMs)
    case 'lognormal':
      if (t <= 0) return 1
      return distribution.sigma === 0
        ? Number(distribution.medianMs > t)
        : normalCdf(-Math.log(t / distribution.medianMs) / distribution.sigma)
    case 'empirical':
      return meanOf(distribution.valuesMs, (value) => Number(value > t))
  }
}

/**
 * E[(X − t)+]: milliseconds of work per request after `t`, when nothing cancels it. Lognormal by Black's formula:
 * e^(μ+σ²/2) Φ(σ−z) − t Φ(−z), z = (ln t − μ)/σ.
 * @example overrun({ kind: 'exponential', meanMs: 2 }, 2) // 0.735759, 2 e^-1
 */
export function overrun(distribution: Distribution, t: number): number {
  switch (distribution.kind) {
    case 'constant':
      return Math.max(0, distribution.valueMs - t)
    case 'exponential':
      return distribution.meanMs * survival(distribution, t)
    case 'lognormal': {
      const { medianMs, sigma } = distribution
      if (sigma === 0) return Math.max(0, medianMs - t)
      const mean = medianMs * Math.exp(sigma ** 2 / 2)
      if (t <= 0) return mean - t
      const z = Math.log(t / medianMs) / sigma
      return mean * normalCdf(sigma - z) - t * normalCdf(-z)
    }
    case 'empirical':
      return meanOf(distribution.valuesMs, (value) => Math.max(0, value - t))
  }
}

/** The mean in milliseconds. @example meanMs({ kind: 'constant', valueMs: 50 }) // 50 */
export const meanMs = (distribution: Distribution): number => overrun(distribution, 0)

/**
 * The 99.9th percentile in milliseconds: the worst own time that a timeout budget allows for.
 * @example p999Ms({ kind: 'exponential', meanMs: 1 }) // 6.907755, ln 1000
 */
export function p999Ms(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.valueMs
    case 'exponential':
      return distribution.meanMs * Math.log(1000)
    case 'lognormal':
      return distribution.medianMs * Math.exp(Z_999 * distribution.sigma)
    case 'empirical': {
      const sorted = [...distribution.valuesMs].sort((a, b) => a - b)
      return sorted[Math.ceil(0.999 * sorted.length) - 1] ?? 0
    }
  }
}
