import { describe, expect, it } from 'vitest'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { ccfConstants } from './ccf-constants.ts'
import { computeKwh, embodiedGrams, memoryKwh, wattsOf } from './documented-formulas.ts'
import { last, leftIn, UNKNOWN, wrong } from './one-unit.ts'

describe.skipIf(ccfConstants === null)('every AWS machine of CCF by its documented formulas', () => {
  if (ccfConstants === null) return
  const { aws } = ccfConstants

  /** EC2 types by name; the key that ends in a tab cannot be billed. */
  const ec2 = Object.entries(aws.ec2).flatMap(([family, sizes]) =>
    Object.entries(sizes)
      .filter(([size]) => size === size.trim())
      .map(([size, row]) => ({ type: `${family}.${size}`, family, row, largest: last(sizes) })),
  )
  const usual = ec2.filter(({ type }) => !(type in aws.burstableBaseline) && type !== 't1.micro')

  const gpuKwh = (type: string, processors = aws.gpuProcessors[type] ?? UNKNOWN) =>
    computeKwh(aws.gpus[type] ?? 0, wattsOf(aws.constants, processors))

  const ec2Kwh = (
    type: string,
    family: string,
    vcpu: number,
    memoryGb: number,
    largest: readonly number[],
  ) => {
    const processors = aws.processors[type] ?? UNKNOWN
    return (
      computeKwh(vcpu, wattsOf(aws.constants, processors)) +
      gpuKwh(type) +
      memoryKwh(aws.constants, processors, family, memoryGb, largest)
    )
  }

  it('covers every EC2 type, with and without the vCPUs of the bill, as EC2, RDS and ElastiCache', () => {
    const cases = usual.flatMap(({ type, family, row: [vcpu = 0, gb = 0, tonnes = 0], largest }) => {
      const kwh = ec2Kwh(type, family, vcpu, gb, largest)
      const grams = embodiedGrams(tonnes, vcpu, largest[0] ?? 0)
      const lines: readonly Partial<Kind>[] = [
        { serviceCode: 'AmazonEC2', usageType: `BoxUsage:${type}`, unit: 'Hrs' },
        { serviceCode: 'AmazonEC2', usageType: `EUW3-SpotUsage:${type}`, unit: 'Hours', vcpu },
        { serviceCode: 'AmazonEC2', usageType: `APS2-DedicatedUsage:${type}`, unit: 'hours', vcpu },
        { serviceCode: 'AmazonRDS', usageType: `CAN1-InstanceUsage:db.${type}`, unit: 'Hrs', vcpu },
        { serviceCode: 'AmazonElastiCache', usageType: `NodeUsage:cache.${type}`, unit: 'Hrs', vcpu },
      ]
      return lines.map((given) => ({ given, kwh, grams }))
    })
    expect(cases.length).toBeGreaterThan(2000)
    expect(wrong(cases)).toEqual([])
  })

  it('takes the mean power for managed nodes whose prefix CCF keeps, and no memory', () => {
    const cases = usual.flatMap(({ type, row: [vcpu = 0, , tonnes = 0], largest }) =>
      ['ml', 'mq', 'dax', 'dms'].map((prefix) => ({
        given: { serviceCode: 'AmazonSageMaker', usageType: `USE2-Host:${prefix}.${type}`, unit: 'Hrs' },
        kwh: computeKwh(vcpu, wattsOf(aws.constants, UNKNOWN)) + gpuKwh(type, UNKNOWN),
        grams: embodiedGrams(tonnes, vcpu, largest[0] ?? 0),
      })),
    )
    expect(wrong(cases)).toEqual([])
  })

  it('takes the mean power and no manufacture for search nodes, whose suffix CCF keeps', () => {
    const cases = usual
      .filter(({ type }) => !(type in aws.gpus))
      .map(({ type, family, row: [vcpu = 0, gb = 0], largest }) => ({
        given: { serviceCode: 'AmazonES', usageType: `EUW3-ESInstance:${type}.search`, unit: 'Hrs', vcpu },
        kwh:
          computeKwh(vcpu, wattsOf(aws.constants, UNKNOWN)) +
          memoryKwh(aws.constants, UNKNOWN, family, gb, largest),
      }))
    expect(wrong(cases)).toEqual([])
  })

  it('scales every burstable type by its baseline', () => {
    const cases = Object.entries(aws.burstableBaseline).flatMap(([type, baseline]) => {
      const { row: [vcpu = 0, , tonnes = 0] = [], largest = [] } = ec2.find((one) => one.type === type) ?? {}
      const kwh = computeKwh((vcpu * baseline) / 50, wattsOf(aws.constants, aws.processors[type] ?? UNKNOWN))
      const grams = embodiedGrams(tonnes, vcpu, largest[0] ?? 0)
      return [null, vcpu].map((billed) => ({
        given: { serviceCode: 'AmazonEC2', usageType: `BoxUsage:${type}`, unit: 'Hrs', vcpu: billed },
        kwh,
        grams,
      }))
    })
    expect(cases.length).toBe(56)
    expect(wrong(cases)).toEqual([])
  })

  it('takes the vCPUs of the bill for types that no table has', () => {
    const mapped = Object.keys(aws.processors).filter((type) => !ec2.some((one) => one.type === type))
    const plain = mapped.filter((type) => !/^(u-|ra3|dc1|ds2)/.test(type))
    const cases = [...plain, 'c7g.large', 'm7i-flex.large', 'trn1.32xlarge'].map((type) => ({
      given: { serviceCode: 'AmazonEC2', usageType: `BoxUsage:${type}`, unit: 'Hrs', vcpu: 8 },
      kwh: computeKwh(8, wattsOf(aws.constants, aws.processors[type] ?? UNKNOWN)),
    }))
    expect(wrong(cases)).toEqual([])
    expect(leftIn(cases.map(({ given }) => ({ ...given, vcpu: null })))).toEqual([])
  })

  it('covers Redshift nodes and Kafka brokers', () => {
    const nodes = Object.entries(aws.redshift).flatMap(([family, sizes]) =>
      Object.entries(sizes).map(([size, [vcpu = 0, gb = 0]]) => {
        const type = `${family}.${size}`
        const server = last(aws.ec2[family] ?? sizes)
        const [, , tonnes = 0] = aws.ec2[family]?.[size] ?? []
        return {
          given: { serviceCode: 'AmazonRedshift', usageType: `USE2-Node:${type}`, unit: 'Hrs' },
          kwh: ec2Kwh(type, family, vcpu, gb, server),
          grams: embodiedGrams(tonnes, vcpu, server[0] ?? 0),
        }
      }),
    )
    const brokers = Object.entries(aws.msk).flatMap(([name, vcpu]) => {
      const type = name.replace('Kafka.', '')
      const found = ec2.find((one) => one.type === type)
      const { family = '', row: [listed = 0, gb = 0, tonnes = 0] = [], largest = [] } = found ?? {}
      const baseline = aws.burstableBaseline[type]
      const watts = wattsOf(aws.constants, aws.processors[type] ?? UNKNOWN)
      return ['APS1-', ''].map((region) => ({
        given: { serviceCode: 'AmazonMSK', usageType: `${region}${name}`, unit: 'hours' },
        kwh: baseline ? computeKwh((vcpu * baseline) / 50, watts) : ec2Kwh(type, family, vcpu, gb, largest),
        grams: embodiedGrams(tonnes, listed, largest[0] ?? 0),
      }))
    })
    expect(wrong([...nodes, ...brokers])).toEqual([])
  })
  it('spreads the tons of a high-memory server over its vCPUs and adds the memory that CCF forgets', () => {
    const [vcpu = 0, gb = 0, tonnes = 0] = aws.highMemory['u-24tb1']?.metal ?? []
    expect(
      wrong([
        {
          given: { serviceCode: 'AmazonEC2', usageType: 'BoxUsage:u-24tb1.metal', unit: 'Hrs', vcpu },
          kwh: ec2Kwh('u-24tb1.metal', 'u-24tb1', vcpu, gb, [vcpu, gb]),
          grams: embodiedGrams(tonnes, vcpu, vcpu),
        },
      ]),
    ).toEqual([])
  })
})
