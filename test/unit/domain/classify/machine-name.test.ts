import { expect, it } from 'vitest'
import { machineName } from '#lib/domain/classify/machine-name.ts'
import { kindOf } from '#test/support/kind.ts'

it.each([
  [{ instanceType: 'm5.large' }, 'm5.large'],
  [{ instanceType: 'db.r5.2xlarge' }, 'r5.2xlarge'],
  [{ instanceType: 'm6g.large.search' }, 'm6g.large'],
  [{ usageType: 'EUC1-BoxUsage:c5.xlarge' }, 'c5.xlarge'],
  [{ usageType: 'InstanceUsage:db.t3.medium' }, 't3.medium'],
  [{ usageType: 'USW2-NodeUsage:cache.r6g.large' }, 'r6g.large'],
  [{ usageType: 'USE1-HostUsage:u-6tb1.metal' }, 'u-6tb1.metal'],
  [{ usageType: '$0.0104 per On Demand Linux t3.micro Instance Hour' }, 't3.micro'],
  [{ usageType: 'USE1-HostUsage:m5' }, 'm5'],
  [{ provider: 'Google Cloud', usageType: 'Vertex AI: n1-standard-8 machine type' }, 'n1-standard-8'],
  [{ usageType: 'USE1-DataTransfer-Out-Bytes' }, ''],
  [{ usageType: 'AmazonEKS-Hours:perCluster' }, ''],
  [{ provider: 'Microsoft', usageType: 'D2s v3' }, 'D2s v3'],
])('%j names %s', (given, name) => {
  expect(machineName(kindOf(given))).toBe(name)
})
