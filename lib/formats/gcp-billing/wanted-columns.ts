import type { RequiredColumn } from '../require-columns.ts'

const INCLUDE = (column: string) =>
  `Export the BigQuery table of the Standard or Detailed usage cost data (Google Cloud console → Billing → Billing export) as JSON or Parquet, with ${column}. Where a query flattens it, SELECT ${column} as well.`

/** Columns without which a Google Cloud billing export cannot be read. */
export const GCP_BILLING_REQUIRED: readonly RequiredColumn[] = [
  { keys: ['usagestarttime'], column: 'usage_start_time', remedy: INCLUDE('usage_start_time') },
  { keys: ['servicedescription'], column: 'service.description', remedy: INCLUDE('service.description') },
  { keys: ['skudescription'], column: 'sku.description', remedy: INCLUDE('sku.description') },
  {
    keys: ['usageamount', 'usageamountinpricingunits'],
    column: 'usage.amount',
    remedy: INCLUDE('usage.amount'),
  },
  { keys: ['usageunit', 'usagepricingunit'], column: 'usage.unit', remedy: INCLUDE('usage.unit') },
  { keys: ['cost'], column: 'cost', remedy: INCLUDE('cost') },
]

/** Columns whose absence costs precision, and what it costs. */
export const GCP_BILLING_WANTED = [
  {
    keys: ['costtype'],
    column: 'cost_type',
    cost: 'Taxes and adjustments cannot be told from usage.',
  },
  {
    keys: ['credits', 'creditsamount'],
    column: 'credits',
    cost: 'Costs are shown before discounts, free tiers and other credits.',
  },
  {
    keys: ['usageamount'],
    column: 'usage.amount',
    cost: 'The amount in pricing units is used, where a month has as many hours as it has in Pacific time (off by up to 0.14 %).',
  },
  {
    keys: ['locationregion'],
    column: 'location.region',
    cost: 'Regions come from location.location, which may be a whole continent.',
  },
  {
    keys: ['systemlabels'],
    column: 'system_labels',
    cost: 'Machine types are known only where the SKU names them.',
  },
  { keys: ['labels'], column: 'labels', cost: 'Teams can be told apart by project and tags only.' },
  { keys: ['projectid'], column: 'project.id', cost: 'Accounts cannot be told apart.' },
  {
    keys: ['resourceglobalname', 'resourcename'],
    column: 'resource.global_name',
    cost: 'No drill-down to single resources. Enable “Detailed usage cost” in Billing export.',
  },
  {
    keys: ['costatlist'],
    column: 'cost_at_list',
    cost: 'Estimates from spend use the cost before credits.',
  },
  {
    keys: ['invoicemonth'],
    column: 'invoice.month',
    cost: 'Months are those of the usage in UTC, not those of the invoices.',
  },
  {
    keys: ['billingaccountid'],
    column: 'billing_account_id',
    cost: 'Months of different billing accounts cannot be told apart and replace each other.',
  },
  { keys: ['currency'], column: 'currency', cost: 'Costs have no currency.' },
] as const
