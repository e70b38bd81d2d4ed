/** What AWS sells by the unit, as its bill calls it. Prices are invented but of the right size, in USD. */
export interface AwsProduct {
  readonly code: string
  readonly name: string
  readonly family: string
  /** Without the prefix of the region. */
  readonly usage: string
  readonly operation: string
  readonly unit: string
  readonly price: number
  /** Further product attributes. */
  readonly attributes?: Readonly<Record<string, string>>
}

const EC2 = { code: 'AmazonEC2', name: 'Amazon Elastic Compute Cloud' }
const S3 = { code: 'AmazonS3', name: 'Amazon Simple Storage Service' }
const RDS = { code: 'AmazonRDS', name: 'Amazon Relational Database Service' }
const ECS = { code: 'AmazonECS', name: 'Amazon Elastic Container Service' }
const LOGS = { code: 'AmazonCloudWatch', name: 'AmazonCloudWatch' }
const DYNAMO = { code: 'AmazonDynamoDB', name: 'Amazon DynamoDB' }
const LAMBDA = { code: 'AWSLambda', name: 'AWS Lambda' }

const monthly = (usage: string, operation: string, family: string, price: number, storage: string) => ({
  usage,
  operation,
  family,
  price,
  unit: 'GB-Mo',
  attributes: { storage_class: storage },
})

const volume = (type: string, price: number, media: string) => ({
  ...EC2,
  family: 'Storage',
  usage: `EBS:VolumeUsage.${type}`,
  operation: `CreateVolume-${type[0]?.toUpperCase()}${type.slice(1)}`,
  unit: 'GB-Mo',
  price,
  attributes: {
    volume_type: type === 'st1' ? 'Throughput Optimized HDD' : 'General Purpose',
    storage_media: media,
  },
})

const transfer = (usage: string, operation: string, price: number, type: string) => ({
  ...EC2,
  family: 'Data Transfer',
  usage,
  operation,
  unit: 'GB',
  price,
  attributes: { transfer_type: type },
})

