/**
 * A footprint: what a provider itself says its customer's usage emitted, kg CO2e in one month. It is kept beside our own estimate and never
 * added to one. Text is never NULL (`''` where the source is silent); a figure is NULL where the source is silent, never 0.
 */
export const FOOTPRINT_COLUMNS = {
  provider: 'VARCHAR',
  billing_account_id: 'VARCHAR',
  /** First day of the month. */
  billing_period_start: 'DATE',
  /** FOCUS SubAccountId: an AWS account, a project, a subscription. */
  sub_account_id: 'VARCHAR',
  service_code: 'VARCHAR',
  service_name: 'VARCHAR',
  region: 'VARCHAR',
  /** Of the provider's method. Of several versions of one month only the newest is kept. */
  model_version: 'VARCHAR',
  scope1_kg: 'DOUBLE',
  scope2_location_kg: 'DOUBLE',
  scope2_market_kg: 'DOUBLE',
  scope3_location_kg: 'DOUBLE',
  scope3_market_kg: 'DOUBLE',
  total_location_kg: 'DOUBLE',
  total_market_kg: 'DOUBLE',
  /** A total of which the source does not say whether it is location-based or market-based. */
  total_unstated_kg: 'DOUBLE',
} as const

/** A row of a source, before what is told twice is left out. */
export const FOOTPRINT_ROW_COLUMNS = {
  ...FOOTPRINT_COLUMNS,
  /** By what the source breaks a month down: `''` for the month as a whole. Several ways of one month never count together. */
  breakdown: 'VARCHAR',
  /** When the source last made this row. Of rows about the same thing only the newest are kept. */
  refreshed: 'TIMESTAMP',
  reject_reason: 'VARCHAR',
} as const
