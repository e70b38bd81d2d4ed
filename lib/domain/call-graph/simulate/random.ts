import type { Distribution } from '../distribution.ts'

/** A stream of numbers in [0, 1), the same for the same seed and name. */
export type Random = () => number

/** FNV-1a over UTF-16 code units: a number for a name. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/**
 * xoshiro128** (Blackman and Vigna 2018), its four words filled by splitmix32 from the seed and the stream's name; 53 bits of
 * each number from two outputs. Every purpose has a stream of its own, so that another policy meets the same arrivals and
 * service times.
 * @param seed a whole number from 0 to 2^53
 */
export function randomStream(seed: number, name: string): Random {
  let state = (hash(name) ^ seed ^ Math.imul(Math.floor(seed / 2 ** 32), 0x9e3779b1)) >>> 0
  const splitmix = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix() | 1]
  const next = (): number => {
    const seven = Math.imul(b, 5)
    const result = Math.imul((seven << 7) | (seven >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 2 ** 53
}

/** A draw from an exponential distribution with the given mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random())

/** A draw from a distribution, in milliseconds: by inversion, the lognormal by Box and Muller. */
export function drawMs(distribution: Distribution, random: Random): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.valueMs
    case 'exponential':
      return exponential(random, distribution.meanMs)
    case 'lognormal': {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      return distribution.medianMs * Math.exp(distribution.sigma * normal)
    }
    case 'empirical':
      return distribution.valuesMs[Math.floor(random() * distribution.valuesMs.length)] ?? 0
  }
}
