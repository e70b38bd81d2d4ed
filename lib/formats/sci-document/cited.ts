import type { Cited } from '#lib/domain/sci/check/calculation.ts'

type CitedFields<Key extends string> = { readonly [K in Key]?: Cited }

/** The figures of an object that are there, each with its path. @example citedFields({ pue: 1.2 }, 'energy', ['pue']) // { pue: { value: 1.2, where: 'energy.pue' } } */
export function citedFields<Key extends string>(
  values: Readonly<Partial<Record<Key, number | null | undefined>>>,
  path: string,
  keys: readonly Key[],
): CitedFields<Key> {
  const fields: { [K in Key]?: Cited } = {}
  for (const key of keys) {
    const cited = citedAt(values[key], path === '' ? key : `${path}.${key}`)
    if (cited) fields[key] = cited
  }
  return fields
}

/** A figure with its path, where there is one. */
export const citedAt = (value: number | null | undefined, where: string): Cited | undefined =>
  value === undefined || value === null ? undefined : { value, where }
