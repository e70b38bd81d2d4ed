import { parameterIn } from './expressions/expression.ts'
import type { Config, Row } from './manifest.ts'

/** The names a plugin's parameters go by elsewhere; entries that a config used up are taken out, as Impact Framework does. */
export type Mapping = Map<string, string>

const named = (mapping: Mapping, value: unknown): unknown =>
  typeof value === 'string' ? (mapping.get(value) ?? value) : value

function mappedValue(value: unknown, mapping: Mapping, used: unknown[]): unknown {
  if (Array.isArray(value)) return mapList(value, mapping)
  if (typeof value === 'object' && value !== null) return mappedConfig(value as Config, mapping)
  if (typeof value === 'string' && value.includes('=')) {
    const parameter = parameterIn(value)
    used.push(parameter)
    const name = typeof parameter === 'string' ? mapping.get(parameter) : undefined
    return name === undefined ? value : value.replace(String(parameter), () => name)
  }
  used.push(value)
  return named(mapping, value)
}

const forget = (mapping: Mapping, used: readonly unknown[]) => {
  for (const name of used) if (typeof name === 'string') mapping.delete(name)
}

function mapList(list: readonly unknown[], mapping: Mapping): readonly unknown[] {
  const used: unknown[] = []
  const mapped = list.map((value) => mappedValue(value, mapping, used))
  forget(mapping, used)
  return mapped
}

/** A config in the names of the mapping. Changes the mapping. */
export function mappedConfig(config: Config, mapping: Mapping): Config {
  if (mapping.size === 0) return config
  const used: unknown[] = []
  const mapped = Object.entries(config).map(([name, value]): [string, unknown] => [
    mapping.get(name) ?? name,
    mappedValue(value, mapping, used),
  ])
  forget(mapping, used)
  return Object.fromEntries(mapped)
}

/** A row that also carries the plugin's own name of every parameter that goes by another. */
export function withOwnNames(row: Row, mapping: Mapping): Row {
  const own = [...mapping].filter(([, name]) => Object.hasOwn(row, name))
  return { ...row, ...Object.fromEntries(own.map(([parameter, name]) => [parameter, row[name]])) }
}

/** A row without the plugin's own names of parameters that go by another. */
export function withoutOwnNames(row: Row, mapping: Mapping): Row {
  const left: Record<string, unknown> = { ...row }
  for (const [parameter, name] of mapping) if (Object.hasOwn(left, name)) delete left[parameter]
  return left
}

/** An output row with its parameters under the names of the mapping. */
export const withMappedNames = (row: Row, mapping: Mapping): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [mapping.get(name) ?? name, value]))
