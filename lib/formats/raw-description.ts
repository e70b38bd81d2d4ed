import type { CanonicalColumn, ChargeExpressions } from './charge-expressions.ts'
import type { SourceColumn, SourceColumns } from './source-column.ts'

/**
 * The raw cells that some canonical columns are made from. A bill repeats a few hundred descriptions a million times: whoever groups
 * by these cells first normalises only the distinct ones.
 */
export interface RawDescription {
  readonly cells: readonly SourceColumn[]
  /** Inner aliases that the canonical columns need, over those cells. */
  readonly shared: readonly (readonly [string, string])[]
}

/** Whether an expression speaks of a column, by its SQL name. Saying yes too often costs time, never a wrong sum. */
const mentions = (expression: string, name: string): boolean =>
  name.startsWith('"') ? expression.includes(name) : new RegExp(`\\b${name}\\b`).test(expression)

/** Finds the raw cells behind canonical columns. */
export function rawDescription(
  { inner, columns: expressions }: ChargeExpressions,
  columns: SourceColumns,
  canonical: readonly CanonicalColumn[],
): RawDescription {
  const described = canonical.map((name) => expressions[name]).join(' ')
  const shared = [...inner].filter(([alias]) => mentions(described, alias))
  const all = [described, ...shared.map(([, expression]) => expression)].join(' ')
  return { cells: columns.all.filter(({ sql }) => mentions(all, sql)), shared }
}

/** Aliases as SQL, to follow other columns of a SELECT. */
export const aliased = (aliases: Iterable<readonly [string, string]>): string =>
  [...aliases].map(([alias, expression]) => `, ${expression} AS ${alias}`).join('')
