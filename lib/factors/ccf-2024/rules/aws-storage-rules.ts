import type { UsageRule } from '#lib/domain/classify/usage-rule.ts'
import type { StorageMedium } from '#lib/domain/factors/machine.ts'
import { all, endsWith, exactlyOneOf, not, wholeWords, wordList } from '../words.ts'
import { copiesOf, type Kept, ONE_COPY } from './replication.ts'

const provider = 'AWS'
const copies = (what: string) => copiesOf(provider, what)
const GB_OVER_TIME = exactlyOneOf(['GB-Mo', 'GB-Month', 'GB-Mp', 'GB-month', 'GB-Hours'])

const S3_TIMED = wholeWords(['TimedStorage', 'EarlyDelete'])

const KEPT: readonly Kept[] = [
  {
    id: 's3-one-zone',
    service: 'AmazonS3',
    usageType: wholeWords(['TimedStorage-ZIA', 'EarlyDelete-ZIA', 'TimedStorage-RRS']),
    copies: copies('S3_ONE_ZONE_REDUCED_REDUNDANCY'),
    category: 'storage-object',
  },
  {
    id: 's3-glacier',
    service: 'AmazonS3',
    usageType: all(S3_TIMED, /Glacier|GDA/),
    copies: copies('S3'),
    category: 'storage-archive',
  },
  {
    id: 's3',
    service: 'AmazonS3',
    usageType: S3_TIMED,
    copies: copies('S3'),
    category: 'storage-object',
  },
  { id: 's3-other', service: 'AmazonS3', copies: ONE_COPY, category: 'storage-object' },
  { id: 'ebs-volume', service: 'AmazonEC2', usageType: /VolumeUsage/, copies: copies('EC2_EBS_VOLUME') },
  {
    id: 'ebs-snapshot',
    service: 'AmazonEC2',
    usageType: /SnapshotUsage/,
    copies: copies('EC2_EBS_SNAPSHOT'),
    category: 'storage-snapshot',
  },
  { id: 'efs-one-zone', service: 'AmazonEFS', usageType: /ZIA/, copies: copies('EFS_ONE_ZONE') },
  { id: 'efs', service: 'AmazonEFS', copies: copies('EFS') },
  {
    id: 'rds-backup',
    service: 'AmazonRDS',
    usageType: /BackupUsage/,
    copies: copies('RDS_BACKUP'),
    category: 'storage-snapshot',
  },
  { id: 'aurora', service: 'AmazonRDS', usageType: /Aurora/, copies: copies('RDS_AURORA') },
  { id: 'rds-multi-az', service: 'AmazonRDS', usageType: /Multi-AZ/, copies: copies('RDS_MULTI_AZ') },
  {
    id: 'documentdb-backup',
    service: 'AmazonDocDB',
    usageType: /BackupUsage/,
    copies: copies('DOCUMENT_DB_BACKUP'),
    category: 'storage-snapshot',
  },
  { id: 'documentdb', service: 'AmazonDocDB', copies: copies('DOCUMENT_DB_STORAGE') },
  { id: 'dynamodb', service: 'AmazonDynamoDB', copies: copies('DYNAMO_DB') },
  {
    id: 'ecr',
    service: 'AmazonECR',
    usageType: /TimedStorage/,
    copies: copies('ECR_STORAGE'),
    category: 'storage-object',
  },
  {
    id: 'elasticache-backup',
    service: 'AmazonElastiCache',
    usageType: /BackupUsage/,
    copies: copies('DOCUMENT_ELASTICACHE_BACKUP'),
    category: 'storage-snapshot',
  },
  { id: 'simpledb', service: 'AmazonSimpleDB', usageType: /TimedStorage/, copies: copies('SIMPLE_DB') },
  { id: 'logs', service: 'AmazonCloudWatch', copies: ONE_COPY, category: 'logging' },
  { id: 'storage', copies: ONE_COPY },
]

const SSD_SERVICES = endsWith(wordList(provider, 'SSD_SERVICES'))

const isSsdService = ({ service }: Kept): boolean => service === undefined || SSD_SERVICES.test(service)

const rule = (kept: Kept, how: string, medium: StorageMedium, usageType: RegExp): UsageRule => ({
  id: `aws-${kept.id}-${how}`,
  pattern: {
    provider,
    unit: GB_OVER_TIME,
    usageType: all(usageType, kept.usageType ?? /^/),
    ...(kept.service === undefined
      ? how === 'ssd-service'
        ? { service: SSD_SERVICES }
        : {}
      : { service: exactlyOneOf([kept.service]) }),
  },
  category: kept.category ?? `storage-${medium === 'ssd' ? 'ssd' : 'hdd'}`,
  model: { as: 'storage', medium, copies: kept.copies },
  grade: 'B',
  note: `GB stored over time, ${kept.copies.central} ${kept.copies.central === 1 ? 'copy' : 'copies'}`,
})

/** SSD by usage type, then SSD by service unless it is a backup, then HDD by usage type: CCF's order. */
export const AWS_STORAGE_RULES: readonly UsageRule[] = [
  ...KEPT.map((kept) => rule(kept, 'ssd', 'ssd', endsWith(wordList(provider, 'SSD_USAGE_TYPES')))),
  ...KEPT.filter(isSsdService).map((kept) => rule(kept, 'ssd-service', 'ssd', not(/Backup/))),
  ...KEPT.map((kept) => rule(kept, 'hdd', 'hdd', endsWith(wordList(provider, 'HDD_USAGE_TYPES')))),
]
