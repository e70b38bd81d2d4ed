import type { ChargeExpressions } from '../charge-expressions.ts'
import type { RecognisedExport } from '../recognised-export.ts'
import type { SourceColumns } from '../source-column.ts'
import { attributeReader } from '../sql/attributes.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { tagsJson } from '../sql/tags.ts'
import { cell, first, firstCell, isFilled, orEmpty } from '../sql/text.ts'
import { braced } from './braced.ts'
import { commitmentStatus, lineType } from './charge-type.ts'
import { azureMoney } from './money.ts'
import { azureRegion } from './region.ts'
import { englishUnit } from './unit.ts'
import { DAYS, QUANTITIES } from './wanted-columns.ts'

/** Sizes of machines; other services write other things into AdditionalInfo's ServiceType. */
const MACHINE_SIZE = '^(?i:standard|basic)_'

/**
 * Azure cost details of any agreement as canonical records, one a day (UTC). Definitions: Microsoft, "Understand cost details fields";
 * charge types as its toolkit converts them to FOCUS.
 */
export function azureCostCharges(columns: SourceColumns, recognised: RecognisedExport): ChargeExpressions {
  const parsed = new ParsedCells()
  const info = attributeReader(parsed, braced(columns.find('additionalinfo')), ['ServiceType', 'VCPUs'])
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))

  const start = parsed.timestamp(columns.those(...DAYS)[0], 'mdy')
  // The end is inclusive, so it lies in the month too.
  const billing = parsed.timestamp(columns.those('billingperiodstartdate', 'billingperiodenddate')[0], 'mdy')
  const chargeStart = known(start, billing)
  parsed.rejectWhen(`${chargeStart} IS NULL`, 'the row has no date')

  const quantity = columns.those(...QUANTITIES)[0]
  const serviceType = info('ServiceType')
  const subAccount = text('subscriptionguid', 'subscriptionid')
  const tags = columns.those('tags').flatMap((column) => braced(column) ?? [])
  return {
    columns: {
      provider: "'Microsoft'",
      service_code: text('metercategory'),
      service_name: serviceName(columns),
      usage_type: text('metername', 'product', 'productname'),
      operation: "''",
      sku_id: text('meterid'),
      product_family: text('metersubcategory'),
      unit: englishUnit(columns.find('unitofmeasure')),
      line_type: lineType(columns),
      commitment_status: commitmentStatus(columns),
      region: azureRegion(columns),
      from_region: "''",
      to_region: "''",
      instance_type: `CASE WHEN regexp_matches(${serviceType}, '${MACHINE_SIZE}') THEN ${serviceType} ELSE '' END`,
      vcpu: `nullif(TRY_CAST(${info('VCPUs')} AS DOUBLE), 0)`,
      memory_gib: 'NULL',
      cpu: "''",
      storage_media: "''",
      deployment: "''",
      has_quantity: quantity === undefined ? 'false' : `coalesce(${isFilled(quantity)}, false)`,
      billing_account_id: first([billingAccount(columns), subAccount]),
      sub_account_id: subAccount,
      sub_account_name: text('subscriptionname'),
      tags: tagsJson(
        [],
        tags.map((column) => ({ column, prefixes: [] })),
      ),
      charge_period_start: chargeStart,
      charge_period_end: `date_trunc('day', ${chargeStart}) + INTERVAL 1 DAY`,
      billing_period_start: `date_trunc('month', ${known(billing, start)})`,
      resource_id: orEmpty(lowered(firstCell(columns.those('resourceid', 'instanceid', 'instancename')))),
      quantity: parsed.number(quantity),
      ...azureMoney(columns, parsed, recognised.variant),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

const known = (...expressions: string[]): string => first(expressions.filter((it) => it !== 'NULL'))

const lowered = (expression: string): string => (expression === 'NULL' ? expression : `lower(${expression})`)

/** Who is billed. Partners' exports may name the customer only, and pay-as-you-go has no account above the subscription. */
const billingAccount = (columns: SourceColumns): string =>
  firstCell(columns.those('billingaccountid', 'billingprofileid', 'customertenantid'))

/** Meter category; a line of the Marketplace is named after its publisher, for it says what was bought and nothing of what runs. */
function serviceName(columns: SourceColumns): string {
  const name = orEmpty(firstCell(columns.those('metercategory', 'consumedservice')))
  const type = columns.find('publishertype')
  if (type === undefined) return name
  const publisher = orEmpty(firstCell(columns.those('publishername', 'metercategory', 'consumedservice')))
  return `CASE WHEN lower(${cell(type)}) = 'marketplace' THEN 'Azure Marketplace: ' || ${publisher} ELSE ${name} END`
}
