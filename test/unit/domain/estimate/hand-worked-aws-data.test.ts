import { describe, it } from 'vitest'
import { checkWorked, together, type WorkedCase } from '#test/support/worked.ts'

const PUE = 1.15
const region = 'us-east-1'
const SIX_YEARS = 52_560
const DAYS_30 = 30 * 24
const DAYS_31 = 31 * 24
const DAYS_28 = 28 * 24

/** kWh of 1 GB kept for some hours: W per TB × copies. */
const kept = (wattsPerTb: number, copies: number, hours: number): number =>
  (wattsPerTb * copies * hours * PUE) / 1e6

/** gCO2e of the drives of 1 GB for some hours: kg per GB × copies. */
const drives = (kgPerGb: number, copies: number, hours: number): number =>
  (kgPerGb * 1000 * copies * hours) / SIX_YEARS

const ssd = (copies: number, hours: number) => ({
  idleKwh: kept(1.2, copies, hours),
  embodiedGrams: drives(0.0432, copies, hours),
})
const hdd = (copies: number, hours: number) => ({
  idleKwh: kept(0.65, copies, hours),
  embodiedGrams: drives(0.0019, copies, hours),
})

const ebs = (usageType: string) => ({ serviceCode: 'AmazonEC2', usageType, unit: 'GB-Mo', region })
const s3 = (usageType: string) => ({ serviceCode: 'AmazonS3', usageType, unit: 'GB-Mo', region })
const gb = (usageType: string, serviceCode = 'AmazonEC2') => ({ serviceCode, usageType, unit: 'GB', region })

const STORED: readonly WorkedCase[] = [
  {
    // Two copies × 1.2 W/TB × 744 h. Low: 0.6 W and one copy; high: 3 W, two copies.
    // Manufacture low: 0.0039 kg and one copy; high: 0.16 kg over four years.
    claim: 'a GB of gp3 for a month of 31 days, with its range',
    kind: ebs('EBS:VolumeUsage.gp3'),
    month: '2026-01',
    rule: 'aws.ebs.ssd',
    grade: 'B',
    idleKwh: [
      kept(1.2, 2, DAYS_31) / together(1.2 / 0.6, 2 / 1),
      kept(1.2, 2, DAYS_31),
      kept(1.2, 2, DAYS_31) * (3 / 1.2),
    ],
    embodiedGrams: [
      drives(0.0432, 2, DAYS_31) / together(0.0432 / 0.0039, 2 / 1),
      drives(0.0432, 2, DAYS_31),
      (160 * 2 * DAYS_31) / 35_040,
    ],
  },
  {
    claim: 'a GB of gp3 for a month of 28 days',
    kind: ebs('EBS:VolumeUsage.gp3'),
    month: '2026-02',
    rule: 'aws.ebs.ssd',
    grade: 'B',
    ...ssd(2, DAYS_28),
  },
  {
    claim: 'a GB of gp3 for February of a leap year',
    kind: ebs('EBS:VolumeUsage.gp3'),
    month: '2024-02',
    rule: 'aws.ebs.ssd',
    grade: 'B',
    ...ssd(2, 29 * 24),
  },
  {
    claim: 'a GB of gp2 where the bill leaves the unit blank',
    kind: { ...ebs('EBS:VolumeUsage.gp2'), unit: '' },
    rule: 'aws.ebs.ssd',
    grade: 'B',
    ...ssd(2, DAYS_30),
  },
  {
    claim: 'a GB of st1 is magnetic',
    kind: ebs('EBS:VolumeUsage.st1'),
    rule: 'aws.ebs.hdd',
    grade: 'B',
    ...hdd(2, DAYS_30),
  },
  {
    claim: 'a GB of snapshot is three copies in an object store',
    kind: ebs('EBS:SnapshotUsage'),
    rule: 'aws.ebs.snapshot',
    grade: 'B',
    ...hdd(3, DAYS_30),
  },
  {
    claim: 'a GB of S3 Standard is six copies, low one',
    kind: s3('TimedStorage-ByteHrs'),
    rule: 'aws.s3.standard',
    grade: 'B',
    idleKwh: [
      kept(0.65, 6, DAYS_30) / together(0.65 / 0.3, 6),
      kept(0.65, 6, DAYS_30),
      kept(0.65, 6, DAYS_30) * (1.5 / 0.65),
    ],
    embodiedGrams: [
      drives(0.0019, 6, DAYS_30) / together(19 / 11, 6),
      drives(0.0019, 6, DAYS_30),
      (20 * 6 * DAYS_30) / 35_040,
    ],
  },
  {
    claim: 'a GB of S3 Standard-IA is six copies',
    kind: s3('USE1-TimedStorage-SIA-ByteHrs'),
    rule: 'aws.s3.infrequent',
    grade: 'B',
    ...hdd(6, DAYS_30),
  },
  {
    claim: 'a GB of S3 One Zone-IA is two copies',
    kind: s3('TimedStorage-ZIA-ByteHrs'),
    rule: 'aws.s3.one-zone',
    grade: 'B',
    ...hdd(2, DAYS_30),
  },
  {
    // Archive: 0.05 to 0.65 W/TB, six copies; the high figure is the central one.
    claim: 'a GB of Glacier Deep Archive is at most magnetic, grade C',
    kind: s3('TimedStorage-GDA-ByteHrs'),
    rule: 'aws.s3.deep-archive',
    grade: 'C',
    idleKwh: [
      kept(0.65, 6, DAYS_30) / together(0.65 / 0.05, 6),
      kept(0.65, 6, DAYS_30),
      kept(0.65, 6, DAYS_30),
    ],
    embodiedGrams: drives(0.0019, 6, DAYS_30),
  },
  {
    claim: 'a GB of Glacier',
    kind: { ...s3('TimedStorage-GlacierByteHrs'), serviceCode: 'AmazonGlacier' },
    rule: 'aws.s3.glacier',
    grade: 'C',
    ...hdd(6, DAYS_30),
  },
  {
    claim: 'a GB of EFS is three copies on SSD',
    kind: { serviceCode: 'AmazonEFS', usageType: 'USE1-TimedStorage-ByteHrs', unit: 'GB-Mo', region },
    rule: 'aws.efs.standard',
    grade: 'B',
    ...ssd(3, DAYS_30),
  },
  {
    claim: 'a GB of Aurora storage is six copies on SSD',
    kind: { serviceCode: 'AmazonRDS', usageType: 'Aurora:StorageUsage', unit: 'GB-Mo', region },
    rule: 'aws.aurora.storage',
    grade: 'B',
    ...ssd(6, DAYS_30),
  },
  {
    claim: 'a GB of Multi-AZ gp2 of RDS is two copies',
    kind: { serviceCode: 'AmazonRDS', usageType: 'RDS:Multi-AZ-GP2-Storage', unit: 'GB-Mo', region },
    rule: 'aws.rds.ssd-multi-az',
    grade: 'B',
    ...ssd(2, DAYS_30),
  },
  {
    claim: 'a GB of single gp2 of RDS is one copy',
    kind: { serviceCode: 'AmazonRDS', usageType: 'RDS:GP2-Storage', unit: 'GB-Mo', region },
    rule: 'aws.rds.ssd',
    grade: 'B',
    ...ssd(1, DAYS_30),
  },
  {
    claim: 'a GB of stored logs is three copies, and not S3 Standard',
    kind: { serviceCode: 'AmazonCloudWatch', usageType: 'TimedStorage-ByteHrs', unit: 'GB-Mo', region },
    rule: 'aws.cloudwatch.log-storage',
    grade: 'B',
    ...hdd(3, DAYS_30),
  },
  {
    claim: 'a GB of a DynamoDB table is two copies on SSD',
    kind: { serviceCode: 'AmazonDynamoDB', usageType: 'TimedStorage-ByteHrs', unit: 'GB-Mo', region },
    rule: 'aws.dynamodb.storage',
    grade: 'B',
    ...ssd(2, DAYS_30),
  },
]

