import type { RequiredColumn } from '../require-columns.ts'

const INCLUDE = (column: string) =>
  `In AWS Billing and Cost Management → Data Exports, include ${column} in the export (a standard CUR has it by default) and export the month again.`

/** Columns without which a Cost and Usage Report cannot be read. */
export const AWS_CUR_REQUIRED: readonly RequiredColumn[] = [
  {
    keys: ['lineitemusagestartdate'],
    column: 'lineItem/UsageStartDate',
    remedy: INCLUDE('line_item_usage_start_date'),
  },
  {
    keys: ['lineitemlineitemtype'],
    column: 'lineItem/LineItemType',
    remedy: INCLUDE('line_item_line_item_type'),
  },
  {
    keys: ['lineitemproductcode'],
    column: 'lineItem/ProductCode',
    remedy: INCLUDE('line_item_product_code'),
  },
  { keys: ['lineitemusagetype'], column: 'lineItem/UsageType', remedy: INCLUDE('line_item_usage_type') },
  {
    keys: ['lineitemusageamount'],
    column: 'lineItem/UsageAmount',
    remedy: INCLUDE('line_item_usage_amount'),
  },
  {
    keys: ['lineitemunblendedcost'],
    column: 'lineItem/UnblendedCost',
    remedy: INCLUDE('line_item_unblended_cost'),
  },
]

/** Columns whose absence costs precision, and what it costs. */
export const AWS_CUR_WANTED = [
  {
    keys: ['pricingunit'],
    column: 'pricing/unit',
    cost: 'Units are inferred from the usage type and the operation.',
  },
  {
    keys: ['productregioncode', 'productregion'],
    column: 'product/regionCode',
    cost: 'Regions come from the availability zone or the usage type; some lines have none.',
  },
  {
    keys: ['lineitemresourceid'],
    column: 'lineItem/ResourceId',
    cost: 'No drill-down to single resources. Switch on "Include resource IDs".',
  },
  {
    keys: ['productinstancetype'],
    column: 'product/instanceType',
    cost: 'Machine sizes come from the usage type only.',
  },
  {
    keys: ['productvcpu', 'product'],
    column: 'product/vcpu',
    cost: 'Machine types unknown to the factor set cannot be derived from their vCPUs.',
  },
  {
    keys: ['lineitemcurrencycode', 'pricingcurrency'],
    column: 'lineItem/CurrencyCode',
    cost: 'Costs are taken to be US dollars.',
  },
  {
    keys: ['pricingpublicondemandcost'],
    column: 'pricing/publicOnDemandCost',
    cost: 'Estimates from spend use the billed price.',
  },
  {
    keys: ['reservationeffectivecost'],
    column: 'reservation/EffectiveCost',
    cost: 'Usage covered by reservations seems free of charge.',
  },
  {
    keys: ['savingsplansavingsplaneffectivecost'],
    column: 'savingsPlan/SavingsPlanEffectiveCost',
    cost: 'Savings plans are shown at on-demand prices with their negations.',
  },
] as const
