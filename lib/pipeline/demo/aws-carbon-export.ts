import { AWS_ACCOUNTS, type AwsAccount, type AwsRegion } from './aws-places.ts'
import { DEMO_DAYS, DEMO_MONTHS } from './calendar.ts'
import { amount, type Row } from './csv-file.ts'
import { type LoadShape, loadOn } from './load-shape.ts'

/** The columns of AWS's carbon emissions export that the demo fills, from its table dictionary. */
export const CARBON_COLUMNS = [
  'payer_account_id',
  'usage_account_id',
  'usage_period_start',
  'usage_period_end',
  'product_code',
  'region_code',
  'location',
  'model_version',
  'last_refresh_timestamp',
  'total_lbm_emissions_value',
  'total_lbm_emissions_unit',
  'total_mbm_emissions_value',
  'total_mbm_emissions_unit',
  'total_scope_1_emissions_value',
  'total_scope_1_emissions_unit',
  'total_scope_2_lbm_emissions_value',
  'total_scope_2_lbm_emissions_unit',
  'total_scope_2_mbm_emissions_value',
  'total_scope_2_mbm_emissions_unit',
  'total_scope_3_lbm_emissions_value',
  'total_scope_3_lbm_emissions_unit',
  'total_scope_3_mbm_emissions_value',
  'total_scope_3_mbm_emissions_unit',
] as const
type CarbonRow = Row<(typeof CARBON_COLUMNS)[number]>

/** Location-based kg CO2e on a working day of the first month: invented, of the size that such exports have. */
const DAILY_KG: readonly (readonly [AwsAccount, string, AwsRegion, number, LoadShape])[] = [
  ['shop', 'AmazonEC2', 'ap-south-1', 17.6, 'steady'],
  ['shop', 'AmazonEC2', 'eu-west-1', 4.1, 'shop'],
  ['shop', 'AmazonEC2', 'eu-central-1', 0.9, 'shop'],
  ['shop', 'AmazonRDS', 'eu-west-1', 0.8, 'constant'],
  ['shop', 'AmazonCloudFront', 'us-east-1', 2.6, 'shop'],
  ['shop', 'AmazonCloudWatch', 'eu-west-1', 0.12, 'debug'],
  ['shop', 'AmazonS3', 'ap-south-1', 0.6, 'piling'],
  ['payments', 'AmazonEC2', 'eu-central-1', 0.6, 'constant'],
  ['payments', 'AmazonRDS', 'eu-central-1', 0.7, 'constant'],
  ['data', 'AmazonEC2', 'us-west-2', 2.4, 'retraining'],
  ['data', 'AmazonEC2', 'us-east-1', 1.3, 'retraining'],
  ['data', 'AmazonS3', 'us-east-1', 5.2, 'piling'],
  ['staging', 'AmazonEC2', 'ap-southeast-2', 4.8, 'constant'],
  ['staging', 'AmazonEC2', 'eu-west-1', 0.3, 'constant'],
  ['shared', 'AmazonEC2', 'eu-west-1', 0.5, 'office'],
]

/** Parts of a location-based figure. Market-based, AWS counts no scope 2: it buys as much renewable electricity as it uses. */
const SCOPE_1_PART = 0.006
const SCOPE_3_PART = 0.24
const UNIT = 'MTCO2e'

const tons = (kilograms: number): string => amount(Number((kilograms / 1000).toFixed(6)))

function carbonRow(
  month: string,
  [account, product, region, kg, shape]: (typeof DAILY_KG)[number],
): CarbonRow {
  const days = DEMO_DAYS.filter((day) => day.month === month)
  const total = days.reduce((sum, day) => sum + kg * loadOn(day, shape, `${account} ${product} ${region}`), 0)
  const [scope1, scope3] = [total * SCOPE_1_PART, total * SCOPE_3_PART]
  return {
    payer_account_id: AWS_ACCOUNTS.billing.id,
    usage_account_id: AWS_ACCOUNTS[account].id,
    usage_period_start: `${month}-01 00:00:00`,
    usage_period_end: `${days[0]?.monthEnd} 00:00:00`,
    product_code: product,
    region_code: region,
    location: region,
    model_version: 'v3.0.0',
    last_refresh_timestamp: '2026-10-17 06:00:00',
    total_lbm_emissions_value: tons(total),
    total_lbm_emissions_unit: UNIT,
    total_mbm_emissions_value: tons(scope1 + scope3),
    total_mbm_emissions_unit: UNIT,
    total_scope_1_emissions_value: tons(scope1),
    total_scope_1_emissions_unit: UNIT,
    total_scope_2_lbm_emissions_value: tons(total - scope1 - scope3),
    total_scope_2_lbm_emissions_unit: UNIT,
    total_scope_2_mbm_emissions_value: '0',
    total_scope_2_mbm_emissions_unit: UNIT,
    total_scope_3_lbm_emissions_value: tons(scope3),
    total_scope_3_lbm_emissions_unit: UNIT,
    total_scope_3_mbm_emissions_value: tons(scope3),
    total_scope_3_mbm_emissions_unit: UNIT,
  }
}

/** What AWS itself would say of the demo's complete months, invented like the bills. */
export function* awsCarbonExport(): Generator<readonly CarbonRow[]> {
  for (const month of DEMO_MONTHS) yield DAILY_KG.map((figure) => carbonRow(month, figure))
}
