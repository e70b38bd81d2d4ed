/**
 * A(q, n) = (1 − q^n) / (1 − q): attempts per call of at most n that each fail with probability q, independently. n at q = 1.
 * @example expectedAttempts(0.5, 3) // 1.75
 */
export function expectedAttempts(q: number, n: number): number {
  let sum = 0
  for (let k = n - 1; k >= 0; k--) sum = 1 + q * sum
  return sum
}

/** q^n: the share of calls of which every attempt fails. @example callFailure(0.5, 3) // 0.125 */
export const callFailure = (q: number, n: number): number => q ** n

/** W = q A(q, n): failed attempts per call. @example expectedWaste(0.5, 3) // 0.875 */
export const expectedWaste = (q: number, n: number): number => q * expectedAttempts(q, n)

/** A call to a service that is either down for as long as anybody retries, or fails now and then. */
export interface OutageMixture {
  /** π: the chance that it is down for the whole of a call's retries. */
  readonly outage: number
  /** t: the chance that an attempt fails while it is up. */
  readonly transient: number
}

/**
 * A = π n + (1 − π) A(t, n), failure = π + (1 − π) t^n: independent failures are too hopeful about outages.
 * @example mixtureAttempts({ outage: 0.1, transient: 0.1 }, 3) // { amplification: 1.299, callFailure: 0.1009 }
 */
export const mixtureAttempts = ({ outage, transient }: OutageMixture, n: number) => ({
  amplification: outage * n + (1 - outage) * expectedAttempts(transient, n),
  callFailure: outage + (1 - outage) * callFailure(transient, n),
})

/**
 * π′ = π / (π + (1 − π) t): the share of outages among calls whose first attempt failed. Their first retry succeeds with
 * (1 − π′)(1 − t), which is how π is found from counters.
 * @example outageShare({ outage: 0.1, transient: 0.1 }) // 0.526316
 */
export function outageShare({ outage, transient }: OutageMixture): number {
  const failed = outage + (1 - outage) * transient
  return failed === 0 ? 0 : outage / failed
}

/**
 * Attempts per hedged call: A = 1 + Σ_{k=1}^{n−1} Π_{j≤k} S(j h), S the survival of independent attempts, h the delay.
 * @param delay in the unit that `survival` takes
 * @example hedgedAttempts((t) => Math.exp(-t), 1, 4) // 1.420145
 */
export function hedgedAttempts(survival: (t: number) => number, delay: number, n: number): number {
  let sum = 1
  let stillWaiting = 1
  for (let k = 1; k < n; k++) {
    stillWaiting *= survival(k * delay)
    sum += stillWaiting
  }
  return sum
}
