/**
 * The canonical record: what every format's normalising SELECT yields, one row per charge.
 * FOCUS 1.2 names in snake_case where FOCUS has one. Text is never NULL (`''` where the bill
 * is silent); numbers are NULL where the bill is silent.
 */
export const KIND_COLUMNS = {
  provider: 'VARCHAR',
  service_code: 'VARCHAR',
  service_name: 'VARCHAR',
  usage_type: 'VARCHAR',
  operation: 'VARCHAR',
  sku_id: 'VARCHAR',
  product_family: 'VARCHAR',
  unit: 'VARCHAR',
  line_type: 'VARCHAR',
  commitment_status: 'VARCHAR',
  region: 'VARCHAR',
  from_region: 'VARCHAR',
  to_region: 'VARCHAR',
  instance_type: 'VARCHAR',
  vcpu: 'DOUBLE',
  memory_gib: 'DOUBLE',
  cpu: 'VARCHAR',
  storage_media: 'VARCHAR',
  deployment: 'VARCHAR',
  has_quantity: 'BOOLEAN',
} as const

/** Who pays: at most as many as resources, so they stay with the facts. */
export const OWNER_COLUMNS = {
  billing_account_id: 'VARCHAR',
  sub_account_id: 'VARCHAR',
  sub_account_name: 'VARCHAR',
  /** JSON object of text to text, keys sorted; `{}` where there are none. */
  tags: 'VARCHAR',
} as const

/** When, how much, at what cost, on which resource. */
export const CHARGE_COLUMNS = {
  charge_period_start: 'TIMESTAMP',
  /** Exclusive. */
  charge_period_end: 'TIMESTAMP',
  billing_period_start: 'DATE',
  resource_id: 'VARCHAR',
  currency: 'VARCHAR',
  /** In the bill's own unit. Doubles throughout, so that CSV and Parquet of one bill agree. */
  quantity: 'DOUBLE',
  billed_cost: 'DOUBLE',
  effective_cost: 'DOUBLE',
  /** The list price, never of the other sign than the quantity; the effective cost where the bill gives none or 0. */
  list_cost: 'DOUBLE',
  /** Why the row cannot be read, or NULL: a number or a date that is none. */
  reject_reason: 'VARCHAR',
} as const

/** Facts are kept as decimals, because sums of decimals do not depend on order or threads. */
export const FACT_DECIMAL = 'DECIMAL(38,12)'
