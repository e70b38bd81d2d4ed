import type { ChargeExpressions } from '../charge-expressions.ts'
import type { RecognisedExport } from '../recognised-export.ts'
import type { SourceColumns } from '../source-column.ts'
import { attributeReader } from '../sql/attributes.ts'
import { listCost } from '../sql/list-cost.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { tagsJson } from '../sql/tags.ts'
import { cell, first, firstCell, isFilled, orEmpty } from '../sql/text.ts'
import { providerOf } from './provider.ts'

const DETAIL_KEYS = ['InstanceType', 'CoreCount', 'MemorySize', 'DiskType', 'StorageClass', 'Redundancy']
/** Azure's AdditionalInfo, which its FOCUS 1.0 export keeps whole. */
const AZURE_KEYS = ['ServiceType', 'VCPUs']

/**
 * FOCUS from 0.5 on as canonical records; 0.5 and 1.0-preview (which Oracle writes) have names of their own for some columns.
 * Definitions: FOCUS specification, https://focus.finops.org.
 */
export function focusCharges(columns: SourceColumns, recognised: RecognisedExport): ChargeExpressions {
  const parsed = new ParsedCells()
  const detail = attributeReader(parsed, columns.find('skupricedetails'), DETAIL_KEYS)
  const azure = attributeReader(parsed, columns.find('xskudetails'), AZURE_KEYS)
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))

  const start = parsed.timestamp(columns.find('chargeperiodstart'))
  const billingStart = parsed.timestamp(columns.find('billingperiodstart'))
  const end = parsed.timestamp(columns.find('chargeperiodend'))
  const chargeStart = `coalesce(${start}, ${billingStart})`
  parsed.rejectWhen(`${chargeStart} IS NULL`, 'the row has no date')

  const quantity = columns.those('consumedquantity', 'usagequantity', 'pricingquantity')[0]
  const billed = parsed.number(columns.those('billedcost', 'effectivecost', 'amortizedcost')[0])
  const effective = parsed.number(columns.those('effectivecost', 'amortizedcost', 'billedcost')[0])
  const list = parsed.number(columns.find('listcost'))
  return {
    columns: {
      provider: providerOf(columns, recognised.generator),
      service_code: text('xservicecode', 'xserviceid', 'xskumetercategory'),
      service_name: text('servicename'),
      usage_type: text('skumeter', 'xusagetype', 'xskumetername', 'xskudescription', 'chargedescription'),
      operation: text('xoperation'),
      sku_id: text('skuid'),
      product_family: text('servicesubcategory', 'servicecategory'),
      unit: unitOf(columns),
      line_type: text('chargecategory', 'chargetype'),
      commitment_status: commitmentStatus(columns),
      region: text('regionid', 'region', 'regionname'),
      from_region: "''",
      to_region: "''",
      instance_type: orEmpty(known(detail('InstanceType'), azure('ServiceType'))),
      vcpu: `TRY_CAST(${known(detail('CoreCount'), azure('VCPUs'))} AS DOUBLE)`,
      memory_gib: `TRY_CAST(${known(detail('MemorySize'))} AS DOUBLE)`,
      cpu: "''",
      storage_media: orEmpty(known(detail('DiskType'), detail('StorageClass'))),
      deployment: orEmpty(known(detail('Redundancy'))),
      has_quantity: quantity === undefined ? 'false' : `coalesce(${isFilled(quantity)}, false)`,
      // Azure's BillingAccountId is a path of its own; under x_BillingAccountId its other exports know the account too.
      billing_account_id: text('xbillingaccountid', 'billingaccountid', 'subaccountid'),
      sub_account_id: text('subaccountid'),
      sub_account_name: text('subaccountname'),
      tags: tagsJson(
        [],
        columns.those('tags').map((column) => ({ column, prefixes: [{ from: 'user:', to: '' }] })),
      ),
      charge_period_start: chargeStart,
      charge_period_end: `greatest(${end}, ${chargeStart} + INTERVAL 1 SECOND)`,
      billing_period_start: `date_trunc('month', coalesce(${billingStart}, ${start}))`,
      resource_id: text('resourceid'),
      currency: text('billingcurrency', 'billedcurrency'),
      quantity: parsed.number(quantity),
      billed_cost: billed,
      effective_cost: effective,
      list_cost: listCost(list, effective, parsed.number(quantity)),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

/** CommitmentDiscountStatus; in 1.0-preview the charge subcategory says which part of a commitment nobody used. */
function commitmentStatus(columns: SourceColumns): string {
  const subcategory = columns.find('chargesubcategory')
  const status = columns.those('commitmentdiscountstatus').map(cell)
  if (subcategory === undefined) return orEmpty(first(status))
  return orEmpty(first([...status, `CASE ${cell(subcategory)} WHEN 'Unused Commitment' THEN 'Unused' END`]))
}

function known(...expressions: string[]): string {
  return first(expressions.filter((it) => it !== 'NULL'))
}

/**
 * The unit of the quantity. FOCUS counts ConsumedQuantity in ConsumedUnit, so of Azure's `100 GB/Month` only the size of the
 * block must go; the period must stay, which ConsumedUnit (`GB`) does not say. Without ConsumedQuantity the quantity is
 * PricingQuantity, in blocks.
 */
function unitOf(columns: SourceColumns): string {
  const described = columns.find('xpricingunitdescription')
  const named = columns.those('consumedunit', 'usageunit', 'pricingunit').map(cell)
  if (described === undefined) return orEmpty(first(named))
  const text = cell(described)
  const unit = columns.has('consumedquantity')
    ? `nullif(regexp_replace(${text}, '^[0-9.,]+([KM]$| *)', ''), '')`
    : text
  return orEmpty(first([unit, ...named]))
}
