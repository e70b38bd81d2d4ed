import type { ChargeExpressions } from '../charge-expressions.ts'
import type { SourceColumns } from '../source-column.ts'
import { attributeReader } from '../sql/attributes.ts'
import { listCost } from '../sql/list-cost.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { tagsJson } from '../sql/tags.ts'
import { cell, first, firstCell, isFilled, orEmpty } from '../sql/text.ts'
import { effectiveCost } from './effective-cost.ts'
import { instanceType, memoryGib } from './machine.ts'
import { regionOf } from './region.ts'
import { flatTags, mappedTags } from './tag-columns.ts'

const PRODUCT_KEYS = [
  'product_name',
  'servicename',
  'region',
  'vcpu',
  'memory',
  'physical_processor',
  'storage_media',
  'volume_type',
  'storage_class',
  'deployment_option',
  'from_region_code',
  'to_region_code',
]

/** AWS Cost and Usage Report, legacy and 2.0, any dialect, as canonical records. Definitions: AWS Data Exports user guide. */
export function awsCurCharges(columns: SourceColumns): ChargeExpressions {
  const parsed = new ParsedCells()
  const map = attributeReader(parsed, columns.find('product'), PRODUCT_KEYS)
  /** A product attribute: a column of its own, else a key of the map. */
  const product = (key: string, ...attributes: string[]) =>
    first([...columns.those(key).map(cell), ...attributes.map(map).filter((it) => it !== 'NULL')])
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))

  const start = parsed.timestamp(columns.find('lineitemusagestartdate'))
  const billingStart = parsed.timestamp(columns.find('billbillingperiodstartdate'))
  const end = parsed.timestamp(columns.find('lineitemusageenddate'))
  const chargeStart = `coalesce(${start}, ${billingStart})`
  parsed.rejectWhen(`${chargeStart} IS NULL`, 'the row has no date')

  const quantity = columns.find('lineitemusageamount')
  const usageType = text('lineitemusagetype')
  const lineType = lineTypeOf(columns)
  const effective = effectiveCost(columns, parsed, lineType)
  const list = parsed.number(columns.find('pricingpublicondemandcost'))
  return {
    columns: {
      provider: "'AWS'",
      service_code: text('lineitemproductcode'),
      service_name: serviceName(columns, product),
      usage_type: usageType,
      operation: text('lineitemoperation'),
      sku_id: text('productsku'),
      product_family: text('productproductfamily'),
      unit: text('pricingunit'),
      line_type: lineType,
      commitment_status: "''",
      region: regionOf(columns, product('productregion', 'region')),
      from_region: orEmpty(product('productfromregioncode', 'from_region_code')),
      to_region: orEmpty(product('producttoregioncode', 'to_region_code')),
      instance_type: instanceType(firstCell(columns.those('productinstancetype')), usageType),
      vcpu: `TRY_CAST(${product('productvcpu', 'vcpu')} AS DOUBLE)`,
      memory_gib: memoryGib(product('productmemory', 'memory')),
      cpu: orEmpty(product('productphysicalprocessor', 'physical_processor')),
      storage_media: storageMedia(product),
      deployment: orEmpty(product('productdeploymentoption', 'deployment_option')),
      has_quantity: quantity === undefined ? 'false' : `coalesce(${isFilled(quantity)}, false)`,
      billing_account_id: text('billpayeraccountid', 'lineitemusageaccountid'),
      sub_account_id: text('lineitemusageaccountid'),
      sub_account_name: text('lineitemusageaccountname'),
      tags: tagsJson(flatTags(columns.all), mappedTags(columns.all)),
      charge_period_start: chargeStart,
      charge_period_end: `greatest(${end}, ${chargeStart} + INTERVAL 1 SECOND)`,
      billing_period_start: `date_trunc('month', coalesce(${billingStart}, ${start}))`,
      resource_id: text('lineitemresourceid'),
      currency: currency(columns),
      quantity: parsed.number(quantity),
      billed_cost: parsed.number(columns.find('lineitemunblendedcost')),
      effective_cost: effective,
      list_cost: listCost(list, effective, parsed.number(quantity)),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

/** The line item type; the rows that split a machine among containers are told apart, for the machine's own row carries its usage. */
function lineTypeOf(columns: SourceColumns): string {
  const type = orEmpty(firstCell(columns.those('lineitemlineitemtype')))
  const parent = columns.find('splitlineitemparentresourceid')
  return parent === undefined ? type : `CASE WHEN ${isFilled(parent)} THEN 'SplitLineItem' ELSE ${type} END`
}

/** Product name; a Marketplace line is named after its publisher, for the product code says nothing to a person. */
function serviceName(columns: SourceColumns, product: (key: string, ...keys: string[]) => string): string {
  const names = [
    product('productproductname', 'product_name'),
    product('productservicename', 'servicename'),
    ...columns.those('lineitemproductcode').map(cell),
  ].filter((it) => it !== 'NULL')
  const name = orEmpty(first(names))
  const entity = columns.find('billbillingentity')
  const publisher = columns.those('lineitemlegalentity').map(cell)
  if (entity === undefined) return name
  return `CASE WHEN ${cell(entity)} = 'AWS Marketplace' THEN 'AWS Marketplace: ' || ${orEmpty(first([...publisher, ...names]))} ELSE ${name} END`
}

function storageMedia(product: (key: string, ...keys: string[]) => string): string {
  return orEmpty(
    first(
      [
        product('productvolumetype', 'volume_type'),
        product('productstorageclass', 'storage_class'),
        product('productstoragemedia', 'storage_media'),
      ].filter((it) => it !== 'NULL'),
    ),
  )
}

/** A report without any currency column is in US dollars; a blank cell stays blank. */
function currency(columns: SourceColumns): string {
  const known = columns.those('lineitemcurrencycode', 'pricingcurrency')
  return known.length === 0 ? "'USD'" : orEmpty(firstCell(known))
}
