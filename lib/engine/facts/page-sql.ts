import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Page, PageOfRows } from '#lib/domain/report/usage-line.ts'

type Value = string | number

/** A column by which rows are told apart, and what its values are. */
export interface PageKey {
  readonly name: string
  readonly type: 'text' | 'number'
  /** The expression that a cursor has the value of, where the column is another one in the same order, and faster. */
  readonly told?: string
}

/** A row with what it is sorted by. */
export interface Positioned {
  readonly sort_value: Value
}

const invalid = (cause?: unknown) =>
  new AppError('bad-arguments', 'The page of this list cannot be read.', 'Go back to its first page.', cause)

const isOf = (type: PageKey['type'], value: unknown): value is Value =>
  type === 'text' ? typeof value === 'string' : typeof value === 'number'

/**
 * The value and the keys that a cursor stands at.
 *
 * @throws AppError `bad-arguments` where it is none
 */
export function positionIn(
  after: string,
  sorted: PageKey['type'],
  keys: readonly PageKey[],
): readonly Value[] {
  const columns = [{ name: 'sort_value', type: sorted }, ...keys]
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
  } catch (error) {
    throw invalid(error)
  }
  const isPosition = (value: unknown): value is readonly Value[] =>
    Array.isArray(value) &&
    value.length === columns.length &&
    columns.every(({ type }, index) => isOf(type, value[index]))
  if (isPosition(values)) return values
  throw invalid()
}

/**
 * One page of the rows of a query, which must have `sort_value` and the key columns: `WHERE … ORDER BY … LIMIT`, and what it binds.
 * Rows are found again by their values, so that a page stays the same while others come and go.
 *
 * @param sorted what `sort_value` is
 * @param keys columns that tell rows of the same value apart; where they do not tell any two apart, a page may lose one of them
 * @throws AppError `bad-arguments` where the cursor is none
 */
export function pageSql(
  sorted: PageKey['type'],
  keys: readonly PageKey[],
  { descending, after, limit }: PageOfRows,
): { readonly sql: string; readonly params: Readonly<Record<string, Value>> } {
  const named = keys.map(({ name }) => `"${name}"`).join(', ')
  const order = `ORDER BY sort_value ${descending ? 'DESC' : 'ASC'}, ${named} LIMIT ${limit + 1}`
  if (after === undefined) return { sql: order, params: {} }
  const [value = '', ...rest] = positionIn(after, sorted, keys)
  const params = Object.fromEntries([
    ['after', value],
    ...rest.map((key, index) => [`after${index}`, key] as const),
  ])
  const bound = rest.map((_, index) => `$after${index}`).join(', ')
  const told = keys.map(({ name, told }) => told ?? `"${name}"`).join(', ')
  return {
    sql: `WHERE (sort_value ${descending ? '<' : '>'} $after OR (sort_value = $after AND (${told}) > (${bound}))) ${order}`,
    params,
  }
}

/** The rows of a query of `pageSql`, of which one more was read than asked for. */
export function pageOf<Row extends Positioned & Readonly<Record<string, unknown>>, Shown>(
  rows: readonly Row[],
  keys: readonly PageKey[],
  limit: number,
  toShown: (row: Row) => Shown,
): Page<Shown> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const position = last && [last.sort_value, ...keys.map(({ name }) => last[name])]
  return {
    rows: shown.map(toShown),
    next: position ? Buffer.from(JSON.stringify(position)).toString('base64url') : null,
  }
}
