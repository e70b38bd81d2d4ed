import type { AwsColumn } from './aws-columns.ts'
import { type AwsRow, awsFrame } from './aws-frame.ts'
import { fleetLine, machineDays } from './aws-machine-days.ts'
import { awsMoneyRows } from './aws-money.ts'
import { AWS_ACCOUNTS, AWS_MACHINES, AWS_REGIONS, type AwsRegion } from './aws-places.ts'
import { AWS_PRODUCTS, type AwsProduct, isMonthly } from './aws-products.ts'
import { AWS_FLEETS, AWS_USES, type AwsFleet, type AwsUse } from './aws-workloads.ts'
import { DEMO_DAYS, type DemoDay } from './calendar.ts'
import { type Owner, tagsOf } from './company.ts'
import { amount } from './csv-file.ts'
import { loadOn } from './load-shape.ts'
import { stableId } from './stable-id.ts'

/** What a savings plan takes off the list price, and what spot capacity costs of it. */
const SAVINGS_PLAN_PRICE = 0.68
const SPOT_PRICE = 0.36

const SAVINGS_PLAN = 'arn:aws:savingsplans::000010000000:savingsplan/4d1c7f30-0000-4000-8000-00000000aa01'

interface Sale {
  readonly product: AwsProduct
  readonly region: AwsRegion
  readonly owner: Owner
  readonly quantity: number
  readonly resource: string
}

const taggedAs = (owner: Owner): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(tagsOf(owner)).map(([key, value]) => [`user_${key}`, value])),
  )

const saleRow = ({ product, region, owner, quantity, resource }: Sale): AwsRow => {
  const place = AWS_REGIONS[region]
  const rate = product.price * place.level
  const cost = amount(quantity * rate)
  return {
    line_item_line_item_type: 'Usage',
    line_item_product_code: product.code,
    line_item_usage_type: `${place.prefix}${product.usage}`,
    line_item_operation: product.operation,
    line_item_availability_zone: product.unit === 'Hrs' ? `${region}a` : '',
    line_item_line_item_description: `$${amount(rate)} per ${product.unit} of ${product.usage} in ${place.location}`,
    line_item_resource_id: resource,
    line_item_usage_amount: amount(quantity),
    line_item_unblended_rate: amount(rate),
    line_item_unblended_cost: cost,
    pricing_public_on_demand_rate: amount(rate),
    pricing_public_on_demand_cost: cost,
    pricing_term: 'OnDemand',
    pricing_unit: product.unit,
    product: JSON.stringify({ product_name: product.name, region, ...product.attributes }),
    product_from_region_code: region,
    product_to_region_code: product.usage.startsWith('USE1-') ? 'us-east-1' : '',
    product_location: place.location,
    product_product_family: product.family,
    product_region_code: region,
    product_servicecode: product.code,
    product_sku: stableId(`${product.usage} ${region}`, 16).toUpperCase(),
    resource_tags: taggedAs(owner),
  }
}

type Placed = Pick<AwsUse, 'region' | 'account' | 'app'>

/** Logs of an application are one log group, taken in and kept. */
export const logGroupOf = ({ region, account, app = 'untitled' }: Placed): string =>
  `arn:aws:logs:${region}:${AWS_ACCOUNTS[account].id}:log-group:/${app}`

function resourceOf(use: AwsUse): string {
  const { product, region, account, app = 'untitled' } = use
  if (product.startsWith('log-')) return logGroupOf(use)
  return `arn:aws:${product}:${region}:${AWS_ACCOUNTS[account].id}:${app}`
}

const useRows = (use: AwsUse, index: number, day: DemoDay): AwsRow[] => {
  const product: AwsProduct = AWS_PRODUCTS[use.product]
  const line = `use ${index}`
  const level = use.amount * loadOn(day, use.shape ?? 'steady', line)
  const quantity = isMonthly(product) ? level / day.daysInMonth : level
  const resource = resourceOf(use)
  const { prefix } = AWS_REGIONS[use.region]
  const path = product.usage.startsWith('USE1-') && prefix !== '' ? `${prefix}${product.usage}` : undefined
  return [
    {
      ...awsFrame(day, use.account, line),
      ...saleRow({ product, region: use.region, owner: use, quantity, resource }),
      ...(path === undefined ? {} : { line_item_usage_type: path }),
    },
  ]
}

const EC2 = { code: 'AmazonEC2', name: 'Amazon Elastic Compute Cloud', family: 'Compute Instance' }
const RDS = { code: 'AmazonRDS', name: 'Amazon Relational Database Service', family: 'Database Instance' }

