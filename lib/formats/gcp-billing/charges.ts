import type { ChargeExpressions } from '../charge-expressions.ts'
import type { SourceColumn, SourceColumns } from '../source-column.ts'
import { listCost } from '../sql/list-cost.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { entriesAsJson } from '../sql/tags.ts'
import { cell, firstCell, isFilled, orEmpty } from '../sql/text.ts'
import { creditsTotal } from './credits.ts'
import { labelEntries, mergedLabels } from './labels.ts'

/**
 * Google Cloud billing export, standard and detailed, as canonical records. Rows are deltas: the same hour may come in several, of
 * which each counts.
 * Definitions: https://cloud.google.com/billing/docs/how-to/export-data-bigquery-tables/detailed-usage
 */
export function gcpBillingCharges(columns: SourceColumns): ChargeExpressions {
  const parsed = new ParsedCells()
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))
  const systemLabel = systemLabelReader(parsed, columns.find('systemlabels'))

  const start = parsed.timestamp(columns.find('usagestarttime'))
  parsed.rejectWhen(`${start} IS NULL`, 'the row has no date')
  const [quantity, unit] = quantityAndUnit(columns)
  const cost = parsed.number(columns.find('cost'))
  const net = `${cost} + ${credits(parsed, columns)}`
  const list = parsed.number(columns.find('costatlist'))
  return {
    columns: {
      provider: "'Google Cloud'",
      service_code: text('serviceid'),
      service_name: text('servicedescription'),
      usage_type: text('skudescription'),
      operation: "''",
      sku_id: text('skuid'),
      product_family: "''",
      unit: unit === undefined ? "''" : orEmpty(cell(unit)),
      line_type: lineType(columns.find('costtype')),
      commitment_status: "''",
      region: regionOf(columns),
      from_region: "''",
      to_region: "''",
      instance_type: orEmpty(systemLabel('compute.googleapis.com/machine_spec')),
      vcpu: `TRY_CAST(${systemLabel('compute.googleapis.com/cores')} AS DOUBLE)`,
      memory_gib: `TRY_CAST(${systemLabel('compute.googleapis.com/memory')} AS DOUBLE) / 1024`,
      cpu: "''",
      storage_media: "''",
      deployment: "''",
      has_quantity: quantity === undefined ? 'false' : `coalesce(${isFilled(quantity)}, false)`,
      billing_account_id: text('billingaccountid'),
      sub_account_id: text('projectid'),
      sub_account_name: text('projectname'),
      tags: tags(parsed, columns),
      charge_period_start: start,
      charge_period_end: `greatest(${parsed.timestamp(columns.find('usageendtime'))}, ${start} + INTERVAL 1 SECOND)`,
      billing_period_start: billingPeriod(parsed, columns.find('invoicemonth'), start),
      resource_id: text('resourceglobalname', 'resourcename'),
      currency: text('currency'),
      quantity: parsed.number(quantity),
      billed_cost: net,
      effective_cost: net,
      list_cost: listCost(list, cost, parsed.number(quantity)),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

/** The usage in its base unit, which is exact; else in the unit of its price. */
function quantityAndUnit(columns: SourceColumns): readonly (SourceColumn | undefined)[] {
  if (columns.has('usageamount', 'usageunit')) return columns.those('usageamount', 'usageunit')
  return [columns.find('usageamountinpricingunits'), columns.find('usagepricingunit')]
}

/** Sum of the credits of a row. Where the list cannot be read nobody knows what the row costs, so it is rejected. */
function credits(parsed: ParsedCells, columns: SourceColumns): string {
  const [column] = columns.those('credits', 'creditsamount')
  if (column === undefined) return '0'
  const total = parsed.shared('credits total', creditsTotal(column))
  parsed.rejectWhen(`${total} IS NULL`, 'the credits cannot be read')
  return `coalesce(${total}, 0)`
}

/** FOCUS charge category by `cost_type`. */
function lineType(column: SourceColumn | undefined): string {
  if (column === undefined) return "'Usage'"
  const type = cell(column)
  return `CASE replace(lower(${type}), ' ', '_') WHEN 'regular' THEN 'Usage' WHEN 'tax' THEN 'Tax'
    WHEN 'adjustment' THEN 'Adjustment' WHEN 'rounding_error' THEN 'Adjustment' ELSE ${orEmpty(type)} END`
}

/** The region; of usage that is in none, its multi-region, country or `global`. A zone lies in its region. */
function regionOf(columns: SourceColumns): string {
  const place = orEmpty(firstCell(columns.those('locationregion', 'locationzone', 'locationlocation')))
  return `regexp_replace(${place}, '^([a-z]+-[a-z]+[0-9]+)-[a-z]$', '\\1')`
}

/** First day of the month of the invoice, written `202605`; where it is not said, of the usage. */
function billingPeriod(parsed: ParsedCells, column: SourceColumn | undefined, start: string): string {
  if (column === undefined) return `date_trunc('month', ${start})`
  const month = parsed.shared(
    'invoice month',
    `CASE WHEN regexp_full_match(${cell(column)}, '20[0-9]{4}(\\.0)?') THEN TRY_STRPTIME(left(${cell(column)}, 6), '%Y%m') END`,
  )
  parsed.rejectWhen(`${isFilled(column)} AND ${month} IS NULL`, `${column.header} is not a month`)
  return `CAST(coalesce(${month}, date_trunc('month', ${start})) AS DATE)`
}

function systemLabelReader(parsed: ParsedCells, column: SourceColumn | undefined): (key: string) => string {
  if (column === undefined) return () => 'NULL'
  const labels = parsed.shared('system labels', labelEntries(column))
  return (key) => `list_filter(${labels}, lambda label: label.key = ${quoteLiteral(key)})[1].value`
}

/** Labels and tags of the resource, and those of its project under `project:`. */
function tags(parsed: ParsedCells, columns: SourceColumns): string {
  const own = columns.those('labels', 'tags').map((column) => `coalesce(${labelEntries(column)}, [])`)
  const project = columns
    .those('projectlabels')
    .map(
      (column) =>
        `list_transform(coalesce(${labelEntries(column)}, []), lambda it: {'key': 'project:' || it.key, 'value': it.value})`,
    )
  if (own.length + project.length === 0) return "'{}'"
  return entriesAsJson(parsed.shared('all labels', mergedLabels([...own, ...project])))
}
