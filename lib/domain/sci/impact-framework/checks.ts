import { ManifestFailure } from './failure.ts'
import type { Config, Row } from './manifest.ts'

const typeName = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  return Number.isNaN(value) ? 'nan' : typeof value
}

const at = (index: number | undefined): string => (index === undefined ? '' : ` at index ${index}`)

/** An `InputValidationError` in Impact Framework's words. */
export const invalid = (message: string): ManifestFailure =>
  new ManifestFailure('InputValidationError', message)

function wrongType(name: string, expected: string, value: unknown, index?: number): ManifestFailure {
  const what = value === undefined ? 'required' : `expected ${expected}, received ${typeName(value)}`
  return invalid(`"${name}" parameter is ${what}${at(index)}. Error code: invalid_type.`)
}

interface Bounds {
  readonly atLeast?: number
  readonly moreThan?: number
  readonly index?: number
}

/**
 * A parameter that must be a number. NaN stands for an undefined value in the correct reading (it never comes out of a
 * file: `undefinedAllowed` is false in Impact Framework's own).
 */
export function requireNumber(
  name: string,
  value: unknown,
  undefinedAllowed: boolean,
  { atLeast, moreThan, index }: Bounds = {},
): number {
  if (typeof value !== 'number' || (Number.isNaN(value) && !undefinedAllowed))
    throw wrongType(name, 'number', value, index)
  const tooSmall = (relation: string, bound: number) =>
    invalid(
      `"${name}" parameter is number must be greater than ${relation}${bound}${at(index)}. Error code: too_small.`,
    )
  if (atLeast !== undefined && value < atLeast) throw tooSmall('or equal to ', atLeast)
  if (moreThan !== undefined && value <= moreThan) throw tooSmall('', moreThan)
  return value
}

/** A config's text. */
export function requireText(config: Config, name: string, filled = true): string {
  const value = config[name]
  if (typeof value !== 'string') throw wrongType(name, 'string', value)
  if (filled && value === '')
    throw invalid(
      `"${name}" parameter is string must contain at least 1 character(s). Error code: too_small.`,
    )
  return value
}

/** A config's list of names. */
export function requireTexts(config: Config, name: string): readonly string[] {
  const value = config[name]
  if (!Array.isArray(value)) throw wrongType(name, 'array', value)
  return value.map((item: unknown, index) => {
    if (typeof item !== 'string') throw wrongType(`${name}.[${index}]`, 'string', item)
    return item
  })
}

/** A config's list of numbers. */
export function requireNumbers(config: Config, name: string): readonly number[] {
  const value = config[name]
  if (!Array.isArray(value)) throw wrongType(name, 'array', value)
  return value.map((item: unknown, index) => requireNumber(`${name}.[${index}]`, item, false))
}

/** @throws ManifestFailure `ConfigError` where a plugin that needs a config has none */
export function requireConfig(config: Config): void {
  if (Object.keys(config).length === 0) throw new ManifestFailure('ConfigError', 'Config is not provided.')
}

/** A row's parameters that all must be numbers. */
export function requireNumbersIn(row: Row, names: readonly string[], undefinedAllowed: boolean): void {
  for (const name of names) requireNumber(name, row[name], undefinedAllowed)
}

/** A parameter or config value of another type than allowed. */
export const refuseType = wrongType
