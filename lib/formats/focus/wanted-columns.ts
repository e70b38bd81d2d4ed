import type { RequiredColumn } from '../require-columns.ts'

const INCLUDE = (column: string) =>
  `FOCUS requires ${column}: include it in the export's column selection and export the period again.`

/** Columns without which a FOCUS export cannot be read. */
export const FOCUS_REQUIRED: readonly RequiredColumn[] = [
  { keys: ['chargeperiodstart'], column: 'ChargePeriodStart', remedy: INCLUDE('ChargePeriodStart') },
  {
    keys: ['chargecategory', 'chargetype'],
    column: 'ChargeCategory',
    remedy: INCLUDE('ChargeCategory'),
  },
  {
    keys: ['providername', 'serviceprovidername', 'provider'],
    column: 'ProviderName',
    remedy: INCLUDE('ProviderName (ServiceProviderName from FOCUS 1.3)'),
  },
  { keys: ['servicename'], column: 'ServiceName', remedy: INCLUDE('ServiceName') },
  {
    keys: ['effectivecost', 'amortizedcost', 'billedcost'],
    column: 'EffectiveCost',
    remedy: INCLUDE('EffectiveCost'),
  },
]

/** Required too, but in FOCUS 0.5, which has no quantities. */
export const FOCUS_QUANTITY: RequiredColumn = {
  keys: ['consumedquantity', 'usagequantity', 'pricingquantity'],
  column: 'ConsumedQuantity',
  remedy: INCLUDE('ConsumedQuantity'),
}

/** What that costs. */
export const NO_QUANTITIES = {
  column: 'ConsumedQuantity',
  cost: 'FOCUS 0.5 has no quantities: nothing can be estimated from usage. Export FOCUS 1.0 or later.',
}

/** Columns whose absence costs precision, and what it costs. */
export const FOCUS_WANTED = [
  {
    keys: ['consumedquantity', 'usagequantity'],
    column: 'ConsumedQuantity',
    cost: 'The priced quantity is used, which may be in blocks or rounded.',
  },
  {
    keys: ['skumeter', 'xusagetype', 'xskumetername'],
    column: 'SkuMeter',
    cost: 'Usage is classified by the charge description.',
  },
  {
    keys: ['skupricedetails', 'xskudetails'],
    column: 'SkuPriceDetails',
    cost: 'Machine sizes are read from the meter or the description, where they are named at all.',
  },
  {
    keys: ['regionid', 'region'],
    column: 'RegionId',
    cost: 'Regions come from their names; some lines have none.',
  },
  { keys: ['resourceid'], column: 'ResourceId', cost: 'No drill-down to single resources.' },
  { keys: ['tags'], column: 'Tags', cost: 'Teams can be told apart by account only.' },
  {
    keys: ['commitmentdiscountstatus', 'chargesubcategory'],
    column: 'CommitmentDiscountStatus',
    cost: 'Unused commitments cannot be told from usage by their status.',
  },
  {
    keys: ['effectivecost', 'amortizedcost'],
    column: 'EffectiveCost',
    cost: 'The billed cost is used in its place.',
  },
  { keys: ['listcost'], column: 'ListCost', cost: 'Estimates from spend use the effective cost.' },
  { keys: ['billingcurrency', 'billedcurrency'], column: 'BillingCurrency', cost: 'Costs have no currency.' },
] as const
