import type { UsageRule } from '#lib/domain/classify/usage-rule.ts'
import type { Category } from '#lib/domain/usage/category.ts'
import { all, contains, endsWith, exactlyOneOf, not, wholeWords, wordList } from '../words.ts'
import { AWS_STORAGE_RULES } from './aws-storage-rules.ts'
import { BATCH_MEAN, leftOut, NOT_LISTED } from './left-out.ts'

const provider = 'AWS'
const words = (list: string) => wordList(provider, list)

const HOURS = exactlyOneOf(['Hrs', 'Hours', 'hours', 'vCPU-Hours', 'DPU-Hour', 'ACU-Hr'])
const SECONDS = exactlyOneOf(['seconds', 'Second', 'Lambda-GB-Second'])
const DATA = exactlyOneOf(['GB', 'GigaBytes'])
const ARM = /ARM/

const slice = (
  id: string,
  match: { readonly service?: RegExp; readonly usageType?: RegExp; readonly unit?: RegExp },
  vcpu: number,
  note: string,
  category: Category = 'serverless',
): UsageRule[] =>
  (['arm', 'x86'] as const).map((architecture) => ({
    id: `aws-${id}-${architecture}`,
    pattern: {
      provider,
      ...match,
      usageType: all(match.usageType ?? /^/, architecture === 'arm' ? ARM : not(ARM)),
    },
    category,
    model: { as: 'slice', vcpu, memoryGib: 0, architecture, load: 'assumed' },
    grade: 'B',
    note,
  }))

const machine = (
  id: string,
  match: { readonly service?: RegExp; readonly usageType?: RegExp; readonly unit?: RegExp },
  category: Category,
  count = 1,
): UsageRule => ({
  id: `aws-${id}`,
  pattern: { provider, unit: HOURS, ...match },
  category,
  model: { as: 'machine', count, load: 'assumed' },
  grade: 'A',
  note: count === 1 ? 'instance hours' : `instance hours, ${count} instances`,
})

const NETWORK_PATHS = [
  ['internet', /DataTransfer-Out-Bytes|TotalDataXfer-Out|Egress|Data-Bytes-Out|DOWNLOAD/],
  ['inter-region', /AWS-Out-Bytes/],
  ['intra-region', /^/],
] as const

const NETWORK: readonly UsageRule[] = NETWORK_PATHS.map(([path, usageType]) => ({
  id: `aws-network-${path}`,
  pattern: { provider, unit: DATA, usageType: all(endsWith(words('NETWORKING_USAGE_TYPES')), usageType) },
  category: `network-${path}`,
  model: { as: 'network', path, share: 1 },
  grade: 'B',
  note: 'data sent out',
}))

/** One vCPU for 1,792 MB of function memory. */
const VCPU_PER_FUNCTION_GB = 1024 / 1792

const DATABASES =
  /^Amazon(RDS|DocDB|ElastiCache|MemoryDB|DAX|DynamoDB|Neptune|Redshift|Timestream|SimpleDB|QLDB)$/
const MANAGED = /^(Amazon(ES|MSK|MQ|SageMaker|Kinesis\w*|AppStream|MWAA|CloudSearch)|ElasticMapReduce)$/

/** How CCF reads the lines of an AWS bill, in its order: what it ignores, what it cannot tell, then by unit. */
export const AWS_RULES: readonly UsageRule[] = [
  leftOut('aws-support', { provider, usageType: /Dollar/ }, 'support fee', 'licence-or-support'),
  leftOut(
    'aws-counted-elsewhere',
    { provider, usageType: contains(words('UNSUPPORTED_USAGE_TYPES')) },
    'the instances carry this usage',
  ),
  leftOut(
    'aws-ebs-optimized',
    { provider, usageType: /EBSOptimized/ },
    'an option of an instance that has its own line',
    'compute',
  ),
  leftOut(
    'aws-batch-mean-usage-type',
    { provider, usageType: contains(words('UNKNOWN_USAGE_TYPES')) },
    BATCH_MEAN,
  ),
  {
    id: 'aws-fargate-memory',
    pattern: { provider, usageType: /Fargate-(ARM-|Windows-)?GB-Hours/ },
    category: 'serverless',
    model: { as: 'slice', vcpu: 0, memoryGib: 1, architecture: 'x86', load: 'assumed' },
    grade: 'B',
    note: 'memory of tasks',
  },
  leftOut('aws-requests', { provider, unit: /requests?$/i }, BATCH_MEAN, 'requests'),
  leftOut(
    'aws-batch-mean-unit',
    { provider, unit: not(exactlyOneOf(words('KNOWN_USAGE_UNITS'))) },
    BATCH_MEAN,
  ),
  ...slice('glue', { service: /^AWSGlue$/, unit: HOURS }, 4, '4 vCPU per DPU', 'managed-service'),
  ...slice('simpledb', { service: /^AmazonSimpleDB$/, unit: HOURS }, 1, '1 vCPU per box', 'database'),
  ...slice(
    'aurora-serverless',
    { usageType: /Aurora:ServerlessUsage/, unit: HOURS },
    0.25,
    '¼ vCPU per ACU',
    'database',
  ),
  ...slice(
    'fargate-vcpu',
    { usageType: /\bFargate-((ARM|Windows)-)?vCPU-Hours\b/, unit: HOURS },
    1,
    'vCPU of tasks',
  ),
  ...slice(
    'cpu-credits',
    { usageType: wholeWords(['CPUCredits']), unit: HOURS },
    1,
    'vCPU above the baseline',
    'compute',
  ),
  machine('rds-multi-az-cluster', { service: /^AmazonRDS$/, usageType: /Multi-AZCluster/ }, 'database', 3),
  machine('rds-multi-az', { service: /^AmazonRDS$/, usageType: /Multi-AZ/ }, 'database', 2),
  machine('database-node', { service: DATABASES }, 'database'),
  machine('managed-node', { service: MANAGED }, 'managed-service'),
  machine('instance', {}, 'compute'),
  machine('redshift-seconds', { service: /^AmazonRedshift$/, unit: /^seconds$/ }, 'database'),
  ...slice(
    'lambda',
    { usageType: /Lambda.*GB-Second/, unit: SECONDS },
    VCPU_PER_FUNCTION_GB,
    '1 vCPU per 1,792 MB',
  ),
  ...slice('vcpu-seconds', { unit: SECONDS }, 1, 'seconds of one vCPU'),
  ...AWS_STORAGE_RULES,
  leftOut(
    'aws-cloudfront',
    { provider, service: /^AmazonCloudFront$/, unit: DATA },
    'CCF does not count content delivery',
  ),
  ...NETWORK,
  leftOut('aws-not-listed', { provider }, NOT_LISTED),
]
