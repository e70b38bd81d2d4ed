import { AZURE_METERS, AZURE_REGIONS, AZURE_USES, type AzureUse, SUBSCRIPTIONS } from './azure-workloads.ts'
import { DEMO_DAYS, type DemoDay } from './calendar.ts'
import { COMPANY, tagsOf } from './company.ts'
import { amount, type Row } from './csv-file.ts'
import type { AzureColumn } from './focus-columns.ts'
import { focusMoney, focusPeriod, focusPrices } from './focus-row.ts'
import { loadOn } from './load-shape.ts'
import { stableId } from './stable-id.ts'

type AzureRow = Row<AzureColumn>

const frame = (day: DemoDay, subscription: AzureUse['subscription']): AzureRow => ({
  ...focusPeriod(day),
  BillingAccountId: '/providers/Microsoft.Billing/billingAccounts/00001000',
  BillingAccountName: COMPANY,
  InvoiceIssuerName: 'Microsoft',
  ProviderName: 'Microsoft',
  PublisherName: 'Microsoft',
  SubAccountId: `/subscriptions/${SUBSCRIPTIONS[subscription].id}`,
  SubAccountName: SUBSCRIPTIONS[subscription].name,
})

/** Things bought by the piece come one row each; the rest is one row a day. */
const PIECES = new Set(['1 Hour', '1/Month'])

const useRows = (use: AzureUse, index: number, day: DemoDay): AzureRow[] => {
  const meter = AZURE_METERS[use.meter]
  const name = `azure ${index}`
  const load = loadOn(day, use.shape ?? 'steady', name)
  const perMonth = meter.unit.endsWith('/Month')
  const isPiece = PIECES.has(meter.unit) && meter.meter !== 'vCore'
  const pieces = isPiece ? Math.ceil(use.amount * load) : 1
  const each = isPiece ? 1 : use.amount * load
  const quantity = (each * (meter.unit === '1 Hour' ? 24 : 1)) / (perMonth ? day.daysInMonth : 1)
  const group = `rg-${use.app ?? 'untitled'}`
  return Array.from({ length: pieces }, (_, piece) => {
    const resource = `${use.meter}-${stableId(`${name} ${piece}`, 6)}`
    return {
      ...frame(day, use.subscription),
      ...focusPrices(quantity, meter.price, 0.05),
      ChargeCategory: 'Usage',
      ChargeDescription: `${meter.subcategory} - ${meter.meter} - ${AZURE_REGIONS[use.region]}`,
      ChargeFrequency: 'Usage-Based',
      ConsumedQuantity: amount(quantity),
      ConsumedUnit: meter.focusUnit,
      PricingUnit: meter.focusUnit,
      RegionId: use.region,
      RegionName: AZURE_REGIONS[use.region],
      ResourceId: `/subscriptions/${SUBSCRIPTIONS[use.subscription].id}/resourcegroups/${group}/${resource}`,
      ResourceName: resource,
      ResourceType: meter.resourceType,
      ServiceCategory: meter.serviceCategory,
      ServiceName: meter.service,
      SkuId: stableId(`${use.meter} ${use.region}`, 8).toUpperCase(),
      Tags: JSON.stringify(tagsOf(use)),
      x_PricingUnitDescription: meter.unit,
      x_ResourceGroupName: group,
      x_SkuDetails:
        meter.service === 'Virtual Machines' && isMachine(meter.unit) ? serviceType(meter.meter) : '{}',
      x_SkuMeterCategory: meter.category,
      x_SkuMeterName: meter.meter,
      x_SkuMeterSubcategory: meter.subcategory,
    }
  })
}

const isMachine = (unit: string): boolean => unit === '1 Hour'

/** `D4s v5` → `{"ServiceType":"Standard_D4s_v5"}`, as Azure's AdditionalInfo has it. */
const serviceType = (meter: string): string =>
  JSON.stringify({ ServiceType: `Standard_${meter.replaceAll(' ', '_')}` })

/** The Azure bill of the demo, a chunk of rows for each day. */
export function* azureBill(): Generator<readonly AzureRow[]> {
  for (const day of DEMO_DAYS) {
    const usage = AZURE_USES.flatMap((use, index) => useRows(use, index, day))
    const credit = { ...frame(day, 'analytics'), ...focusMoney('Credit', 'Azure credit offer', -220) }
    yield day.isFirstOfMonth ? [...usage, { ...credit, ServiceName: 'Azure credits', Tags: '{}' }] : usage
  }
}
