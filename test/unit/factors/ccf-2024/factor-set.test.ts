import { describe, expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { factorSetCcf2024 } from '#lib/factors/ccf-2024/factor-set.ts'
import { kindOf } from '#test/support/kind.ts'

const estimate = (given: Partial<Kind>) => estimateKind(kindOf(given), '2024-04', factorSetCcf2024)

const kwh = (given: Partial<Kind>) => {
  const { idleKwh, dynamicKwh } = estimate(given)
  return idleKwh.central + dynamicKwh.central
}

const ec2 = (usageType: string, vcpu: number | null = null): Partial<Kind> => ({
  serviceCode: 'AmazonEC2',
  usageType,
  unit: 'Hrs',
  vcpu,
})

describe('factor set ccf-2024', () => {
  it('takes an m5.large as two Skylake vCPUs and the memory that the benchmark servers lack', () => {
    const cpuWatts = 2 * (0.65 + 0.5 * (4.26 - 0.65))
    const memoryWatts = ((384 - 81.32) / (384 / 8)) * 0.392
    expect(kwh(ec2('BoxUsage:m5.large'))).toBeCloseTo(((cpuWatts + memoryWatts) * 1.135) / 1000, 12)
  })

  it('gives an m5.24xlarge 48 times the manufacture of an m5.large', () => {
    const [large, largest] = ['m5.large', 'm5.24xlarge'].map((type) => estimate(ec2(`BoxUsage:${type}`)))
    expect(large?.embodiedGrams.central).toBeCloseTo((1.6103792e6 / 35_040) * (2 / 96), 9)
    expect(largest?.embodiedGrams.central).toBeCloseTo(48 * (large?.embodiedGrams.central ?? 0), 9)
  })

  it('gives every figure without spread, because CCF publishes none', () => {
    const { idleKwh, dynamicKwh, embodiedGrams } = estimate(ec2('BoxUsage:p3.2xlarge'))
    for (const range of [idleKwh, dynamicKwh, embodiedGrams]) {
      expect(range.low).toBe(range.central)
      expect(range.high).toBe(range.central)
    }
  })

  it('says so where the power of a processor is the provider’s mean', () => {
    const known = estimate(ec2('BoxUsage:m5.large'))
    const unknown = estimate(ec2('BoxUsage:c7g.large', 2))
    expect([known.status, known.grade]).toEqual(['measured', 'A'])
    expect([unknown.status, unknown.grade]).toEqual(['proxied', 'C'])
    expect(unknown.reason).toContain('mean of the provider')
  })

  it('leaves an unknown type without vCPUs out, with a reason', () => {
    expect(estimate(ec2('BoxUsage:x99.large'))).toMatchObject({
      status: 'excluded',
      reason: 'instance type x99.large is not known',
    })
  })

  it('leaves out what CCF takes from the mean of a batch', () => {
    const { status, reason } = estimate(ec2('NatGateway-Hours'))
    expect(status).toBe('excluded')
    expect(reason).toContain('average of the batch')
  })

  it('reads an abbreviated RDS size, and counts a standby as a second machine', () => {
    const single: Partial<Kind> = {
      serviceCode: 'AmazonRDS',
      usageType: 'EUW2-InstanceUsage:db.m5.2xl',
      unit: 'Hrs',
    }
    expect(kwh(single)).toBeCloseTo(kwh(ec2('BoxUsage:m5.2xlarge')), 12)
    expect(kwh({ ...single, usageType: 'Multi-AZUsage:db.m5.2xl' })).toBeCloseTo(2 * kwh(single), 12)
    expect(kwh({ ...single, usageType: 'Multi-AZClusterUsage:db.m5.2xl' })).toBeCloseTo(3 * kwh(single), 12)
  })

  it('reads the type from its own column where the usage type names none', () => {
    expect(kwh({ ...ec2('BoxUsage'), instanceType: 'm1.small' })).toBeCloseTo(
      kwh(ec2('BoxUsage:m1.small')),
      12,
    )
  })

  it('keeps six copies of S3 Standard for the whole month', () => {
    const s3: Partial<Kind> = { serviceCode: 'AmazonS3', usageType: 'TimedStorage-ByteHrs', unit: 'GB-Mo' }
    expect(kwh(s3)).toBeCloseTo((6 * 0.65 * 720 * 1.135) / 1e6, 12)
    expect(estimate(s3).category).toBe('storage-object')
  })

  it('counts Fargate memory as memory and a Lambda GB as 1/1.75 of a vCPU', () => {
    const memory = kwh({ serviceCode: 'AmazonECS', usageType: 'Fargate-GB-Hours', unit: 'hours' })
    expect(memory).toBeCloseTo(0.000392 * 1.135, 12)
    const lambda = kwh({ serviceCode: 'AWSLambda', usageType: 'Lambda-GB-Second', unit: 'Lambda-GB-Second' })
    expect(lambda).toBeCloseTo((0.74 + 0.5 * (3.5 - 0.74)) * (1.135 / 1.75 / 3600 / 1000), 15)
  })

  it('knows an Azure size by either spelling of its name', () => {
    const azure = (given: Partial<Kind>) =>
      kwh({ provider: 'Microsoft', serviceName: 'Virtual Machines', unit: '1 Hour', ...given })
    const listed = azure({ usageType: 'Ds4 v2' })
    expect(listed).toBeGreaterThan(0)
    expect(azure({ usageType: 'DS4 v2 Spot' })).toBe(listed)
    expect(azure({ usageType: 'Some meter', instanceType: 'Standard_DS4_v2' })).toBe(listed)
  })

  it('gives a part of a month of a disk its part, three times', () => {
    const disk: Partial<Kind> = {
      provider: 'Microsoft',
      serviceName: 'Storage',
      usageType: 'P10 LRS Disk',
      unit: '1/Month',
    }
    expect(kwh(disk)).toBeCloseTo((3 * 128 * 1.2 * 720 * 1.185) / 1e6, 12)
  })

  it('tells apart the families that share two letters', () => {
    const core = (instanceType: string) =>
      kwh({
        provider: 'Google Cloud',
        serviceName: 'Compute Engine',
        usageType: 'Instance Core',
        unit: 'seconds',
        instanceType,
      })
    expect(core('n2d-standard-2')).toBeLessThan(core('n2-standard-2'))
    expect(core('n1-standard-2')).toBeCloseTo(((1 + 0.5 * (4.74 - 1)) * 1.1) / 3600 / 1000, 15)
  })

  it('has a location-based grid factor for every region of the three providers, and for no other provider', () => {
    const grid = (provider: string, region: string) =>
      factorSetCcf2024.grid(provider, region, '2024-04', 'location')
    expect(grid('AWS', 'eu-north-1')?.central).toBeCloseTo(8.8, 9)
    expect(grid('AWS', 'il-central-1')?.basis).toContain('unknown regions')
    expect(grid('Google Cloud', 'us')?.central).toBeLessThan(456)
    expect(grid('Microsoft', 'US East 2')?.central).toBe(grid('Microsoft', 'eastus2')?.central)
    expect(grid('Oracle', 'eu-frankfurt-1')).toBeUndefined()
  })

  it('names source, licence, unit and year of every figure', () => {
    const figures = estimate(ec2('BoxUsage:p3.2xlarge')).terms.flatMap((term) => term.figures)
    expect(figures.length).toBeGreaterThan(2)
    for (const figure of figures) {
      expect(figure.source.licence).toBe('Apache-2.0')
      expect(figure.source.url).toContain('b7a049c7d25c0022919ab9010199dd9e77aa4577')
      expect(figure.unit).not.toBe('')
      expect(figure.year).toBeGreaterThan(2015)
    }
  })

  it('gives every rule an id of its own', () => {
    const ids = factorSetCcf2024.rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
