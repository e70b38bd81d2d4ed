import type { RequiredColumn } from '../require-columns.ts'

/** The day of a charge. */
export const DAYS = ['date', 'usagedatetime', 'usagedate'] as const

/** What was used. */
export const QUANTITIES = ['quantity', 'usagequantity', 'consumedquantity'] as const

/** Costs, the best first, and where the currency of each stands; `USD` is the currency itself. */
export const COSTS = [
  { cost: 'costinbillingcurrency', currency: ['billingcurrency', 'billingcurrencycode', 'currency'] },
  { cost: 'cost', currency: ['billingcurrency', 'billingcurrencycode', 'currency', 'currencycode'] },
  { cost: 'pretaxcost', currency: ['currency', 'billingcurrency', 'billingcurrencycode', 'currencycode'] },
  { cost: 'extendedcost', currency: ['currency', 'billingcurrency', 'billingcurrencycode', 'currencycode'] },
  { cost: 'costinpricingcurrency', currency: ['pricingcurrency', 'pricingcurrencycode'] },
  { cost: 'costinusd', currency: 'USD' },
] as const

const EXPORT_AGAIN = (column: string) =>
  `In the Azure portal, open Cost Management → Exports and export "Cost and usage details", actual or amortized, with all its columns (${column} is one of them).`

/** Columns without which an Azure export cannot be read. */
export const AZURE_REQUIRED: readonly RequiredColumn[] = [
  { keys: DAYS, column: 'Date', remedy: EXPORT_AGAIN('Date, in older exports UsageDateTime,') },
]

/** Usage covered by commitments in an export of the actual cost. */
export const SPREAD_COMMITMENTS = {
  column: 'amortized cost',
  cost: 'Usage covered by reservations and savings plans seems free of charge, and buying them a cost of its own. Export the amortized cost to spread it.',
}

/** Columns whose absence costs precision, and what it costs. */
export const AZURE_WANTED = [
  {
    keys: QUANTITIES,
    column: 'Quantity',
    cost: 'What was used is not known: nothing can be estimated from usage.',
  },
  {
    keys: COSTS.map(({ cost }) => cost),
    column: 'CostInBillingCurrency',
    cost: 'Costs are not known, so neither is the share of them that is estimated.',
  },
  {
    keys: ['metername', 'product', 'productname'],
    column: 'MeterName',
    cost: 'Lines are classified by their meter category only; disks and machines have no size.',
  },
  {
    keys: ['unitofmeasure'],
    column: 'UnitOfMeasure',
    cost: 'What a quantity counts is not known: nothing can be estimated from usage.',
  },
  {
    keys: ['resourcelocation', 'location', 'meterregion', 'resourcelocationnormalized'],
    column: 'ResourceLocation',
    cost: 'No line has a region; a mean over the world takes its place.',
  },
  {
    keys: ['additionalinfo'],
    column: 'AdditionalInfo',
    cost: 'Machine sizes come from the meter, which often names two.',
  },
  {
    keys: ['resourceid', 'instanceid', 'instancename'],
    column: 'ResourceId',
    cost: 'No drill-down to single resources.',
  },
  { keys: ['tags'], column: 'Tags', cost: 'Teams can be told apart by subscription only.' },
  {
    keys: ['subscriptionid', 'subscriptionguid'],
    column: 'SubscriptionId',
    cost: 'Accounts cannot be told apart.',
  },
  {
    keys: ['chargetype'],
    column: 'ChargeType',
    cost: 'Every line is taken for usage; purchases and unused commitments cannot be told apart from it.',
  },
  {
    keys: COSTS.flatMap(({ currency }) => (currency === 'USD' ? ['costinusd'] : currency)),
    column: 'BillingCurrency',
    cost: 'Costs have no currency.',
  },
] as const
