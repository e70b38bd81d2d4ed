import type { ChargeExpressions } from '../charge-expressions.ts'
import type { RecognisedExport } from '../recognised-export.ts'
import type { SourceColumn, SourceColumns } from '../source-column.ts'
import { listCost } from '../sql/list-cost.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { cell, first, firstCell, isFilled, orEmpty } from '../sql/text.ts'
import { KEYS } from './column-keys.ts'
import { regionOf } from './region.ts'

/** What the console writes for a currency, where that is not its code. */
const CURRENCIES = [
  { code: 'CNY', names: ['人民币', '人民幣', '元', 'RMB'] },
  { code: 'USD', names: ['美元'] },
  { code: 'JPY', names: ['日元'] },
]

/** Bill types under the line types of `carriesUsage`. A subscription order is the only line its machine has, so it is usage. */
const LINE_TYPES = [
  { type: 'Refund', names: ['Refund', '退款'] },
  { type: 'Adjustment', names: ['Adjustment', '调账', '调整'] },
]

/**
 * Alibaba Cloud bill details as canonical records. The amount payable is the list price less discounts, coupons and prepaid cards, before
 * tax; it is billed and effective cost. Days are taken as UTC, for the bill names no time zone. A line without a day is of its month.
 */
export function alibabaBillCharges(columns: SourceColumns, recognised: RecognisedExport): ChargeExpressions {
  const parsed = new ParsedCells()
  const those = (name: keyof typeof KEYS) => columns.those(...KEYS[name])
  const text = (...names: (keyof typeof KEYS)[]) => orEmpty(firstCell(names.flatMap(those)))
  const number = (name: keyof typeof KEYS) => parsed.number(those(name)[0])
  const date = (name: keyof typeof KEYS) => parsed.timestamp(isoDate(those(name)[0]))

  const cycle = date('cycle')
  const day = date('day')
  const from = date('from')
  const to = date('to')
  const start = `coalesce(${from}, ${day}, ${cycle})`
  parsed.rejectWhen(`${start} IS NULL`, 'the row has no date')
  const whole = `CASE WHEN ${day} IS NOT NULL OR ${from} IS NOT NULL THEN ${start} + INTERVAL 1 DAY ELSE ${start} + INTERVAL 1 MONTH END`
  const end = `coalesce(CASE WHEN ${to} > ${start} THEN ${to} END, ${whole})`

  const account = (those: readonly SourceColumn[]) =>
    first([...those.map(cell), quoteLiteral(recognised.billingAccountId ?? '')])
  const usage = those('usage')[0]
  const payable = number('payable')
  const currency = text('currency')
  return {
    columns: {
      provider: "'Alibaba Cloud'",
      service_code: text('productCode'),
      service_name: text('productName', 'productCode'),
      usage_type: text('item', 'itemCode', 'productDetail'),
      operation: text('subscription'),
      sku_id: text('itemCode'),
      product_family: text('productDetail'),
      unit: text('unit'),
      line_type: translated(
        text('kind'),
        LINE_TYPES.map(({ type, names }) => ({ to: type, names })),
        "'Usage'",
      ),
      commitment_status: "''",
      region: regionOf(text('region')),
      from_region: "''",
      to_region: "''",
      instance_type: text('instanceType'),
      vcpu: 'NULL',
      memory_gib: 'NULL',
      cpu: "''",
      storage_media: "''",
      deployment: "''",
      has_quantity: usage === undefined ? 'false' : `coalesce(${isFilled(usage)}, false)`,
      billing_account_id: account(those('account')),
      sub_account_id: account(those('owner').concat(those('account'))),
      sub_account_name: text('ownerName'),
      tags: tags(firstCell(those('tags'))),
      charge_period_start: start,
      charge_period_end: end,
      billing_period_start: `date_trunc('month', coalesce(${cycle}, ${start}))`,
      resource_id: text('instance'),
      currency: translated(
        currency,
        CURRENCIES.map(({ code, names }) => ({ to: code, names })),
        currency,
      ),
      quantity: parsed.number(usage),
      billed_cost: payable,
      effective_cost: payable,
      list_cost: listCost(number('listed'), payable, parsed.number(usage)),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

const translated = (
  said: string,
  table: readonly { readonly to: string; readonly names: readonly string[] }[],
  otherwise: string,
): string => {
  const cases = table.flatMap(({ to, names }) => names.map((name) => `WHEN '${name}' THEN '${to}'`))
  return `CASE ${said} ${cases.join(' ')} ELSE ${otherwise} END`
}

/** A month (`2026-08`, `202608`) or a day (`20260801`) as an ISO day, in a column of its own. */
function isoDate(column: SourceColumn | undefined): SourceColumn | undefined {
  if (column === undefined || column.type !== 'VARCHAR') return column
  const { sql } = column
  const iso = `CASE WHEN regexp_full_match(${sql}, '[0-9]{4}-?[0-9]{2}') THEN left(${sql}, 4) || '-' || right(${sql}, 2) || '-01'
    WHEN regexp_full_match(${sql}, '[0-9]{8}') THEN left(${sql}, 4) || '-' || substr(${sql}, 5, 2) || '-' || right(${sql}, 2) ELSE ${sql} END`
  return { ...column, sql: `(${iso})` }
}

/** `key1:value1;key2:value2` (the console also writes `key:k1 value:v1`) as a JSON object with sorted keys. */
function tags(said: string): string {
  if (said === 'NULL') return "'{}'"
  const parts = `list_filter(string_split(regexp_replace(${said}, 'key:(\\S+) value:', '\\1:', 'g'), ';'), lambda e: contains(e, ':'))`
  const members = `list_transform(list_sort(${parts}), lambda e: CAST(to_json(trim(split_part(e, ':', 1))) AS VARCHAR) || ':' || CAST(to_json(trim(substr(e, strpos(e, ':') + 1))) AS VARCHAR))`
  return `CASE WHEN ${said} IS NULL THEN '{}' ELSE '{' || array_to_string(${members}, ',') || '}' END`
}
