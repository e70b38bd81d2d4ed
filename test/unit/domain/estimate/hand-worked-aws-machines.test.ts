import { describe, it } from 'vitest'
import { checkWorked, together, type WorkedCase } from '#test/support/worked.ts'

const IRELAND = 1.11
const VIRGINIA = 1.15
const LIFE = 52_560

const ec2 = (usageType: string) => ({
  serviceCode: 'AmazonEC2',
  usageType,
  unit: 'Hrs',
  region: 'eu-west-1',
})
const rds = (usageType: string, unit = 'Hrs') => ({
  serviceCode: 'AmazonRDS',
  usageType,
  unit,
  region: 'us-east-1',
})

/** kWh of one hour at some watts. */
const kwh = (watts: number, pue: number): number => (watts / 1000) * pue

/** Threads of a CPU: `(die mm² × 0.0197 + 9.14 kg) / threads per socket + 368.1 kg / threads of two sockets`. */
const cpuKg = (threads: number, die: number, perSocket: number): number =>
  threads * ((die * 0.0197 + 9.14) / perSocket + 368.1 / (2 * perSocket))

const CASES: readonly WorkedCase[] = [
  {
    // CPU: mean of Skylake-SP (0.530 to 4.121 W per thread) and Cascade Lake (0.603 to 4.038), 2 threads:
    // 1.133 to 8.159 W. Memory: 8 GiB − 2 × 1.71 of the SPEC server = 4.58 GiB × 0.284 = 1.30 W.
    // Idle 2.43 W, full load 9.46 W. Manufacture: die 694 mm², 48 threads per socket, 8 GiB × 1.388 kg.
    // Low and high at half load: 3.856 and 14.1 W against 5.944; utilisation 0.1 and 0.8 against 0.5.
    claim: 'an hour of m5.large, from its processors, memory and parts',
    kind: ec2('EU-BoxUsage:m5.large'),
    rule: 'aws.ec2.instance',
    grade: 'B',
    idleKwh: [
      kwh(2.431 * (3.856 / 5.944), IRELAND),
      kwh(1.133 + 4.58 * 0.284, IRELAND),
      kwh(2.431 * (14.1 / 5.944), IRELAND),
    ],
    dynamicKwh: [
      (kwh(8.159 - 1.133, IRELAND) * 0.5) / together(5.944 / 3.856, 0.5 / 0.1),
      kwh(8.159 - 1.133, IRELAND) * 0.5,
      kwh(8.159 - 1.133, IRELAND) * 0.5 * together(14.1 / 5.944, 0.8 / 0.5),
    ],
    embodiedGrams: ((cpuKg(2, 694, 48) + 8 * 1.388) * 1000) / LIFE,
  },
  {
    // The same machine by the column of the bill: 2.431 + 0.5 × (9.457 − 2.431) = 5.944 W.
    claim: 'a covered hour of m5.large in Virginia is the same machine in another building',
    kind: { ...ec2('BoxUsage:m5.large'), region: 'us-east-1', lineType: 'DiscountedUsage' },
    rule: 'aws.ec2.instance',
    grade: 'B',
    idleKwh: kwh(2.431, VIRGINIA),
    dynamicKwh: kwh(0.5 * (9.457 - 2.431), VIRGINIA),
    embodiedGrams: 0.375,
  },
  {
    // m5.large in Paris: no PUE of the region, Europe 1.11 (1.07 to 1.50 over AWS regions).
    claim: 'a PUE of a geography widens the range, a PUE of a region does not',
    kind: { ...ec2('EUW3-BoxUsage:m5.large'), region: 'eu-west-3' },
    rule: 'aws.ec2.instance',
    grade: 'B',
    idleKwh: [
      kwh(2.431, 1.11) / together(5.944 / 3.856, 1.11 / 1.07),
      kwh(2.431, 1.11),
      kwh(2.431, 1.11) * together(14.1 / 5.944, 1.5 / 1.11),
    ],
    dynamicKwh: kwh(0.5 * (9.457 - 2.431), 1.11),
    embodiedGrams: 0.375,
  },
  {
    // Graviton2 as Ampere Altra: 0.617 to 1.922 W per core; 8 − 2 × 1 GiB × 0.284 = 1.704 W.
    // Manufacture: die 457 mm², 64 cores on one socket: 6.035 kg per core.
    claim: 'an hour of m6g.large is an Altra proxy, grade C',
    kind: ec2('EU-BoxUsage:m6g.large'),
    rule: 'aws.ec2.instance',
    grade: 'C',
    idleKwh: kwh(2 * 0.617 + 6 * 0.284, IRELAND),
    dynamicKwh: kwh(0.5 * 2 * (1.922 - 0.617), IRELAND),
    embodiedGrams: ((2 * 6.035 + 8 * 1.388) * 1000) / LIFE,
  },
  {
    // Graviton3: geometric mean of Altra and Grace, sqrt(0.617 × 2.07) = 1.13, sqrt(1.922 × 4.299) = 2.874.
    claim: 'an hour of m7g.large lies between Altra and Grace',
    kind: ec2('EU-BoxUsage:m7g.large'),
    rule: 'aws.ec2.instance',
    grade: 'C',
    idleKwh: kwh(2 * Math.sqrt(0.617 * 2.07) + 6 * 0.284, IRELAND),
    dynamicKwh: kwh(0.5 * 2 * (Math.sqrt(1.922 * 4.299) - Math.sqrt(0.617 * 2.07)), IRELAND),
    embodiedGrams: ((2 * 6.001 + 8 * 1.388) * 1000) / LIFE,
  },
  {
    // 20 % of the CPU is sold: 0.2 × 1.133 = 0.2266 W idle, 0.2 × 8.159 = 1.632 W at full load, and memory
    // 4 − 2 × 1.71 = 0.58 GiB × 0.284 (table: 1.295 − 1.133 = 0.162 W). All of the manufacture: 0.27 g/h.
    claim: 'an hour of t3.medium is its baseline share of the CPU and all of its memory',
    kind: ec2('EU-BoxUsage:t3.medium'),
    rule: 'aws.ec2.instance',
    grade: 'B',
    idleKwh: kwh(0.2 * 1.133 + 0.162, IRELAND),
    dynamicKwh: kwh(0.5 * 0.2 * (8.159 - 1.133), IRELAND),
    embodiedGrams: ((cpuKg(2, 694, 48) + 4 * 1.388) * 1000) / LIFE,
  },
  {
    // The t3 vCPU without memory: (0.530 + 0.603) / 2 − 1.71 × 0.284 = 0.0802 W idle and
    // (4.121 + 4.038) / 2 − 1.71 × 0.284 = 3.594 W. A credit is an hour of a vCPU fully above idle.
    claim: 'a vCPU-hour of CPU credits is full power above idle, without manufacture',
    kind: { ...ec2('EU-CPUCredits:t3'), unit: 'vCPU-Hours' },
    rule: 'aws.ec2.cpu-credits',
    grade: 'B',
    dynamicKwh: kwh((4.121 + 4.038) / 2 - (0.53 + 0.603) / 2, IRELAND),
  },
  {
    // EPYC Rome 4 × (0.437 to 1.664); 16 − 4 × 1 GiB × 0.284 = 3.408 W; 250 GB SSD × 1.2 W/TB = 0.3 W;
    // A10G 11 to 300 W. 5 parts of 16.456 W idle; above idle 4 × 1.227 + 289 = 293.9 W.
    claim: 'an hour of g5.xlarge has its accelerator in it',
    kind: ec2('EU-BoxUsage:g5.xlarge'),
    rule: 'aws.ec2.gpu-instance',
    grade: 'A',
    idleKwh: kwh(4 * 0.437 + 12 * 0.284 + 0.25 * 1.2 + 11, IRELAND),
    dynamicKwh: kwh(0.5 * (4 * (1.664 - 0.437) + 300 - 11), IRELAND),
    embodiedGrams: 3.65,
  },
  {
    // EPYC Milan 192 × (0.424 to 1.916); 2048 − 192 GiB × 0.284 = 527 W; 30.4 TB × 1.2; 8 H100 68 to 700 W.
    claim: 'an hour of p5.48xlarge has eight accelerators in it',
    kind: { ...ec2('BoxUsage:p5.48xlarge'), region: 'us-east-1' },
    rule: 'aws.ec2.gpu-instance',
    grade: 'A',
    idleKwh: kwh(192 * 0.424 + 1856 * 0.284 + 30.4 * 1.2 + 8 * 68, VIRGINIA),
    dynamicKwh: kwh(0.5 * (192 * (1.916 - 0.424) + 8 * (700 - 68)), VIRGINIA),
    embodiedGrams: 112,
  },
  {
    // Broadwell 4 × 0.530; 30.5 − 4 × 0.8 GiB × 0.284 = 7.753 W; 950 GB SSD = 1.14 W.
    claim: 'a spot hour of i3.xlarge has its local disk in it',
    kind: ec2('EU-SpotUsage:i3.xlarge'),
    rule: 'aws.ec2.instance',
    grade: 'A',
    idleKwh: kwh(4 * 0.53 + 27.3 * 0.284 + 0.95 * 1.2, IRELAND),
    dynamicKwh: kwh(0.5 * 4 * (3.091 - 0.53), IRELAND),
    embodiedGrams: ((cpuKg(4, 456, 36) + 30.5 * 1.388 + 950 * 0.0432) * 1000) / LIFE,
  },
  {
    // Held but not run: idle power and manufacture, nothing above idle. m5.xlarge: 4.863 W, 0.75 g/h.
    claim: 'an unused reserved hour of m5.xlarge is idle',
    kind: ec2('EU-UnusedBox:m5.xlarge'),
    rule: 'aws.ec2.unused-capacity',
    grade: 'B',
    idleKwh: kwh(4.863, IRELAND),
    embodiedGrams: 2 * 0.3752,
  },
  {
    // A dedicated host of the m5 family: its largest size, m5.24xlarge, 96 vCPU: 116.7 to 453.9 W.
    claim: 'an hour of an m5 host is its largest size',
    kind: ec2('EU-HostUsage:m5'),
    rule: 'aws.ec2.dedicated-host',
    grade: 'C',
    idleKwh: kwh(116.7, IRELAND),
    dynamicKwh: kwh(0.5 * (453.9 - 116.7), IRELAND),
    embodiedGrams: 48 * 0.3752,
  },
  {
    // m5.7xlarge does not exist: 28 vCPU of the family. 14 × m5.large: 34.03 W idle, 132.4 W at full load.
    claim: 'a size that nobody sells is scaled by vCPU within its family',
    kind: ec2('EU-BoxUsage:m5.7xlarge'),
    rule: 'aws.ec2.instance',
    grade: 'C',
    idleKwh: kwh(14 * 2.431, IRELAND),
    dynamicKwh: kwh(0.5 * 14 * (9.457 - 2.431), IRELAND),
    embodiedGrams: 14 * 0.3752,
  },
  {
    // i3.7xlarge: Broadwell is the one CPU of the family, so scaling leaves grade B. 28 vCPU = 7 × i3.xlarge.
    claim: 'a scaled size of a family with one known CPU has grade B',
    kind: ec2('EU-BoxUsage:i3.7xlarge'),
    rule: 'aws.ec2.instance',
    grade: 'B',
    idleKwh: kwh(7 * 11.01, IRELAND),
    dynamicKwh: kwh(0.5 * 7 * (21.26 - 11.01), IRELAND),
    embodiedGrams: 7 * 2.01,
  },
  {
    // Not one family of that letter: the mean AWS vCPU, 0.37027 to 3.3515 W and 0.078251 g/h, times the 6 of
    // the bill, and its 24 GiB × 0.284 W, × 1.388 kg over 52,560 h.
    claim: 'an unknown type has the vCPUs and the memory that the bill tells, at the mean of the provider',
    kind: { ...ec2('EU-BoxUsage:q9.huge'), instanceType: 'q9.huge', vcpu: 6, memoryGib: 24 },
    rule: 'aws.ec2.instance',
    grade: 'C',
    idleKwh: kwh(6 * 0.37027 + 24 * 0.284, IRELAND),
    dynamicKwh: kwh(0.5 * 6 * (3.3515 - 0.37027), IRELAND),
    embodiedGrams: 6 * 0.078251 + (24 * 1.388 * 1000) / LIFE,
  },
  {
    // Nothing but vCPUs: 4 GiB each are assumed, 24 GiB.
    claim: 'an unknown type of which only the vCPUs are told has 4 GiB each',
    kind: { ...ec2('EU-BoxUsage:q9.huge'), instanceType: 'q9.huge', vcpu: 6 },
    rule: 'aws.ec2.instance',
    grade: 'C',
    idleKwh: kwh(6 * 0.37027 + 24 * 0.284, IRELAND),
    dynamicKwh: kwh(0.5 * 6 * (3.3515 - 0.37027), IRELAND),
    embodiedGrams: 6 * 0.078251 + (24 * 1.388 * 1000) / LIFE,
  },
  {
    // r5.large: 4.703 to 11.73 W. Manufacture: CPU 8.6193 kg + 16 × 1.388 = 30.83 kg.
    claim: 'an hour of a Multi-AZ db.r5.large is two machines',
    kind: rds('Multi-AZUsage:db.r5.large'),
    rule: 'aws.rds.multi-az',
    grade: 'B',
    idleKwh: kwh(2 * 4.703, VIRGINIA),
    dynamicKwh: kwh(2 * 0.5 * (11.73 - 4.703), VIRGINIA),
    embodiedGrams: (2 * (cpuKg(2, 694, 48) + 16 * 1.388) * 1000) / LIFE,
  },
  {
    claim: 'an hour of a single db.r5.large is one machine',
    kind: rds('InstanceUsage:db.r5.large'),
    rule: 'aws.rds.instance',
    grade: 'B',
    idleKwh: kwh(4.703, VIRGINIA),
    dynamicKwh: kwh(0.5 * (11.73 - 4.703), VIRGINIA),
    embodiedGrams: ((cpuKg(2, 694, 48) + 16 * 1.388) * 1000) / LIFE,
  },
  {
    claim: 'an hour of a Multi-AZ cluster is three machines',
    kind: rds('Multi-AZClusterUsage:db.r5.large'),
    rule: 'aws.rds.multi-az-cluster',
    grade: 'B',
    idleKwh: kwh(3 * 4.703, VIRGINIA),
    dynamicKwh: kwh(3 * 0.5 * (11.73 - 4.703), VIRGINIA),
    embodiedGrams: (3 * (cpuKg(2, 694, 48) + 16 * 1.388) * 1000) / LIFE,
  },
  {
    // r6g.large: 2 × 0.617 + 14 × 0.284 = 5.21 W to 7.82 W.
    claim: 'an hour of a cache node is the machine it runs on',
    kind: {
      serviceCode: 'AmazonElastiCache',
      usageType: 'NodeUsage:cache.r6g.large',
      unit: 'Hrs',
      region: 'us-east-1',
    },
    rule: 'aws.elasticache.node',
    grade: 'C',
    idleKwh: kwh(2 * 0.617 + 14 * 0.284, VIRGINIA),
    dynamicKwh: kwh(0.5 * 2 * (1.922 - 0.617), VIRGINIA),
    embodiedGrams: ((2 * 6.035 + 16 * 1.388) * 1000) / LIFE,
  },
]

describe('an hour of a machine of AWS, worked by hand', () => {
  it.each(CASES)('$claim', checkWorked)
})