export const AWS_PRODUCTS = {
  'volume-gp3': volume('gp3', 0.088, 'SSD-backed'),
  'volume-st1': volume('st1', 0.05, 'HDD-backed'),
  snapshots: {
    ...EC2,
    family: 'Storage Snapshot',
    usage: 'EBS:SnapshotUsage',
    operation: 'CreateSnapshot',
    unit: 'GB-Mo',
    price: 0.05,
  },
  's3-standard': {
    ...S3,
    ...monthly('TimedStorage-ByteHrs', 'StandardStorage', 'Storage', 0.023, 'General Purpose'),
  },
  's3-infrequent': {
    ...S3,
    ...monthly('TimedStorage-SIA-ByteHrs', 'StandardIAStorage', 'Storage', 0.0125, 'Infrequent Access'),
  },
  's3-glacier': {
    ...S3,
    ...monthly('TimedStorage-GlacierByteHrs', 'GlacierStorage', 'Storage', 0.0036, 'Archive'),
  },
  's3-requests': {
    ...S3,
    family: 'API Request',
    usage: 'Requests-Tier1',
    operation: 'PutObject',
    unit: 'Requests',
    price: 0.000005,
  },
  'rds-storage': {
    ...RDS,
    family: 'Database Storage',
    usage: 'RDS:Multi-AZ-GP3-Storage',
    operation: 'CreateDBInstance:0014',
    unit: 'GB-Mo',
    price: 0.254,
    attributes: { volume_type: 'General Purpose-GP3', deployment_option: 'Multi-AZ' },
  },
  'rds-backup': {
    ...RDS,
    family: 'Storage Snapshot',
    usage: 'RDS:ChargedBackupUsage',
    operation: 'CreateDBInstance:0014',
    unit: 'GB-Mo',
    price: 0.095,
  },
  'aurora-storage': {
    ...RDS,
    family: 'Database Storage',
    usage: 'Aurora:StorageUsage',
    operation: 'CreateDBInstance:0021',
    unit: 'GB-Mo',
    price: 0.11,
  },
  lambda: {
    ...LAMBDA,
    family: 'Serverless',
    usage: 'Lambda-GB-Second',
    operation: 'Invoke',
    unit: 'Second',
    price: 0.0000166667,
  },
  'lambda-arm': {
    ...LAMBDA,
    family: 'Serverless',
    usage: 'Lambda-GB-Second-ARM',
    operation: 'Invoke',
    unit: 'Second',
    price: 0.0000133334,
  },
  'lambda-requests': {
    ...LAMBDA,
    family: 'Serverless',
    usage: 'Request',
    operation: 'Invoke',
    unit: 'Requests',
    price: 0.0000002,
  },
  'fargate-cpu': {
    ...ECS,
    family: 'Compute',
    usage: 'Fargate-vCPU-Hours:perCPU',
    operation: 'FargateTask',
    unit: 'hours',
    price: 0.04048,
  },
  'fargate-memory': {
    ...ECS,
    family: 'Compute',
    usage: 'Fargate-GB-Hours',
    operation: 'FargateTask',
    unit: 'hours',
    price: 0.004445,
  },
  'eks-cluster': {
    code: 'AmazonEKS',
    name: 'Amazon Elastic Container Service for Kubernetes',
    family: 'Compute',
    usage: 'AmazonEKS-Hours:perCluster',
    operation: 'CreateOperation',
    unit: 'Hours',
    price: 0.1,
  },
  'nat-hours': {
    ...EC2,
    family: 'NAT Gateway',
    usage: 'NatGateway-Hours',
    operation: 'NatGateway',
    unit: 'Hrs',
    price: 0.048,
  },
  'nat-bytes': {
    ...EC2,
    family: 'NAT Gateway',
    usage: 'NatGateway-Bytes',
    operation: 'NatGateway',
    unit: 'GB',
    price: 0.048,
  },
  'load-balancer': {
    code: 'AWSELB',
    name: 'Elastic Load Balancing',
    family: 'Load Balancer-Application',
    usage: 'LoadBalancerUsage',
    operation: 'LoadBalancing:Application',
    unit: 'Hrs',
    price: 0.0252,
  },
  'to-internet': transfer('DataTransfer-Out-Bytes', 'RunInstances', 0.09, 'AWS Outbound'),
  'between-zones': transfer('DataTransfer-Regional-Bytes', 'InterZone-Out', 0.01, 'IntraRegion'),
  'to-us-east-1': transfer('USE1-AWS-Out-Bytes', 'PublicIP-Out', 0.02, 'InterRegion Outbound'),
  'log-ingestion': {
    ...LOGS,
    family: 'Data Payload',
    usage: 'DataProcessing-Bytes',
    operation: 'PutLogEvents',
    unit: 'GB',
    price: 0.57,
  },
  'log-storage': {
    ...LOGS,
    family: 'Storage Snapshot',
    usage: 'TimedStorage-ByteHrs',
    operation: 'HourlyStorageMetering',
    unit: 'GB-Mo',
    price: 0.03,
  },
  metrics: {
    ...LOGS,
    family: 'Metric',
    usage: 'CW:MetricMonitorUsage',
    operation: 'MetricStorage',
    unit: 'Metrics',
    price: 0.3,
  },
  'dynamodb-storage': {
    ...DYNAMO,
    family: 'Database Storage',
    usage: 'TimedStorage-ByteHrs',
    operation: 'StandardStorage',
    unit: 'GB-Mo',
    price: 0.283,
  },
  'dynamodb-reads': {
    ...DYNAMO,
    family: 'Amazon DynamoDB PayPerRequest Throughput',
    usage: 'ReadRequestUnits',
    operation: 'PayPerRequestThroughput',
    unit: 'ReadRequestUnits',
    price: 0.000000283,
  },
  'dynamodb-writes': {
    ...DYNAMO,
    family: 'Amazon DynamoDB PayPerRequest Throughput',
    usage: 'WriteRequestUnits',
    operation: 'PayPerRequestThroughput',
    unit: 'WriteRequestUnits',
    price: 0.000001413,
  },
  'sqs-requests': {
    code: 'AWSQueueService',
    name: 'Amazon Simple Queue Service',
    family: 'API Request',
    usage: 'Requests-RBP',
    operation: 'SendMessage',
    unit: 'Requests',
    price: 0.0000004,
  },
  'cdn-bytes': {
    code: 'AmazonCloudFront',
    name: 'Amazon CloudFront',
    family: 'Data Transfer',
    usage: 'DataTransfer-Out-Bytes',
    operation: 'GET',
    unit: 'GB',
    price: 0.085,
  },
} as const satisfies Record<string, AwsProduct>

export type AwsProductId = keyof typeof AWS_PRODUCTS

/** Whether an amount is a level that lasts, of which the bill counts the share of the month. */
export const isMonthly = ({ unit }: AwsProduct): boolean => unit === 'GB-Mo' || unit === 'Metrics'
