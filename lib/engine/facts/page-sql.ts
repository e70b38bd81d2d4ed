import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Page, PageOfRows } from '#lib/domain/report/usage-line.ts'

type Value = string | number

/** A row with what it is sorted by, and what tells it from its equals. */
export interface Positioned {
  readonly sort_value: Value
}

const invalid = (cause?: unknown) =>
  new AppError('bad-arguments', 'The page of this list cannot be read.', 'Go back to its first page.', cause)

function positionIn(after: string, keys: number): readonly Value[] {
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
  } catch (error) {
    throw invalid(error)
  }
  const isValue = (value: unknown): value is Value => typeof value === 'string' || typeof value === 'number'
  if (Array.isArray(values) && values.length === keys + 1 && values.every(isValue)) return values
  throw invalid()
}

/**
 * One page of the rows of a query, which must have `sort_value` and the key columns: `WHERE … ORDER BY … LIMIT`, and what it binds.
 * Rows are found again by their values, so that a page stays the same while others come and go.
 *
 * @param keys columns, text, that tell rows of the same value apart
 * @throws AppError `bad-arguments` where the cursor is none
 */
export function pageSql(
  keys: readonly string[],
  { descending, after, limit }: PageOfRows,
): { readonly sql: string; readonly params: Readonly<Record<string, Value>> } {
  const named = keys.map((key) => `"${key}"`).join(', ')
  const order = `ORDER BY sort_value ${descending ? 'DESC' : 'ASC'}, ${named} LIMIT ${limit + 1}`
  if (after === undefined) return { sql: order, params: {} }
  const [value = '', ...rest] = positionIn(after, keys.length)
  const params = Object.fromEntries([
    ['after', value],
    ...rest.map((key, index) => [`after${index}`, key] as const),
  ])
  const bound = rest.map((_, index) => `$after${index}`).join(', ')
  return {
    sql: `WHERE sort_value ${descending ? '<' : '>'} $after OR (sort_value = $after AND (${named}) > (${bound})) ${order}`,
    params,
  }
}

/** The rows of a query of `pageSql`, of which one more was read than asked for. */
export function pageOf<Row extends Positioned & Readonly<Record<string, unknown>>, Shown>(
  rows: readonly Row[],
  keys: readonly string[],
  limit: number,
  toShown: (row: Row) => Shown,
): Page<Shown> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const position = last && [last.sort_value, ...keys.map((key) => last[key])]
  return {
    rows: shown.map(toShown),
    next: position ? Buffer.from(JSON.stringify(position)).toString('base64url') : null,
  }
}
