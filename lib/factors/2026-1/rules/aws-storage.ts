import { copies, copiesOf } from '../copies.ts'
import {
  archive,
  carried,
  hdd,
  IN_THE_STORAGE_LINE,
  NO_REQUEST_ENERGY,
  none,
  type RuleRow,
  rulesOf,
  ssd,
} from './build-rule.ts'

const S3 = /^AmazonS3$|^AmazonGlacier$|Simple Storage Service|Glacier|^Amazon S3/
const EBS = copiesOf('aws EBS volumes')
const STANDARD = copiesOf('aws S3 Standard')
const COLD = copiesOf('aws S3 Standard-IA / Intelligent-Tiering / Glacier')
const ONE_ZONE = copiesOf('aws S3 One Zone-IA')
const SNAPSHOT = copiesOf('aws EBS snapshots (in S3)')
const EFS = copiesOf('aws EFS')
const EFS_ONE_ZONE = copiesOf('aws EFS One Zone')
const FSX = copies(2, 'a file server and its standby')

const ROWS: readonly RuleRow[] = [
  [
    'ebs.snapshot-archive',
    'storage-archive',
    'C',
    { usageType: /SnapshotArchiveStorage/ },
    archive(SNAPSHOT),
    'archived snapshot',
  ],
  [
    'ebs.snapshot-fee',
    'storage-snapshot',
    'B',
    {
      usageType:
        /SnapshotArchiveEarlyDelete|FastSnapshotRestore|directAPI\.snapshot|SnapshotArchiveRetrieval/,
    },
    IN_THE_STORAGE_LINE,
    'fee on a snapshot',
  ],
  [
    'ebs.snapshot',
    'storage-snapshot',
    'B',
    { usageType: /EBS:SnapshotUsage|snapshot data stored/i },
    hdd(SNAPSHOT),
    'snapshot blocks kept in S3',
  ],
  [
    'ebs.performance',
    'requests',
    'B',
    {
      usageType:
        /EBS:VolumeIOUsage|EBS:VolumeP-|per provisioned (?:IOPS|MiBps)-month|million I\/O requests|EBS:IOPS/i,
    },
    IN_THE_STORAGE_LINE,
    'performance of a volume',
  ],
  [
    'ebs.ssd',
    'storage-ssd',
    'B',
    { usageType: /VolumeUsage\.(?:gp2|gp3|io1|io2|piops)|GB-month of (?:General Purpose|Provisioned IOPS)/i },
    ssd(EBS),
    'SSD volume',
  ],
  [
    'ebs.hdd',
    'storage-hdd',
    'B',
    {
      usageType:
        /VolumeUsage\.(?:st1|sc1)|EBS:VolumeUsage$|GB-month of (?:Magnetic|Throughput Optimized|Cold)/i,
    },
    hdd(EBS),
    'magnetic volume',
  ],
  [
    's3.express',
    'storage-object',
    'C',
    { service: S3, usageType: /TimedStorage-XZ|XZ-TimedStorage|Express/i },
    ssd(copiesOf('aws S3 One Zone-IA')),
    'Express One Zone',
  ],
  [
    's3.penalty',
    'storage-object',
    'B',
    { service: S3, usageType: /EarlyDelete|BytesDeleted|OverwriteBytes/ },
    none('billing penalty for objects already gone'),
    'early deletion',
  ],
  [
    's3.requests',
    'requests',
    'B',
    {
      service: S3,
      usageType:
        /Requests|StorageAnalytics|StorageLens|Inventory|Monitoring-Automation|TagStorage|Select|per [\d,]+ (?:GET|PUT)|Batch/i,
    },
    NO_REQUEST_ENERGY,
    'requests',
  ],
  [
    's3.retrieval',
    'network-intra-region',
    'C',
    { service: S3, usageType: /Retrieval/ },
    carried('intra-region'),
    'bytes read back from a colder class',
  ],
  [
    's3.deep-archive',
    'storage-archive',
    'C',
    { service: S3, usageType: /TimedStorage-(?:GDA|INT-DAA)|Deep Archive/i },
    archive(COLD),
    'Deep Archive',
  ],
  [
    's3.glacier',
    'storage-archive',
    'C',
    {
      service: S3,
      usageType:
        /GlacierByteHrs|GlacierStaging|TimedStorage-(?:INT-AA-|Glacier|GlacierByteHrs)|Glacier Flexible|Amazon Glacier/i,
    },
    archive(COLD),
    'Glacier',
  ],
  [
    's3.one-zone',
    'storage-object',
    'B',
    { service: S3, usageType: /TimedStorage-Z-?IA|One Zone/i },
    hdd(ONE_ZONE),
    'One Zone-IA',
  ],
  [
    's3.reduced-redundancy',
    'storage-object',
    'B',
    { service: S3, usageType: /TimedStorage-RRS|Reduced Redundancy/i },
    hdd(copiesOf('aws S3 Reduced Redundancy')),
    'Reduced Redundancy',
  ],
  [
    's3.infrequent',
    'storage-object',
    'B',
    { service: S3, usageType: /TimedStorage-(?:SIA|INT|GIR)|Infrequent Access|Intelligent/i },
    hdd(COLD),
    'infrequent access or Intelligent-Tiering',
  ],
  [
    's3.standard',
    'storage-object',
    'B',
    { service: S3, usageType: /TimedStorage|storage used|^Storage$/i },
    hdd(STANDARD),
    'Standard',
  ],
  [
    'efs.cold',
    'storage-hdd',
    'C',
    {
      service: /EFS|Elastic File System/,
      usageType: /(?:IA|AR)TimedStorage|(?:Infrequent Access|Archive) storage/i,
    },
    hdd(EFS),
    'infrequent access or archive',
  ],
  [
    'efs.throughput',
    'requests',
    'B',
    { service: /EFS|Elastic File System/, usageType: /Throughput|DataAccess/i },
    IN_THE_STORAGE_LINE,
    'throughput of a file system',
  ],
  [
    'efs.one-zone',
    'storage-ssd',
    'B',
    { service: /EFS|Elastic File System/, usageType: /TimedStorage-Z-|One Zone/i },
    ssd(EFS_ONE_ZONE),
    'One Zone',
  ],
  [
    'efs.standard',
    'storage-ssd',
    'B',
    { service: /EFS|Elastic File System/, usageType: /TimedStorage|storage/i },
    ssd(EFS),
    'file system',
  ],
  [
    'fsx.throughput',
    'requests',
    'B',
    { service: /FSx/, usageType: /Throughput|IOPS|Requests/i },
    IN_THE_STORAGE_LINE,
    'throughput of a file system',
  ],
  ['fsx.backup', 'storage-snapshot', 'B', { service: /FSx/, usageType: /Backup/i }, hdd(SNAPSHOT), 'backup'],
  ['fsx.hdd', 'storage-hdd', 'B', { service: /FSx/, usageType: /HDD/ }, hdd(FSX), 'magnetic file system'],
  ['fsx.ssd', 'storage-ssd', 'B', { service: /FSx/, usageType: /Storage/i }, ssd(FSX), 'file system'],
  [
    'backup',
    'storage-snapshot',
    'B',
    { service: /^AWSBackup$|AWS Backup/, usageType: /(?:Warm|Cold)Storage|ByteHrs/ },
    hdd(SNAPSHOT),
    'backup',
  ],
  [
    'ecr',
    'storage-object',
    'B',
    { service: /ECR/, usageType: /TimedStorage|data storage/i },
    hdd(copiesOf('aws ECR')),
    'container images',
  ],
]

/** Disks, objects, files and backups of AWS. */
export const AWS_STORAGE = rulesOf('AWS', 'aws', ROWS)
