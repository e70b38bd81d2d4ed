import type { AwsAccount, AwsMachine, AwsRegion } from './aws-places.ts'
import type { AwsProductId } from './aws-products.ts'
import type { Owner } from './company.ts'
import type { LoadShape } from './load-shape.ts'

interface Placed extends Owner {
  readonly account: AwsAccount
  readonly region: AwsRegion
  /** Default steady. */
  readonly shape?: LoadShape
}

/** Machines rented by the hour. */
export interface AwsFleet extends Placed {
  readonly as:
    | 'on-demand'
    | 'savings-plan'
    | 'spot'
    | 'rds'
    | 'rds-multi-az'
    | 'aurora'
    | 'cache'
    | 'opensearch'
  readonly type: AwsMachine
  /** Machines on a working day of the first month. */
  readonly count: number
}

/** Anything sold by another unit. */
export interface AwsUse extends Placed {
  readonly product: AwsProductId
  /** GB or metrics kept, or units a day. */
  readonly amount: number
}

type Fleets = readonly AwsFleet[]
type Uses = readonly AwsUse[]

const fleetsOf = (
  owner: Owner,
  account: AwsAccount,
  fleets: readonly Omit<AwsFleet, keyof Owner | 'account'>[],
): Fleets => fleets.map((fleet) => ({ ...owner, account, ...fleet }))

const usesOf = (
  owner: Owner,
  account: AwsAccount,
  uses: readonly Omit<AwsUse, keyof Owner | 'account'>[],
): Uses => uses.map((use) => ({ ...owner, account, ...use }))

export const AWS_FLEETS: Fleets = [
  ...fleetsOf({ team: 'checkout', app: 'checkout-api' }, 'shop', [
    { as: 'savings-plan', region: 'eu-west-1', type: 'm6i.2xlarge', count: 5, shape: 'shop' },
    { as: 'on-demand', region: 'eu-west-1', type: 'm7g.xlarge', count: 3, shape: 'shop' },
    { as: 'aurora', region: 'eu-west-1', type: 'r6g.2xlarge', count: 2, shape: 'constant' },
    { as: 'cache', region: 'eu-west-1', type: 'r6g.large', count: 2, shape: 'constant' },
  ]),
  ...fleetsOf({ team: 'search', app: 'catalogue-indexer' }, 'shop', [
    { as: 'on-demand', region: 'ap-south-1', type: 'c5.4xlarge', count: 22, shape: 'steady' },
  ]),
  ...fleetsOf({ team: 'search', app: 'search-api' }, 'shop', [
    { as: 'savings-plan', region: 'eu-central-1', type: 'c6g.2xlarge', count: 4, shape: 'shop' },
    { as: 'opensearch', region: 'eu-central-1', type: 'r6g.xlarge', count: 3, shape: 'constant' },
  ]),
  ...fleetsOf({ team: 'payments', app: 'ledger' }, 'payments', [
    { as: 'savings-plan', region: 'eu-central-1', type: 'm6i.xlarge', count: 4, shape: 'constant' },
    { as: 'rds-multi-az', region: 'eu-central-1', type: 'r6g.2xlarge', count: 1, shape: 'constant' },
  ]),
  ...fleetsOf({ team: 'payments', app: 'load-test', environment: 'staging' }, 'staging', [
    { as: 'on-demand', region: 'ap-southeast-2', type: 'm5.4xlarge', count: 8, shape: 'constant' },
  ]),
  ...fleetsOf({ team: 'data-platform', app: 'warehouse-loader' }, 'data', [
    { as: 'spot', region: 'us-east-1', type: 'c7a.2xlarge', count: 4, shape: 'retraining' },
    { as: 'spot', region: 'us-east-1', type: 'r5.2xlarge', count: 2, shape: 'steady' },
  ]),
  ...fleetsOf({ team: 'data-platform', app: 'recommendations' }, 'data', [
    { as: 'on-demand', region: 'us-west-2', type: 'g5.xlarge', count: 3, shape: 'retraining' },
  ]),
  ...fleetsOf({ team: 'mobile', app: 'mobile-backend' }, 'shop', [
    { as: 'on-demand', region: 'eu-north-1', type: 'm7g.xlarge', count: 3, shape: 'shop' },
    { as: 'rds', region: 'eu-north-1', type: 'r6g.large', count: 1, shape: 'constant' },
  ]),
  ...fleetsOf({ team: 'platform', app: 'build-runners' }, 'shared', [
    { as: 'on-demand', region: 'eu-west-1', type: 'm6i.xlarge', count: 4, shape: 'office' },
    { as: 'on-demand', region: 'us-east-1', type: 't3.medium', count: 2, shape: 'constant' },
  ]),
  ...fleetsOf({ team: 'nobody' }, 'staging', [
    { as: 'on-demand', region: 'eu-west-1', type: 'm5.large', count: 3, shape: 'constant' },
    { as: 'on-demand', region: 'us-east-1', type: 't3.medium', count: 2, shape: 'constant' },
  ]),
]

