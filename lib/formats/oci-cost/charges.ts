import type { ChargeExpressions } from '../charge-expressions.ts'
import type { SourceColumn, SourceColumns } from '../source-column.ts'
import { listCost } from '../sql/list-cost.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { type TagColumn, tagsJson } from '../sql/tags.ts'
import { firstCell, isFilled, orEmpty } from '../sql/text.ts'

/**
 * Oracle Cloud cost report as canonical records. A row that corrects another (`lineItem/isCorrection`) is a usage row like any: both
 * are summed. Quantity and cost of usage beyond what a subscription holds (`…Overage`) are added to those within it. The unit is
 * `cost/billingUnitReadable`; `cost/skuUnitDescription` contradicts it (measured: data transfer in "GB Months").
 * Definitions: Oracle, "Cost and Usage Reports Overview", https://docs.oracle.com/iaas/Content/Billing/Concepts/costusagereportsoverview.htm
 */
export function ociCostCharges(columns: SourceColumns): ChargeExpressions {
  const parsed = new ParsedCells()
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))
  const withOverage = (...keys: string[]) => sumOf(columns.those(...keys), parsed)

  const start = parsed.timestamp(columns.find('lineitemintervalusagestart'))
  const end = parsed.timestamp(columns.find('lineitemintervalusageend'))
  parsed.rejectWhen(`${start} IS NULL`, 'the row has no date')

  const quantities = columns.those('usagebilledquantity', 'usagebilledquantityoverage')
  const quantity = withOverage('usagebilledquantity', 'usagebilledquantityoverage')
  const cost = withOverage('costmycost', 'costmycostoverage')
  return {
    columns: {
      provider: "'Oracle'",
      service_code: text('productservice'),
      service_name: text('productservice'),
      usage_type: text('productdescription'),
      operation: "''",
      sku_id: text('costproductsku'),
      product_family: "''",
      unit: text('costbillingunitreadable', 'costskuunitdescription'),
      line_type: "'Usage'",
      commitment_status: "''",
      region: text('productregion'),
      from_region: "''",
      to_region: "''",
      instance_type: "''",
      vcpu: 'NULL',
      memory_gib: 'NULL',
      cpu: "''",
      storage_media: "''",
      deployment: "''",
      has_quantity: `coalesce(${quantities.map(isFilled).join(' OR ')}, false)`,
      billing_account_id: text('lineitemtenantid'),
      sub_account_id: text('productcompartmentid'),
      sub_account_name: text('productcompartmentname'),
      tags: tagsJson(tagColumns(columns), []),
      charge_period_start: start,
      charge_period_end: `greatest(${end}, ${start} + INTERVAL 1 SECOND)`,
      billing_period_start: `date_trunc('month', ${start})`,
      resource_id: text('productresourceid'),
      currency: text('costcurrencycode'),
      quantity,
      billed_cost: cost,
      effective_cost: cost,
      list_cost: listCost('NULL', cost, quantity),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

/** The sum of the cells that are filled; NULL where none is. */
function sumOf(columns: readonly SourceColumn[], parsed: ParsedCells): string {
  const [only, ...others] = columns.map((column) => parsed.number(column))
  if (only === undefined) return 'NULL'
  if (others.length === 0) return only
  const all = [only, ...others]
  const sum = all.map((each) => `coalesce(${each}, 0)`).join(' + ')
  return `CASE WHEN coalesce(${all.join(', ')}) IS NOT NULL THEN ${sum} END`
}

/** `tags/<namespace>.<key>`: the namespace stays, for two namespaces may use one key. */
function tagColumns(columns: SourceColumns): TagColumn[] {
  return columns.all.flatMap((column) => {
    const key = /^tags\/(.+)$/is.exec(column.header.replace(/^\uFEFF/, '').trim())?.[1]
    return key === undefined ? [] : [{ key, column }]
  })
}
