import { describe, it } from 'vitest'
import { checkWorked, together, type WorkedCase } from '#test/support/worked.ts'

const PUE = 1.15
const region = 'us-east-1'

/** The mean AWS vCPU without memory: idle W, W above idle at half load, g of manufacture per hour. */
const X86 = { idle: 0.37027, above: 0.5 * (3.3515 - 0.37027), grams: 0.078251 }
const ARM = { idle: 0.69956, above: 0.5 * (2.3183 - 0.69956), grams: 0.076943 }

/** A GiB of memory: 0.284 W at any load; 1.388 kg over 52,560 h. */
const GIB = { watts: 0.284, grams: 1388 / 52_560 }

const kwh = (watts: number, hours = 1): number => (watts / 1000) * hours * PUE

const CASES: readonly WorkedCase[] = [
  {
    claim: 'a vCPU-hour of Fargate',
    kind: {
      serviceCode: 'AmazonECS',
      usageType: 'USE1-Fargate-vCPU-Hours:perCPU',
      unit: 'hours',
      region,
    },
    rule: 'aws.fargate.vcpu',
    grade: 'B',
    idleKwh: kwh(X86.idle),
    dynamicKwh: kwh(X86.above),
    embodiedGrams: X86.grams,
  },
  {
    claim: 'a vCPU-hour of Fargate on ARM',
    kind: {
      serviceCode: 'AmazonECS',
      usageType: 'USE1-Fargate-ARM-vCPU-Hours:perCPU',
      unit: 'hours',
      region,
    },
    rule: 'aws.fargate.arm-vcpu',
    grade: 'C',
    idleKwh: kwh(ARM.idle),
    dynamicKwh: kwh(ARM.above),
    embodiedGrams: ARM.grams,
  },
  {
    // 0.06 and 0.392 W against 0.284; 0.065 kg over six and 1.93 kg over four years against 1.388 over six.
    claim: 'a GB-hour of Fargate is memory, not storage',
    kind: { serviceCode: 'AmazonECS', usageType: 'USE1-Fargate-GB-Hours', unit: 'hours', region },
    rule: 'aws.fargate.memory',
    grade: 'B',
    idleKwh: [kwh(0.06), kwh(GIB.watts), kwh(0.392)],
    embodiedGrams: [65 / 52_560, GIB.grams, 1930 / 35_040],
  },
  {
    claim: 'a GB-hour of Fargate is the same in the other way to write its unit',
    kind: { serviceCode: 'AmazonEKS', usageType: 'USE1-Fargate-GB-Hours', unit: 'GB-Hours', region },
    rule: 'aws.fargate.memory',
    grade: 'B',
    idleKwh: kwh(GIB.watts),
    embodiedGrams: GIB.grams,
  },
  {
    // 1 GB of SSD for an hour on one copy: 1.2 W/TB / 1000, and 0.0432 kg/GB over 52,560 h.
    claim: 'a GB-hour of the disk of a Fargate task',
    kind: {
      serviceCode: 'AmazonECS',
      usageType: 'USE1-Fargate-EphemeralStorage-GB-Hours',
      unit: 'GB-Hours',
      region,
    },
    rule: 'aws.fargate.disk',
    grade: 'B',
    idleKwh: kwh(1.2 / 1000),
    embodiedGrams: 43.2 / 52_560,
  },
  {
    // 1 / 1.75 vCPU and 1 GiB for a second.
    claim: 'a GB-second of Lambda',
    kind: {
      serviceCode: 'AWSLambda',
      usageType: 'Lambda-GB-Second',
      unit: 'Lambda-GB-Second',
      region,
    },
    rule: 'aws.lambda.compute',
    grade: 'B',
    idleKwh: kwh(X86.idle / 1.75 + GIB.watts, 1 / 3600),
    dynamicKwh: kwh(X86.above / 1.75, 1 / 3600),
    embodiedGrams: (X86.grams / 1.75 + GIB.grams) / 3600,
  },
  {
    claim: 'a GB-second of Lambda where the bill says seconds',
    kind: { serviceCode: 'AWSLambda', usageType: 'USE1-Lambda-GB-Second', unit: 'seconds', region },
    rule: 'aws.lambda.compute',
    grade: 'B',
    idleKwh: kwh(X86.idle / 1.75 + GIB.watts, 1 / 3600),
    dynamicKwh: kwh(X86.above / 1.75, 1 / 3600),
    embodiedGrams: (X86.grams / 1.75 + GIB.grams) / 3600,
  },
  {
    claim: 'a GB-second of Lambda on ARM',
    kind: {
      serviceCode: 'AWSLambda',
      usageType: 'Lambda-GB-Second-ARM',
      unit: 'Lambda-GB-Second',
      region,
    },
    rule: 'aws.lambda.arm',
    grade: 'C',
    idleKwh: kwh(ARM.idle / 1.75 + GIB.watts, 1 / 3600),
    dynamicKwh: kwh(ARM.above / 1.75, 1 / 3600),
    embodiedGrams: (ARM.grams / 1.75 + GIB.grams) / 3600,
  },
  {
    claim: 'an Aurora capacity unit is a quarter of a vCPU and 2 GiB',
    kind: {
      serviceCode: 'AmazonRDS',
      usageType: 'USE1-Aurora:ServerlessV2Usage',
      unit: 'ACU-Hr',
      region,
    },
    rule: 'aws.rds.serverless',
    grade: 'B',
    idleKwh: kwh(0.25 * X86.idle + 2 * GIB.watts),
    dynamicKwh: kwh(0.25 * X86.above),
    embodiedGrams: 0.25 * X86.grams + 2 * GIB.grams,
  },
  {
    claim: 'a DPU-hour of Glue is 4 vCPU and 16 GiB',
    kind: { serviceCode: 'AWSGlue', usageType: 'USE1-ETL-DPU-Hour', unit: 'DPU-Hour', region },
    rule: 'aws.glue.dpu',
    grade: 'B',
    idleKwh: kwh(4 * X86.idle + 16 * GIB.watts),
    dynamicKwh: kwh(4 * X86.above),
    embodiedGrams: 4 * X86.grams + 16 * GIB.grams,
  },
  {
    claim: 'an hour of a Kubernetes control plane is 3 vCPU and 12 GiB, assumed',
    kind: { serviceCode: 'AmazonEKS', usageType: 'USE1-AmazonEKS-Hours:perCluster', unit: 'Hours', region },
    rule: 'aws.eks.control-plane',
    grade: 'C',
    idleKwh: kwh(3 * X86.idle + 12 * GIB.watts),
    dynamicKwh: kwh(3 * X86.above),
    embodiedGrams: 3 * X86.grams + 12 * GIB.grams,
  },
  {
    claim: 'an hour of a NAT gateway is 2 vCPU and 4 GiB, assumed',
    kind: { serviceCode: 'AmazonEC2', usageType: 'NatGateway-Hours', unit: 'Hrs', region },
    rule: 'aws.network.nat-gateway',
    grade: 'C',
    idleKwh: kwh(2 * X86.idle + 4 * GIB.watts),
    dynamicKwh: kwh(2 * X86.above),
    embodiedGrams: 2 * X86.grams + 4 * GIB.grams,
  },
  {
    // 0.0498 kWh and 3.28 g per USD (medians over 1,367 EC2 types), × PUE; 10th to 90th percentile of types:
    // 0.0307 to 0.0671 and 1.78 to 5.95. The PUE of the region has no spread.
    claim: 'a line that no rule knows is a US dollar of list price',
    kind: { serviceCode: 'AmazonNoSuchThing', usageType: 'Thing-Hours', unit: 'Things', region },
    rule: 'none',
    grade: 'D',
    dynamicKwh: [
      (0.0498 * PUE) / together(0.0498 / 0.0307),
      0.0498 * PUE,
      0.0498 * PUE * together(0.0671 / 0.0498),
    ],
    embodiedGrams: [1.78, 3.28, 5.95],
  },
  {
    claim: 'a dollar of machine learning is that of accelerated types',
    kind: { serviceCode: 'AmazonBedrock', usageType: 'USE1-Provisioned-Thing', unit: 'Things', region },
    rule: 'none',
    grade: 'D',
    dynamicKwh: 0.0894 * PUE,
    embodiedGrams: 3.86,
  },
]

describe('a slice of no particular machine of AWS, or a dollar, worked by hand', () => {
  it.each(CASES)('$claim', checkWorked)
})