const CARRIED: readonly WorkedCase[] = [
  {
    claim: 'a GB to the internet has no PUE',
    kind: gb('DataTransfer-Out-Bytes'),
    rule: 'aws.network.internet',
    grade: 'B',
    dynamicKwh: [0.001, 0.059, 0.14],
  },
  {
    claim: 'a GB to another region has no PUE',
    kind: gb('USE1-EUC1-AWS-Out-Bytes'),
    rule: 'aws.network.inter-region-out',
    grade: 'B',
    dynamicKwh: [0.001, 0.0015, 0.004],
  },
  {
    // Both ends of the transfer are metered: half of 0.001 kWh each, inside the building.
    claim: 'a GB between zones is half a GB on each of its two lines, with PUE',
    kind: gb('DataTransfer-Regional-Bytes'),
    rule: 'aws.network.between-zones',
    grade: 'B',
    dynamicKwh: [0, 0.0005 * PUE, 0.0005 * PUE],
  },
  {
    claim: 'a GB through a NAT gateway stays in the region',
    kind: gb('NatGateway-Bytes'),
    rule: 'aws.network.nat-data',
    grade: 'B',
    dynamicKwh: 0.001 * PUE,
  },
  {
    claim: 'a GB from S3 to the edge',
    kind: gb('USE1-CloudFront-Out-Bytes', 'AmazonS3'),
    rule: 'aws.network.cloudfront-out',
    grade: 'B',
    dynamicKwh: 0.0015,
  },
  {
    // Carried inside the region, then kept for 30 days on three copies: 0.65 W/TB × 720 h.
    claim: 'a GB of logs taken in is carried once and kept for 30 days, whatever the month',
    kind: gb('DataProcessing-Bytes', 'AmazonCloudWatch'),
    month: '2026-02',
    rule: 'aws.cloudwatch.log-ingest',
    grade: 'C',
    idleKwh: kept(0.65, 3, DAYS_30),
    dynamicKwh: 0.001 * PUE,
    embodiedGrams: drives(0.0019, 3, DAYS_30),
  },
  {
    claim: 'a GB of vended logs is the same',
    kind: gb('USE1-VendedLog-Bytes', 'AmazonCloudWatch'),
    rule: 'aws.cloudwatch.log-ingest',
    grade: 'C',
    idleKwh: kept(0.65, 3, DAYS_30),
    dynamicKwh: 0.001 * PUE,
    embodiedGrams: drives(0.0019, 3, DAYS_30),
  },
  {
    claim: 'a GB through a load balancer is no log',
    kind: gb('DataProcessing-Bytes', 'AWSELB'),
    rule: 'aws.network.load-balancer-data',
    grade: 'B',
    dynamicKwh: 0.001 * PUE,
  },
]

describe('a GB that AWS keeps for a month, worked by hand', () => {
  it.each(STORED)('$claim', checkWorked)
})

describe('a GB that AWS carries, worked by hand', () => {
  it.each(CARRIED)('$claim', checkWorked)
})
