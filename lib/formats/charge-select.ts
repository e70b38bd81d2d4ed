import { CHARGE_COLUMNS, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { CanonicalColumn, ChargeExpressions } from './charge-expressions.ts'
import { formatOf } from './formats.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'
import { quoteIdentifier } from './sql/quote.ts'

/** How an export of the dataset `usage` becomes canonical records. */
export function expressionsOf(recognised: RecognisedExport, columns: SourceColumns): ChargeExpressions {
  const { charges } = formatOf(recognised.format)
  if (charges === undefined) throw new TypeError(`${recognised.format} holds no charges.`)
  return accountable(charges(columns, recognised))
}

/**
 * Every row belongs to a provider, an account and a month: one without a date cannot be counted, and a byte order mark, which
 * does not survive outside of the engine, is no part of an account.
 */
function accountable(charges: ChargeExpressions): ChargeExpressions {
  const { charge_period_start, billing_period_start, billing_account_id, provider, reject_reason } =
    charges.columns
  const marked = (text: string) => (text.startsWith("'") ? text : `replace(${text}, chr(65279), '')`)
  const dateless = `CASE WHEN ${charge_period_start} IS NULL OR ${billing_period_start} IS NULL THEN 'the row has no date' END`
  return {
    ...charges,
    columns: {
      ...charges.columns,
      provider: marked(provider),
      billing_account_id: marked(billing_account_id),
      reject_reason: reject_reason === 'NULL' ? dateless : `coalesce(${reject_reason}, ${dateless})`,
    },
  }
}

/** Canonical columns with their SQL types, in the order every normalising SELECT yields them. */
const CANONICAL_COLUMNS = Object.entries({
  ...KIND_COLUMNS,
  ...OWNER_COLUMNS,
  ...CHARGE_COLUMNS,
}) as readonly [CanonicalColumn, string][]

/**
 * The normalising SELECT of an export: canonical records from its raw columns.
 * @param source a relation with the raw columns, as SQL
 * @param extra expressions over the source to pass on beside the canonical columns, by name
 */
export function chargeSelect(
  recognised: RecognisedExport,
  columns: SourceColumns,
  source: string,
  extra: Readonly<Record<string, string>> = {},
): string {
  const { inner, columns: expressions } = expressionsOf(recognised, columns)
  const passedOn = Object.entries(extra).map(([name, expression]) => [
    quoteIdentifier(` ${name}`),
    expression,
  ])
  const parsed = [...inner, ...passedOn].map(([alias, expression]) => `, ${expression} AS ${alias}`).join('')
  const outer = [
    ...CANONICAL_COLUMNS.map(
      ([name, type]) => `CAST(${expressions[name]} AS ${type}) AS ${quoteIdentifier(name)}`,
    ),
    ...Object.keys(extra).map((name) => `${quoteIdentifier(` ${name}`)} AS ${quoteIdentifier(name)}`),
  ]
  return `SELECT ${outer.join(', ')} FROM (SELECT *${parsed} FROM ${source})`
}
