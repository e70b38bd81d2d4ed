import type { RequiredColumn } from '../require-columns.ts'

const WHOLE =
  'Download the cost report from the bucket again (namespace bling, folder reports/cost-csv), whole and unchanged.'

/** Columns without which an Oracle cost report cannot be read. */
export const OCI_COST_REQUIRED: readonly RequiredColumn[] = [
  { keys: ['lineitemintervalusagestart'], column: 'lineItem/intervalUsageStart', remedy: WHOLE },
  { keys: ['productservice'], column: 'product/service', remedy: WHOLE },
  { keys: ['productdescription'], column: 'product/Description', remedy: WHOLE },
  { keys: ['usagebilledquantity'], column: 'usage/billedQuantity', remedy: WHOLE },
  { keys: ['costmycost'], column: 'cost/myCost', remedy: WHOLE },
]

/** Columns whose absence costs precision, and what it costs. */
export const OCI_COST_WANTED = [
  {
    keys: ['costbillingunitreadable'],
    column: 'cost/billingUnitReadable',
    cost: 'Units come from the description of the SKU, which is wrong for data transfer.',
  },
  { keys: ['productregion'], column: 'product/region', cost: 'No line says where its usage was.' },
  {
    keys: ['costproductsku'],
    column: 'cost/productSku',
    cost: 'Usage is told apart by its description only.',
  },
  { keys: ['productresourceid'], column: 'product/resourceId', cost: 'No drill-down to single resources.' },
  {
    keys: ['productcompartmentid'],
    column: 'product/compartmentId',
    cost: 'Lines belong to no compartment.',
  },
  { keys: ['costcurrencycode'], column: 'cost/currencyCode', cost: 'Costs have no currency.' },
] as const