export const AWS_USES: Uses = [
  ...usesOf({ team: 'checkout', app: 'checkout-api' }, 'shop', [
    { region: 'eu-west-1', product: 'volume-gp3', amount: 2_400 },
    { region: 'eu-west-1', product: 'aurora-storage', amount: 3_200, shape: 'piling' },
    { region: 'eu-west-1', product: 'load-balancer', amount: 48, shape: 'constant' },
    { region: 'eu-west-1', product: 'between-zones', amount: 310, shape: 'shop' },
    { region: 'eu-west-1', product: 'to-internet', amount: 260, shape: 'shop' },
    { region: 'eu-west-1', product: 'sqs-requests', amount: 42_000_000, shape: 'shop' },
    { region: 'eu-west-1', product: 'log-ingestion', amount: 85, shape: 'debug' },
    { region: 'eu-west-1', product: 'log-storage', amount: 2_600, shape: 'debug' },
    { region: 'us-east-1', product: 'cdn-bytes', amount: 190, shape: 'shop' },
  ]),
  ...usesOf({ team: 'search', app: 'catalogue-indexer' }, 'shop', [
    { region: 'ap-south-1', product: 'volume-gp3', amount: 11_000 },
    { region: 'ap-south-1', product: 'volume-st1', amount: 24_000 },
    { region: 'ap-south-1', product: 'to-us-east-1', amount: 640 },
    { region: 'ap-south-1', product: 'nat-hours', amount: 48, shape: 'constant' },
    { region: 'ap-south-1', product: 'nat-bytes', amount: 410 },
    { region: 'ap-south-1', product: 's3-standard', amount: 9_000, shape: 'piling' },
    { region: 'ap-south-1', product: 'log-ingestion', amount: 14 },
  ]),
  ...usesOf({ team: 'search', app: 'search-api' }, 'shop', [
    { region: 'eu-central-1', product: 'volume-gp3', amount: 1_800 },
    { region: 'eu-central-1', product: 'load-balancer', amount: 24, shape: 'constant' },
    { region: 'eu-central-1', product: 'between-zones', amount: 150, shape: 'shop' },
    { region: 'eu-central-1', product: 'log-ingestion', amount: 22, shape: 'shop' },
  ]),
  ...usesOf({ team: 'payments', app: 'ledger' }, 'payments', [
    { region: 'eu-central-1', product: 'rds-storage', amount: 2_000, shape: 'piling' },
    { region: 'eu-central-1', product: 'rds-backup', amount: 5_200, shape: 'piling' },
    { region: 'eu-central-1', product: 'volume-gp3', amount: 800 },
    { region: 'eu-central-1', product: 'sqs-requests', amount: 9_000_000, shape: 'shop' },
    { region: 'eu-central-1', product: 'log-ingestion', amount: 35, shape: 'shop' },
    { region: 'eu-central-1', product: 'log-storage', amount: 2_900, shape: 'piling' },
    { region: 'eu-central-1', product: 'dynamodb-storage', amount: 410, shape: 'piling' },
    { region: 'eu-central-1', product: 'dynamodb-reads', amount: 61_000_000, shape: 'shop' },
    { region: 'eu-central-1', product: 'dynamodb-writes', amount: 9_500_000, shape: 'shop' },
  ]),
  ...usesOf({ team: 'payments', app: 'load-test', environment: 'staging' }, 'staging', [
    { region: 'ap-southeast-2', product: 'volume-gp3', amount: 1_600 },
    { region: 'ap-southeast-2', product: 'between-zones', amount: 0.4 },
  ]),
  ...usesOf({ team: 'data-platform', app: 'lake' }, 'data', [
    { region: 'us-east-1', product: 's3-standard', amount: 42_000, shape: 'piling' },
    { region: 'us-east-1', product: 's3-infrequent', amount: 60_000, shape: 'piling' },
    { region: 'us-east-1', product: 's3-glacier', amount: 130_000, shape: 'piling' },
    { region: 'us-east-1', product: 's3-requests', amount: 3_800_000, shape: 'retraining' },
    { region: 'us-east-1', product: 'snapshots', amount: 9_000, shape: 'piling' },
    { region: 'us-east-1', product: 'volume-gp3', amount: 3_000 },
    { region: 'us-east-1', product: 'between-zones', amount: 480, shape: 'retraining' },
    { region: 'us-west-2', product: 'volume-gp3', amount: 1_200 },
  ]),
  ...usesOf({ team: 'mobile', app: 'mobile-backend' }, 'shop', [
    { region: 'eu-north-1', product: 'volume-gp3', amount: 700 },
    { region: 'eu-north-1', product: 'load-balancer', amount: 24, shape: 'constant' },
    { region: 'eu-north-1', product: 'to-internet', amount: 95, shape: 'shop' },
    { region: 'eu-north-1', product: 'log-ingestion', amount: 11, shape: 'shop' },
  ]),
  ...usesOf({ team: 'mobile', app: 'push' }, 'shop', [
    { region: 'eu-north-1', product: 'lambda-arm', amount: 2_600_000, shape: 'shop' },
    { region: 'eu-north-1', product: 'lambda-requests', amount: 8_400_000, shape: 'shop' },
    { region: 'eu-west-1', product: 'lambda', amount: 1_900_000, shape: 'shop' },
    { region: 'eu-west-1', product: 'lambda-requests', amount: 5_100_000, shape: 'shop' },
  ]),
  ...usesOf({ team: 'platform', app: 'clusters' }, 'shared', [
    { region: 'eu-west-1', product: 'eks-cluster', amount: 48, shape: 'constant' },
    { region: 'eu-central-1', product: 'eks-cluster', amount: 24, shape: 'constant' },
    { region: 'eu-west-1', product: 'fargate-cpu', amount: 620, shape: 'office' },
    { region: 'eu-west-1', product: 'fargate-memory', amount: 1_240, shape: 'office' },
    { region: 'eu-west-1', product: 'nat-hours', amount: 72, shape: 'constant' },
    { region: 'eu-west-1', product: 'nat-bytes', amount: 280, shape: 'shop' },
    { region: 'eu-west-1', product: 'metrics', amount: 5_200 },
    { region: 'eu-central-1', product: 'metrics', amount: 2_100 },
  ]),
  ...usesOf({ team: 'nobody' }, 'staging', [
    { region: 'eu-west-1', product: 'volume-gp3', amount: 3_900 },
    { region: 'us-east-1', product: 'snapshots', amount: 14_000, shape: 'piling' },
    { region: 'us-east-1', product: 's3-standard', amount: 6_000 },
  ]),
]
