import { instanceType } from '../aws-cur/machine.ts'
import { regionOf } from '../aws-cur/region.ts'
import type { ChargeExpressions } from '../charge-expressions.ts'
import { SourceColumns } from '../source-column.ts'
import { listCost } from '../sql/list-cost.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { tagsJson } from '../sql/tags.ts'
import { cell, firstCell, orEmpty } from '../sql/text.ts'
import { serviceCode } from './service-codes.ts'

/** Record types whose names differ from the line item types of a Cost and Usage Report. */
const RECORD_TYPES: Readonly<Record<string, string>> = {
  Recurring: 'RIFee',
  Upfront: 'Fee',
  Support: 'Fee',
  'Other out-of-cycle charges': 'Fee',
  'Distributor Discount': 'BundledDiscount',
  'Enterprise Discount Program Discount': 'EdpDiscount',
  'Private Rate Card Discount': 'PrivateRateDiscount',
}

/** Values that stand for "this group has none". */
const NONE = [
  'NoRegion',
  'NoUsageType',
  'NoOperation',
  'NoInstanceType',
  'NoAZ',
  'NoLinkedAccount',
  'NoService',
]

/**
 * Groups of a Cost Explorer answer as canonical records, one per group and period. `End` of a period is exclusive. A quantity whose unit
 * is `N/A` mixes units and is none. The payer is who the document says beside the answer.
 * Definition: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function costExplorerCharges(columns: SourceColumns): ChargeExpressions {
  const parsed = new ParsedCells()
  const known = (key: string) => {
    const found = firstCell(columns.those(key))
    if (found === 'NULL') return found
    return `CASE WHEN ${found} NOT IN (${NONE.map((it) => `'${it}'`).join(', ')}) THEN ${found} END`
  }
  const text = (key: string) => orEmpty(known(key))
  const start = parsed.timestamp(columns.find('periodstart'))
  const end = parsed.timestamp(columns.find('periodend'))
  parsed.rejectWhen(`${start} IS NULL`, 'the group has no date')
  const unnamed = columns.find('unnamedgroups')
  if (unnamed !== undefined) {
    parsed.rejectWhen(
      `${cell(unnamed)} IS NOT NULL`,
      'the answer does not say what its groups are (GroupDefinitions)',
    )
  }

  const unit = firstCell(columns.those('usageunit'))
  const isMixed = `coalesce(${unit}, 'N/A') = 'N/A'`
  const amount = columns.find('usagequantity')
  const quantity = `CASE WHEN NOT ${isMixed} THEN ${parsed.number(amount)} END`
  const billed = parsed.number(columns.find('billedcost'))
  const effective = parsed.number(columns.find('effectivecost'))
  const usageType = text('usagetype')
  return {
    columns: {
      provider: "'AWS'",
      service_code: serviceCode(known('service')),
      service_name: text('service'),
      usage_type: usageType,
      operation: text('operation'),
      sku_id: "''",
      product_family: "''",
      unit: `CASE WHEN ${isMixed} THEN '' ELSE ${unit} END`,
      line_type: lineType(columns),
      commitment_status: "''",
      region: regionOf(asReport(columns), 'NULL'),
      from_region: "''",
      to_region: "''",
      instance_type: instanceType(known('instancetype'), usageType),
      vcpu: 'NULL',
      memory_gib: 'NULL',
      cpu: "''",
      storage_media: "''",
      deployment: "''",
      has_quantity: amount === undefined ? 'false' : `(${cell(amount)} IS NOT NULL AND NOT ${isMixed})`,
      billing_account_id: text('billingaccountid'),
      sub_account_id: text('account'),
      sub_account_name: "''",
      tags: tagsJson(
        [],
        columns.those('tags').map((column) => ({ column, prefixes: [] })),
      ),
      charge_period_start: start,
      charge_period_end: `greatest(${end}, ${start} + INTERVAL 1 SECOND)`,
      billing_period_start: `date_trunc('month', ${start})`,
      resource_id: "''",
      currency: text('currency'),
      quantity,
      billed_cost: billed,
      effective_cost: effective,
      list_cost: listCost('NULL', effective, quantity),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

/** What kind of money a group is: its record type, else usage, for Cost Explorer shows tax as a service of its own. */
function lineType(columns: SourceColumns): string {
  const said = firstCell(columns.those('recordtype'))
  const service = firstCell(columns.those('service'))
  const cases = Object.entries(RECORD_TYPES).map(([from, to]) => `WHEN '${from}' THEN '${to}'`)
  const named = `CASE ${said} ${cases.join(' ')} ELSE replace(${said}, ' ', '') END`
  return `coalesce(${named}, CASE WHEN ${service} IN ('Tax', 'Refund') THEN ${service} ELSE 'Usage' END)`
}

/** The columns that tell a region, under the keys that they have in a Cost and Usage Report. */
function asReport(columns: SourceColumns): SourceColumns {
  const KEYS = {
    region: 'productregioncode',
    zone: 'lineitemavailabilityzone',
    usagetype: 'lineitemusagetype',
  }
  return new SourceColumns(
    Object.entries(KEYS).flatMap(([key, reported]) =>
      columns.those(key).map((column) => ({
        ...column,
        key: reported,
        sql: key === 'usagetype' ? column.sql : `nullif(nullif(${column.sql}, 'NoRegion'), 'NoAZ')`,
      })),
    ),
  )
}
