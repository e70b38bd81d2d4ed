const DIGITS = /^\d{1,20}$/

/** What makes a span unusable, in words for the list of damaged lines. */
export class BadSpan extends Error {}

/** The latest time a file may name: the largest signed 64-bit number of nanoseconds, in the year 2262. */
const LATEST_NS = 9_223_372_036_854_775_807n

/** @throws BadSpan for a time that is none or lies outside 64 bits */
function checked(ns: bigint, what: unknown): bigint {
  if (ns < 0n || ns > LATEST_NS) throw new BadSpan(`a time outside 64 bits: ${String(what).slice(0, 40)}`)
  return ns
}

/** Nanoseconds as a decimal text (exact) or a number. @throws BadSpan */
export function nanos(value: unknown): bigint {
  if (typeof value === 'string' && DIGITS.test(value)) return checked(BigInt(value), value)
  if (typeof value === 'number' && Number.isFinite(value)) return checked(BigInt(Math.round(value)), value)
  throw new BadSpan(`no time in nanoseconds: ${String(value).slice(0, 40)}`)
}

/** Nanoseconds of a number or text in a larger unit, to the nanosecond. @throws BadSpan */
function scaled(value: unknown, unitNs: number, unit: string): bigint {
  if (typeof value === 'string' && DIGITS.test(value)) return checked(BigInt(value) * BigInt(unitNs), value)
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw new BadSpan(`no time in ${unit}: ${String(value).slice(0, 40)}`)
  const whole = Math.floor(number)
  return checked(BigInt(whole) * BigInt(unitNs) + BigInt(Math.round((number - whole) * unitNs)), value)
}

export const micros = (value: unknown): bigint => scaled(value, 1_000, 'microseconds')
export const millis = (value: unknown): bigint => scaled(value, 1_000_000, 'milliseconds')
export const wholeSeconds = (value: unknown): bigint => scaled(value, 1_000_000_000, 'seconds')

const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/

/** A time such as `2021-03-25T17:23:30.088478464Z`, to the nanosecond. @throws BadSpan */
export function isoNanos(value: unknown): bigint {
  const match = typeof value === 'string' ? ISO.exec(value) : null
  const ms = match ? Date.parse(`${match[1]}${match[3]}`) : Number.NaN
  if (!match || Number.isNaN(ms)) throw new BadSpan(`no ISO time: ${String(value).slice(0, 40)}`)
  return checked(BigInt(ms) * 1_000_000n + BigInt((match[2] ?? '').padEnd(9, '0')), value)
}
