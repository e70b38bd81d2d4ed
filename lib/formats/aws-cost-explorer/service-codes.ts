import { quoteLiteral } from '../sql/quote.ts'

/**
 * Names of services as Cost Explorer has them → product codes of Cost and Usage Reports, of services that hold most of most bills.
 * Cost Explorer has EC2 under two names; all others are called as in the report's `product/ProductName`.
 * Source: rows of real reports, and the service codes of the AWS Price List (https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_DescribeServices.html).
 */
const SERVICE_CODES: Readonly<Record<string, string>> = {
  'Amazon Elastic Compute Cloud - Compute': 'AmazonEC2',
  'EC2 - Other': 'AmazonEC2',
  'Amazon Simple Storage Service': 'AmazonS3',
  'Amazon Relational Database Service': 'AmazonRDS',
  'AWS Lambda': 'AWSLambda',
  AmazonCloudWatch: 'AmazonCloudWatch',
  'Amazon DynamoDB': 'AmazonDynamoDB',
  'Amazon ElastiCache': 'AmazonElastiCache',
  'Amazon Elastic File System': 'AmazonEFS',
  'Amazon Elastic Container Service': 'AmazonECS',
  'Amazon Elastic Container Service for Kubernetes': 'AmazonEKS',
  'Amazon EC2 Container Registry (ECR)': 'AmazonECR',
  'Amazon Elastic Load Balancing': 'AWSELB',
  'Amazon Elastic MapReduce': 'ElasticMapReduce',
  'Amazon OpenSearch Service': 'AmazonES',
  'Amazon Redshift': 'AmazonRedshift',
  'Amazon SageMaker': 'AmazonSageMaker',
  'Amazon Simple Notification Service': 'AmazonSNS',
  'Amazon Simple Queue Service': 'AWSQueueService',
  'Amazon Virtual Private Cloud': 'AmazonVPC',
  'Amazon CloudFront': 'AmazonCloudFront',
  'Amazon Athena': 'AmazonAthena',
  'Amazon Kinesis': 'AmazonKinesis',
  'AWS Glue': 'AWSGlue',
  'AWS CloudTrail': 'AWSCloudTrail',
  'AWS Data Transfer': 'AWSDataTransfer',
  'AWS Key Management Service': 'awskms',
  'AWS Secrets Manager': 'AWSSecretsManager',
  'AWS Step Functions': 'AmazonStates',
}

/** The product code of a service, as SQL over its name; `''` for one that is not known. */
export function serviceCode(name: string): string {
  if (name === 'NULL') return "''"
  const cases = Object.entries(SERVICE_CODES).map(
    ([from, to]) => `WHEN ${quoteLiteral(from)} THEN ${quoteLiteral(to)}`,
  )
  return `CASE ${name} ${cases.join(' ')} ELSE '' END`
}
