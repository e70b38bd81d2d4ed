import type { SourceColumn } from '../source-column.ts'
import { quoteIdentifier, quoteLiteral } from './quote.ts'
import { isFilled } from './text.ts'

/** Larger amounts do not fit the decimals that facts are kept in, and no bill has them. */
const NUMBER_LIMIT = '1e23'

/**
 * Numbers and dates of a row: each cell is parsed once, in an inner SELECT, under an alias of its own; a cell that is
 * filled but is no number or no date is a reason to reject the row.
 */
export class ParsedCells {
  private readonly expressions = new Map<string, string>()
  private readonly reasons = new Set<string>()

  /** Aliases and expressions for the inner SELECT. */
  get inner(): ReadonlyMap<string, string> {
    return this.expressions
  }

  /** A number, written as its column says, NULL where the cell is blank or no number. */
  number(column: SourceColumn | undefined): string {
    if (column === undefined) return 'NULL'
    const alias = this.parse(numberAlias(column), numberOf(column))
    const fits = `abs(${alias}) < ${NUMBER_LIMIT}`
    this.reject(`${isFilled(column)} AND NOT coalesce(${fits}, false)`, column, 'is not a number')
    return `CASE WHEN ${fits} THEN ${alias} END`
  }

  /**
   * A UTC timestamp, NULL where the cell is blank or no date. Text without an offset is UTC.
   * @param slashes what `9/1/2023` is: no date, or the first of September (`mdy`)
   */
  timestamp(column: SourceColumn | undefined, slashes: 'none' | 'mdy' = 'none'): string {
    if (column === undefined) return 'NULL'
    const standard = timestampOf(column)
    const alias = this.parse(
      `date ${column.key}`,
      slashes === 'mdy' && column.type === 'VARCHAR' ? americanDateOr(column.sql, standard) : standard,
    )
    const sane = `${alias} BETWEEN TIMESTAMP '2000-01-01' AND TIMESTAMP '2200-01-01'`
    this.reject(`${isFilled(column)} AND NOT coalesce(${sane}, false)`, column, 'is not a date')
    return `CASE WHEN ${sane} THEN ${alias} END`
  }

  /** Any other expression that several columns share. */
  shared(alias: string, expression: string): string {
    return this.parse(alias, expression)
  }

  /** One more reason to reject a row. */
  rejectWhen(condition: string, reason: string): void {
    this.reasons.add(`WHEN ${condition} THEN ${quoteLiteral(reason)}`)
  }

  /** The reason why the row cannot be read, or NULL. */
  rejectReason(): string {
    return this.reasons.size === 0 ? 'NULL' : `CASE ${[...this.reasons].join(' ')} END`
  }

  private parse(alias: string, expression: string): string {
    const name = quoteIdentifier(alias)
    this.expressions.set(name, expression)
    return name
  }

  private reject(condition: string, column: SourceColumn, complaint: string): void {
    this.rejectWhen(condition, `${column.header} ${complaint}`)
  }
}

const numberAlias = (column: SourceColumn) => `number ${column.key}`

/** Whether an export's expressions read a column as a number. */
export function readsAsNumber(inner: ReadonlyMap<string, string>, column: SourceColumn): boolean {
  return inner.has(quoteIdentifier(numberAlias(column)))
}

/**
 * Exports write `2026-09-01T00:00:00Z` or without the `Z`: the plain cast is quick but drops any other offset. Oracle leaves out the
 * seconds, which the cast refuses.
 */
function timestampOf(column: SourceColumn): string {
  if (column.type !== 'VARCHAR') return `TRY_CAST(${column.sql} AS TIMESTAMP)`
  const { sql } = column
  return `CASE WHEN length(${sql}) = 17 AND suffix(${sql}, 'Z') THEN TRY_CAST(left(${sql}, 16) || ':00' AS TIMESTAMP) WHEN length(${sql}) <= 20 OR suffix(${sql}, 'Z') THEN TRY_CAST(${sql} AS TIMESTAMP) ELSE CAST(TRY_CAST(${sql} AS TIMESTAMPTZ) AS TIMESTAMP) END`
}

/** Dates and times as a spreadsheet in the United States writes them. */
const AMERICAN = ['%m/%d/%Y', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%m/%d/%Y %I:%M:%S %p']

function americanDateOr(sql: string, otherwise: string): string {
  const formats = AMERICAN.map(quoteLiteral).join(', ')
  return `CASE WHEN strpos(${sql}, '/') BETWEEN 2 AND 3 THEN try_strptime(${sql}, [${formats}]) ELSE ${otherwise} END`
}

/** A sign and whole thousands, as `1.234` and `1,234` have them: a lone separator elsewhere is no separator of thousands. */
const thousands = (separator: string) => `[-+]?[0-9]{1,3}(${separator}[0-9]{3})+`

/** Where a column's way of writing numbers is not known, only plain ones are read: `1,234` is rejected rather than guessed. */
function numberOf({ sql, decimalComma, type }: SourceColumn): string {
  const plain = `TRY_CAST(${sql} AS DOUBLE)`
  if (decimalComma === undefined || type !== 'VARCHAR') return plain
  const text = `trim(${sql})`
  if (decimalComma) {
    const ungrouped = `TRY_CAST(replace(${sql}, ',', '.') AS DOUBLE)`
    const grouped = `TRY_CAST(replace(replace(${text}, '.', ''), ',', '.') AS DOUBLE)`
    return `CASE WHEN NOT contains(${sql}, '.') THEN ${ungrouped} WHEN regexp_full_match(${text}, '${thousands('[.]')}(,[0-9]+)?') THEN ${grouped} END`
  }
  const grouped = `TRY_CAST(replace(${text}, ',', '') AS DOUBLE)`
  return `CASE WHEN NOT contains(${sql}, ',') THEN ${plain} WHEN regexp_full_match(${text}, '${thousands(',')}([.][0-9]+)?') THEN ${grouped} END`
}