/** How each kind of machine is billed: product, usage type before the colon, prefix and factor on the price. */
const SOLD_AS = {
  'on-demand': { ...EC2, usage: 'BoxUsage', operation: 'RunInstances', node: '', factor: 1 },
  'savings-plan': { ...EC2, usage: 'BoxUsage', operation: 'RunInstances', node: '', factor: 1 },
  spot: { ...EC2, usage: 'SpotUsage', operation: 'RunInstances:SV001', node: '', factor: 1 },
  rds: { ...RDS, usage: 'InstanceUsage', operation: 'CreateDBInstance:0014', node: 'db.', factor: 1.9 },
  'rds-multi-az': {
    ...RDS,
    usage: 'Multi-AZUsage',
    operation: 'CreateDBInstance:0014',
    node: 'db.',
    factor: 3.8,
  },
  aurora: { ...RDS, usage: 'InstanceUsage', operation: 'CreateDBInstance:0021', node: 'db.', factor: 2.3 },
  cache: {
    code: 'AmazonElastiCache',
    name: 'Amazon ElastiCache',
    family: 'Cache Instance',
    usage: 'NodeUsage',
    operation: 'CreateCacheCluster:0002',
    node: 'cache.',
    factor: 1.9,
  },
  opensearch: {
    code: 'AmazonES',
    name: 'Amazon OpenSearch Service',
    family: 'Amazon OpenSearch Service Instance',
    usage: 'ESInstance',
    operation: 'ESDomain',
    node: '',
    factor: 1.65,
  },
} as const

const fleetRows = (fleet: AwsFleet, index: number, day: DemoDay): AwsRow[] => {
  const sold = SOLD_AS[fleet.as]
  const { vcpu, memoryGib, price, family } = AWS_MACHINES[fleet.type]
  const type = `${sold.node}${fleet.type}${fleet.as === 'opensearch' ? '.search' : ''}`
  const product: AwsProduct = {
    code: sold.code,
    name: sold.name,
    family: sold.family,
    usage: `${sold.usage}:${sold.code === 'AmazonRDS' ? type.replace('xlarge', 'xl') : type}`,
    operation: sold.operation,
    unit: 'Hrs',
    price: price * sold.factor,
    attributes: { vcpu: String(vcpu), memory: `${memoryGib} GiB` },
  }
  return machineDays(fleet, index, day).map(({ machine, resourceId, hours }) => ({
    ...awsFrame(day, fleet.account, `${fleetLine(index)} ${machine}`),
    ...saleRow({ product, region: fleet.region, owner: fleet, quantity: hours, resource: resourceId }),
    product_instance_type: type,
    product_instance_family: family,
    ...commitment(fleet, price * sold.factor * AWS_REGIONS[fleet.region].level * hours),
  }))
}

const commitment = ({ as }: AwsFleet, listCost: number): AwsRow => {
  if (as === 'spot') return { line_item_unblended_cost: amount(listCost * SPOT_PRICE), pricing_term: 'Spot' }
  if (as !== 'savings-plan') return {}
  return {
    line_item_line_item_type: 'SavingsPlanCoveredUsage',
    savings_plan_savings_plan_a_r_n: SAVINGS_PLAN,
    savings_plan_savings_plan_effective_cost: amount(listCost * SAVINGS_PLAN_PRICE),
  }
}

/** The rows that take the list price of covered usage off again, and the fee of the plan. */
const savingsPlanRows = (day: DemoDay, covered: readonly AwsRow[]): AwsRow[] => {
  const sum = (column: AwsColumn) => covered.reduce((total, row) => total + Number(row[column]), 0)
  const used = sum('savings_plan_savings_plan_effective_cost')
  const committed = Math.ceil(used / 10) * 10 + 20
  return [
    {
      ...awsFrame(day, 'billing', 'savings plan negation'),
      line_item_line_item_type: 'SavingsPlanNegation',
      line_item_product_code: EC2.code,
      line_item_line_item_description: 'SavingsPlanNegation used by AccountIds of the organisation',
      line_item_unblended_cost: amount(-sum('line_item_unblended_cost')),
      savings_plan_savings_plan_a_r_n: SAVINGS_PLAN,
      product: JSON.stringify({ product_name: EC2.name }),
      resource_tags: '{}',
    },
    {
      ...awsFrame(day, 'billing', 'savings plan fee'),
      line_item_line_item_type: 'SavingsPlanRecurringFee',
      line_item_product_code: 'ComputeSavingsPlans',
      line_item_line_item_description: '1 year No Upfront Compute Savings Plan',
      line_item_usage_type: 'ComputeSP:1yrNoUpfront',
      line_item_usage_amount: '24',
      line_item_unblended_cost: amount(committed),
      savings_plan_savings_plan_a_r_n: SAVINGS_PLAN,
      savings_plan_total_commitment_to_date: amount(committed),
      savings_plan_used_commitment: amount(used),
      product: JSON.stringify({ product_name: 'Savings Plans for AWS Compute usage' }),
      resource_tags: '{}',
    },
  ]
}

/** The AWS bill of the demo, a chunk of rows for each day. */
export function* awsBill(): Generator<readonly AwsRow[]> {
  for (const day of DEMO_DAYS) {
    const fleets = AWS_FLEETS.flatMap((fleet, index) => fleetRows(fleet, index, day))
    const uses = AWS_USES.flatMap((use, index) => useRows(use, index, day))
    const covered = fleets.filter((row) => row.line_item_line_item_type === 'SavingsPlanCoveredUsage')
    yield [...fleets, ...uses, ...savingsPlanRows(day, covered), ...awsMoneyRows(day)]
  }
}
