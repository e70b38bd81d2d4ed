import { DEMO_DAYS, type DemoDay } from './calendar.ts'
import { COMPANY, tagsOf } from './company.ts'
import { amount, type Row } from './csv-file.ts'
import type { GoogleColumn } from './focus-columns.ts'
import { focusMoney, focusPeriod, focusPrices } from './focus-row.ts'
import { GOOGLE_REGIONS, GOOGLE_SKUS, GOOGLE_USES, type GoogleUse, PROJECTS } from './google-workloads.ts'
import { loadOn } from './load-shape.ts'
import { stableId } from './stable-id.ts'

type GoogleRow = Row<GoogleColumn>

const HOURS_IN_GOOGLE_MONTH = 730

const frame = (day: DemoDay, project: GoogleUse['project']): GoogleRow => ({
  ...focusPeriod(day),
  BillingAccountId: '000010-00000A-00000B',
  BillingAccountName: COMPANY,
  InvoiceIssuerName: 'Google Cloud',
  ProviderName: 'Google Cloud',
  PublisherName: 'Google Cloud',
  SubAccountId: project,
  SubAccountName: PROJECTS[project],
})

/** A day's use of what is there all day, in pricing units; transfer, queries and log volumes come as they are. */
const pricingUnitsADay = (pricing: string, level: number): number => {
  if (pricing === 'hour' || pricing === 'gibibyte hour') return 24 * level
  return pricing === 'gibibyte month' ? (24 / HOURS_IN_GOOGLE_MONTH) * level : level
}

const useRows = (use: GoogleUse, index: number, day: DemoDay): GoogleRow[] => {
  const sku = GOOGLE_SKUS[use.sku]
  const name = `google ${index}`
  const resources = use.resources ?? 1
  const level = (use.amount * loadOn(day, use.shape ?? 'steady', name)) / resources
  const quantity = pricingUnitsADay(sku.unit.pricing, level)
  return Array.from({ length: resources }, (_, resource) => {
    const id = `${use.app ?? 'untitled'}-${stableId(`${name} ${resource}`, 6)}`
    return {
      ...frame(day, use.project),
      ...focusPrices(quantity, sku.price),
      AvailabilityZone: sku.resourceType === 'Instance' ? `${use.region}-a` : '',
      ChargeCategory: 'Usage',
      ChargeDescription: sku.text.replace('{}', GOOGLE_REGIONS[use.region]),
      ChargeFrequency: 'Usage-Based',
      ConsumedQuantity: amount(quantity * sku.unit.size),
      ConsumedUnit: sku.unit.consumed,
      PricingUnit: sku.unit.pricing,
      RegionId: use.region,
      RegionName: GOOGLE_REGIONS[use.region],
      ResourceId: `//googleapis.com/projects/${use.project}/${id}`,
      ResourceName: id,
      ResourceType: sku.resourceType,
      ServiceCategory: sku.category,
      ServiceName: sku.service,
      SkuId: stableId(`${use.sku} ${use.region}`, 12).toUpperCase(),
      Tags: JSON.stringify(tagsOf(use)),
      x_Credits: '[]',
      x_ServiceId: sku.serviceId,
    }
  })
}

/** The Google Cloud bill of the demo, a chunk of rows for each day. */
export function* googleBill(): Generator<readonly GoogleRow[]> {
  for (const day of DEMO_DAYS) {
    const usage = GOOGLE_USES.flatMap((use, index) => useRows(use, index, day))
    const tax = { ...frame(day, 'larkspur-insight'), ...focusMoney('Tax', 'Sales tax', 612.4) }
    yield day.isFirstOfMonth
      ? [...usage, { ...tax, ServiceName: 'Invoice', Tags: '{}', x_Credits: '[]' }]
      : usage
  }
}
