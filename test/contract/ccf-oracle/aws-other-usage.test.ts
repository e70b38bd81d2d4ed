import { describe, expect, it } from 'vitest'
import { ccfConstants, listOf } from './ccf-constants.ts'
import { computeKwh, wattsOf } from './documented-formulas.ts'
import { HOURS_IN_MONTH, leftIn, UNKNOWN, wrong } from './one-unit.ts'

describe.skipIf(ccfConstants === null)(
  'AWS storage, network and vCPUs of CCF by its documented formulas',
  () => {
    if (ccfConstants === null) return
    const { aws } = ccfConstants

    it('keeps as many copies of AWS storage as CCF documents, on the medium that it lists', () => {
      const ssd = listOf(aws, 'SSD_USAGE_TYPES').filter((type) => !/Fargate-GB|ECS-EC2|Lambda/.test(type))
      const hdd = listOf(aws, 'HDD_USAGE_TYPES')
      const ends = (list: readonly string[], text: string) => list.some((item) => text.endsWith(item))
      const copies = (service: string, type: string): number => {
        if (service === 'AmazonS3' && /\b(TimedStorage-ZIA|EarlyDelete-ZIA|TimedStorage-RRS)\b/.test(type))
          return 2
        if (service === 'AmazonS3') return /\b(TimedStorage|EarlyDelete)\b/.test(type) ? 6 : 1
        if (service === 'AmazonEC2')
          return type.includes('VolumeUsage') ? 2 : type.includes('SnapshotUsage') ? 3 : 1
        if (service === 'AmazonEFS') return type.includes('ZIA') ? 2 : 3
        if (service === 'AmazonRDS' && type.includes('BackupUsage')) return 3
        if (service === 'AmazonRDS') return type.includes('Aurora') ? 6 : type.includes('Multi-AZ') ? 2 : 1
        if (service === 'AmazonDocDB') return type.includes('BackupUsage') ? 3 : 2
        if (service === 'AmazonDynamoDB') return 2
        if (service === 'AmazonECR') return type.includes('TimedStorage') ? 3 : 1
        if (service === 'AmazonElastiCache') return type.includes('BackupUsage') ? 3 : 1
        return service === 'AmazonSimpleDB' && type.includes('TimedStorage') ? 2 : 1
      }
      const services = [
        ...[
          'AmazonS3',
          'AmazonEC2',
          'AmazonRDS',
          'AmazonECR',
          'AmazonElastiCache',
          'AWSBackup',
          'AmazonCloudWatch',
        ],
        ...listOf(aws, 'SSD_SERVICES'),
      ]
      const units = [
        ...['GB-Mo', 'GB-Month', 'GB-Mp', 'GB-month'].map((unit) => [unit, HOURS_IN_MONTH] as const),
        ['GB-Hours', 1] as const,
      ]
      const cases = services.flatMap((serviceCode) =>
        [...ssd, ...hdd].flatMap((suffix) => {
          const usageType = `EUC1-${suffix}`
          const isSsd =
            ends(ssd, usageType) ||
            (listOf(aws, 'SSD_SERVICES').includes(serviceCode) && !usageType.includes('Backup'))
          const wattsPerTb = isSsd ? 1.2 : 0.65
          return units.map(([unit, hours]) => ({
            given: { serviceCode, usageType, unit },
            kwh: ((wattsPerTb * hours) / 1000 / 1000) * copies(serviceCode, usageType),
          }))
        }),
      )
      expect(cases.length).toBeGreaterThan(5000)
      expect(wrong(cases)).toEqual([])
    })

    it('counts what AWS sends out, and leaves out what CCF ignores or cannot tell', () => {
      const sent = listOf(aws, 'NETWORKING_USAGE_TYPES').flatMap((suffix) =>
        ['GB', 'GigaBytes'].map((unit) => ({
          given: { serviceCode: 'AmazonEC2', usageType: `USW2-${suffix}`, unit },
          kwh: 0.001,
        })),
      )
      expect(wrong(sent)).toEqual([])
      const known = listOf(aws, 'KNOWN_USAGE_UNITS')
      const types = [...listOf(aws, 'UNKNOWN_USAGE_TYPES'), ...listOf(aws, 'UNSUPPORTED_USAGE_TYPES')]
      const ignored = types.flatMap((type) =>
        known.map((unit) => ({ serviceCode: 'AmazonEC2', usageType: `EU-${type}`, unit, vcpu: 2 })),
      )
      const unknownUnits = ['Hour', 'GB-hours', 'vCPU-hours', 'GB-Second', 'Requests', 'Count'].map(
        (unit) => ({
          serviceCode: 'AmazonEC2',
          usageType: 'BoxUsage:m5.large',
          unit,
        }),
      )
      const cloudFront = sent.map(({ given }) => ({ ...given, serviceCode: 'AmazonCloudFront' }))
      expect(leftIn([...ignored, ...unknownUnits, ...cloudFront])).toEqual([])
    })

    it('counts vCPUs of no machine: Fargate, CPU credits, Glue, SimpleDB, Aurora Serverless, seconds', () => {
      const fallback = (vcpu: number) => computeKwh(vcpu, wattsOf(aws.constants, UNKNOWN))
      const line = (serviceCode: string, usageType: string, unit: string, kwh: number) => ({
        given: { serviceCode, usageType, unit },
        kwh,
      })
      expect(
        wrong([
          line('AmazonECS', 'EU-Fargate-vCPU-Hours:perCPU', 'hours', fallback(1)),
          line('AmazonEKS', 'Fargate-vCPU-Hours:perCPU', 'Hours', fallback(1)),
          line('AmazonEC2', 'CPUCredits:t4g', 'vCPU-Hours', fallback(1)),
          line('AmazonRDS', 'USW2-CPUCredits:db.t3', 'vCPU-Hours', fallback(1)),
          line('AWSGlue', 'CAN1-ETL-Flex-DPU-Hour', 'DPU-Hour', fallback(4)),
          line('AmazonSimpleDB', 'EU-BoxUsage', 'Hrs', fallback(1)),
          line('AmazonRDS', 'APS3-Aurora:ServerlessUsage', 'ACU-Hr', fallback(0.25)),
          line('AWSAppSync', 'APS3-Something', 'seconds', fallback(1) / 3600),
        ]),
      ).toEqual([])
    })
  },
)
