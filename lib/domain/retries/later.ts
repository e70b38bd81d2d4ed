/** The later of two times in nanoseconds; `Math.max` takes no bigint. */
export function later(a: bigint, b: bigint): bigint {
  if (a > b) return a
  return b
}
