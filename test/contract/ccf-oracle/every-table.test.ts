import { describe, expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { factorSetCcf2024 } from '#lib/factors/ccf-2024/factor-set.ts'
import { kindOf } from '#test/support/kind.ts'
import { ccfConstants, listOf, sizesOf } from './ccf-constants.ts'
import { computeKwh, embodiedGrams, memoryKwh, wattsOf } from './documented-formulas.ts'

const MONTH = '2024-04'
const HOURS_IN_MONTH = 720
const UNKNOWN = ['Unknown']

/** Energy before PUE and manufacture of one raw unit; null where it is left out. */
function ofOneUnit(given: Partial<Kind>): { kwh: number; grams: number } | null {
  const kind = kindOf(given)
  const coefficient = estimateKind(kind, MONTH, factorSetCcf2024)
  if (coefficient.status === 'excluded' || coefficient.status === 'no-usage') return null
  const pue = factorSetCcf2024.pue(kind.provider, kind.region, MONTH).central
  return {
    kwh: (coefficient.idleKwh.central + coefficient.dynamicKwh.central) / pue,
    grams: coefficient.embodiedGrams.central,
  }
}

interface Expected {
  readonly given: Partial<Kind>
  readonly kwh: number
  readonly grams?: number
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))

/** The cases whose estimate is not the expected one. */
const wrong = (cases: readonly Expected[]) =>
  cases.flatMap(({ given, kwh, grams = 0 }) => {
    const ours = ofOneUnit(given)
    return ours && isNear(ours.kwh, kwh) && isNear(ours.grams, grams) ? [] : [{ given, ours, kwh, grams }]
  })

const leftIn = (given: readonly Partial<Kind>[]) => given.filter((one) => ofOneUnit(one) !== null)

const last = <T>(rows: Readonly<Record<string, T>>): T => Object.values(rows).at(-1) as T

describe.skipIf(ccfConstants === null)('every table of CCF, recomputed by its documented formulas', () => {
  const ccf = ccfConstants as NonNullable<typeof ccfConstants>
  const { aws, gcp, azure } = ccf

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
    const unknownUnits = ['Hour', 'GB-hours', 'vCPU-hours', 'GB-Second', 'Requests', 'Count'].map((unit) => ({
      serviceCode: 'AmazonEC2',
      usageType: 'BoxUsage:m5.large',
      unit,
    }))
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

  it('covers every Google machine type, with its processors and its share of the server', () => {
    const families: readonly Readonly<Record<string, readonly number[]>>[] = [
      ...Object.values(gcp.machines),
      ...Object.values(gcp.sharedCore),
      gcp.n1SharedCore,
    ]
    const cases = families.flatMap((types) =>
      Object.entries(types).map(([type, [, tonnes = 0]]) => {
        const named = gcp.processors[type] ?? gcp.processors[type.split('-')[0] ?? ''] ?? UNKNOWN
        const belongsTo = Object.values(gcp.machines).find((family) => type in family) ?? types
        return {
          given: {
            provider: 'Google Cloud',
            serviceName: 'Compute Engine',
            usageType: 'Some Instance Core running in Belgium',
            unit: 'seconds',
            instanceType: type,
          },
          kwh: computeKwh(1, wattsOf(gcp.constants, named)) / 3600,
          grams: embodiedGrams(belongsTo[type]?.[1] ?? tonnes, 1, last(belongsTo)[0] ?? 0) / 3600,
        }
      }),
    )
    expect(cases.length).toBeGreaterThan(120)
    expect(wrong(cases)).toEqual([])
  })

  it('covers Google GPUs, memory, disks, egress and the words that it leaves out', () => {
    const line = (serviceName: string, usageType: string, unit: string, kwh: number) => ({
      given: { provider: 'Google Cloud', serviceName, usageType, unit },
      kwh,
    })
    const gib = 1 / 2 ** 30
    const tib = (watts: number) => watts / 1000 / 2 ** 40 / 3600
    const gpu = (names: readonly string[]) => computeKwh(1, wattsOf(gcp.constants, names)) / 3600
    const compute = (vcpu: number) => (vcpu * computeKwh(1, wattsOf(gcp.constants, UNKNOWN))) / 3600
    const cases = [
      ...gcp.gpuNames.map((name) =>
        line('Compute Engine', `${name} GPU running in Americas`, 'seconds', gpu([name])),
      ),
      line('Vertex AI', 'Prediction Nvidia Tesla T4 GPU', 'seconds', gpu(gcp.gpuNames)),
      ...listOf(gcp, 'COMPUTE_STRING_FORMATS')
        .filter((word) => word !== 'GPU' && word !== 'Kubernetes Clusters')
        .map((word) => line('App Engine', `Flex ${word} running`, 'seconds', compute(1))),
      ...listOf(gcp, 'MEMORY_USAGE_TYPES').map((word) =>
        line('App Engine', `Instance ${word} running`, 'byte-seconds', (0.000392 * gib) / 3600),
      ),
      line('Compute Engine', 'Storage PD Capacity', 'byte-seconds', tib(0.65)),
      line('Compute Engine', 'SSD backed PD Capacity', 'byte-seconds', tib(1.2)),
      line('Compute Engine', 'Regional SSD backed PD Capacity', 'byte-seconds', 2 * tib(1.2)),
      line('Compute Engine', 'Storage PD Snapshot', 'byte-seconds', 2 * tib(0.65)),
      line('Compute Engine', 'Storage Image', 'byte-seconds', 2 * tib(0.65)),
      line('Cloud Storage', 'Coldline Storage Finland', 'byte-seconds', 2 * tib(0.65)),
      line('Cloud Filestore', 'Something', 'byte-seconds', 2 * tib(0.65)),
      line('Cloud SQL', 'Cloud SQL for MySQL: Regional - Standard storage', 'byte-seconds', 2 * tib(0.65)),
      line('Cloud SQL', 'Cloud SQL for MySQL: Zonal - Standard storage', 'byte-seconds', tib(0.65)),
      line('Cloud Memorystore for Redis', 'Redis Capacity Standard M1', 'byte-seconds', 2 * tib(0.65)),
      line('Cloud Memorystore for Redis', 'Redis Capacity Basic M1', 'byte-seconds', tib(0.65)),
      line('Cloud Composer', 'Cloud Composer Data storage', 'byte-seconds', 2 * tib(0.65)),
      ...listOf(gcp, 'NETWORKING_STRING_FORMATS').map((word) =>
        line('Compute Engine', `Network ${word} somewhere`, 'bytes', 0.001 * gib),
      ),
    ]
    expect(wrong(cases)).toEqual([])

    const ignoredWords = [...listOf(gcp, 'UNKNOWN_USAGE_TYPES'), ...listOf(gcp, 'UNSUPPORTED_USAGE_TYPES')]
    const units = ['seconds', 'byte-seconds', 'bytes']
    const ignored = units.flatMap((unit) => [
      ...ignoredWords.map((word) => line('Compute Engine', `Core ${word} Egress`, unit, 0).given),
      ...listOf(gcp, 'UNKNOWN_SERVICE_TYPES').map((name) => line(name, 'vCPU Egress', unit, 0).given),
    ])
    const others = [line('Compute Engine', 'vCPU', 'requests', 0), line('Compute Engine', '', 'seconds', 0)]
    expect(leftIn([...ignored, ...others.map(({ given }) => given)])).toEqual([])
  })

  it('sets a default node behind a Kubernetes cluster', () => {
    const [, tonnes = 0] = gcp.sharedCore.e2?.['e2-medium'] ?? []
    expect(
      wrong([
        {
          given: {
            provider: 'Google Cloud',
            serviceName: 'Kubernetes Engine',
            usageType: 'Zonal Kubernetes Clusters',
            unit: 'seconds',
          },
          kwh: computeKwh(3, wattsOf(gcp.constants, UNKNOWN)) / 3600,
          grams: embodiedGrams(tonnes, 1, 32) / 3600,
        },
      ]),
    ).toEqual([])
  })

  it('covers every Azure size and meter, as billed, as Spot and as one of two names', () => {
    const bySize = new Map(
      Object.entries(azure.vmSeries).flatMap(([series, sizes]) =>
        Object.entries(sizes).map(([size, row]) => [size, { series, row, largest: last(sizes) }] as const),
      ),
    )
    const gpuKwh = (size: string) => {
      const names = Object.keys(azure.gpus).some((name) => new RegExp(`\\b${name}\\b`).test(size))
      const watts = wattsOf(azure.constants, azure.gpuProcessors[size] ?? UNKNOWN)
      return names ? computeKwh(azure.gpus[size] ?? 1, watts) : 0
    }
    const cpuKwh = (size: string, vcpu: number) =>
      computeKwh(vcpu, wattsOf(azure.constants, azure.processors[size] ?? UNKNOWN))
    const sizes = [...bySize].map(
      ([
        size,
        {
          series,
          row: [vcpu = 0, gb = 0, tonnes = 0],
          largest,
        },
      ]) => ({
        size,
        kwh:
          cpuKwh(size, vcpu) +
          gpuKwh(size) +
          memoryKwh(azure.constants, azure.processors[size] ?? UNKNOWN, series, gb, largest),
        grams: embodiedGrams(tonnes, vcpu, largest[0] ?? 0),
      }),
    )
    const constrained = Object.entries(azure.constrained).map(
      ([size, [vcpu = 0, , largest = 0, tonnes = 0]]) => ({
        size,
        kwh: cpuKwh(size, vcpu),
        grams: embodiedGrams(tonnes, vcpu, largest),
      }),
    )
    const meters = Object.entries(azure.otherMeters).map(([size, [vcpu = 0]]) => ({
      size,
      kwh: cpuKwh(size, vcpu),
      grams: 0,
    }))
    const cases = [...sizes, ...constrained, ...meters].flatMap(({ size, kwh, grams }) =>
      [size, `${size} Spot`, `${size}/Another one`].map((usageType) => ({
        given: { provider: 'Microsoft', serviceName: 'Virtual Machines', usageType, unit: '1 Hour' },
        kwh,
        grams,
      })),
    )
    expect(cases.length).toBeGreaterThan(1500)
    expect(wrong(cases)).toEqual([])
  })

  it('covers Azure disks, registries, caches, memory, stored data, egress and what it leaves out', () => {
    const line = (serviceName: string, usageType: string, unit: string, kwh: number) => ({
      given: { provider: 'Microsoft', serviceName, usageType, unit },
      kwh,
    })
    const month = (watts: number, gb: number) => (watts * (gb / 1000) * HOURS_IN_MONTH) / 1000
    const disks = (table: string, watts: number) =>
      Object.entries(sizesOf(azure, table)).flatMap(([tier, gb]) =>
        ['Disks', 'Disk', 'LRS Disk', 'ZRS Disk'].flatMap((name) => [
          line('Storage', `${tier} ${name}`, '1 /Month', 3 * month(watts, gb)),
          line('Storage', `${tier} ${name}`, '1/Month', 3 * month(watts, gb)),
        ]),
      )
    const stored = (
      [
        ['Storage', 'Hot LRS Data Stored', 3],
        ['Storage', 'Cool ZRS Data Stored', 3],
        ['Storage', 'Hot RA-GRS Data Stored', 6],
        ['Storage', 'Cool RA-GZRS Data Stored', 6],
        ['Azure Database for MySQL', 'Data Stored', 3],
        ['Azure Cosmos DB', 'Data Stored', 4],
        ['SQL Database', 'General Purpose Data Stored', 3],
        ['Backup', 'GRS Data Stored', 1],
      ] as const
    ).flatMap(([service, meter, copies]) => [
      line(service, meter, '1 GB/Month', copies * month(1.2, 1)),
      line(service, meter, '100 GB/Month', copies * month(1.2, 100)),
      line(service, meter, '1 TB/Month', copies * month(1.2, 1000)),
    ])
    const caches = Object.entries(sizesOf(azure, 'CACHE_MEMORY_GB')).map(([tier, gb]) =>
      line('Redis Cache', `${tier} Cache Instance`, '1 Hour', 2 * gb * 0.000392),
    )
    const sent = listOf(azure, 'NETWORKING_USAGE_TYPES').flatMap((meter) => [
      line('Bandwidth', `Standard ${meter}`, '1 GB', 0.001),
      line('Bandwidth', `Standard ${meter}`, '100 GB', 0.1),
      line('Bandwidth', `Standard ${meter}`, '1 TB', 1),
    ])
    const cases = [
      ...disks('SSD_MANAGED_DISKS_STORAGE_GB', 1.2),
      ...disks('HDD_MANAGED_DISKS_STORAGE_GB', 0.65),
      ...Object.entries(sizesOf(azure, 'CONTAINER_REGISTRY_STORAGE_GB')).map(([tier, gb]) =>
        line('Container Registry', `${tier} Registry Unit`, '30 /Day', month(1.2, gb)),
      ),
      ...stored,
      ...caches,
      ...sent,
      line('Functions', 'Standard Execution Time', '1 GB Second', 0.000392 / 3600),
      line('Functions', 'Standard Execution Time', '50000 GB Seconds', (0.000392 * 50000) / 3600),
      line('Container Instances', 'Standard Memory Duration', '1 GB Hour', 0.000392),
      line('Container Instances', 'Standard Memory Duration', '1000 GB Hours', 0.392),
    ]
    expect(wrong(cases)).toEqual([])

    const ignored = [
      ...listOf(azure, 'UNSUPPORTED_USAGE_TYPES').map((word) => line('Storage', `Some ${word}`, '1 Hour', 0)),
      ...listOf(azure, 'UNKNOWN_USAGE_TYPES').map((word) => line('Storage', word, '1 /Month', 0)),
      ...listOf(azure, 'UNKNOWN_SERVICES').map((name) => line(name, 'D2 v3', '1 Hour', 0)),
      line('Bandwidth', 'Data Transfer Out - ASIA To Any', '1 TB', 0),
      line('Bandwidth', 'Standard Data Transfer In', '1 GB', 0),
      line('Virtual Network', 'Standard IPv4 Static Public IP', '1 Hour', 0),
      line('Storage', 'P10 LRS Disk Mount', '1 /Month', 0),
    ]
    expect(leftIn(ignored.map(({ given }) => given))).toEqual([])
  })

  it('has the grid factor and the PUE of every region, and the mean for any other', () => {
    const providers = [
      ['AWS', aws],
      ['Google Cloud', gcp],
      ['Microsoft', azure],
    ] as const
    const summed = ['asia1', 'eur4', 'nam4', 'asia', 'europe', 'us']
    for (const [provider, { grid, constants }] of providers) {
      for (const [region, tonnes] of Object.entries(grid)) {
        if (provider === 'Google Cloud' && summed.includes(region)) continue
        const figure = factorSetCcf2024.grid(provider, region, MONTH, 'location')
        expect(figure?.central, `${provider} ${region}`).toBeCloseTo(tonnes * 1e6, 6)
        expect(factorSetCcf2024.pue(provider, region, MONTH).central).toBe(
          constants.PUE_TRAILING_TWELVE_MONTH?.[region] ?? constants.PUE_AVG,
        )
      }
      const unlisted = factorSetCcf2024.grid(provider, 'nowhere', MONTH, 'location')
      expect(unlisted?.central).toBeCloseTo((grid.Unknown ?? 0) * 1e6, 6)
    }
    for (const { name, options } of Object.values(azure.regions)) {
      for (const option of options) {
        const figure = factorSetCcf2024.grid('Microsoft', option, MONTH, 'location')
        const tonnes = azure.grid[name] ?? azure.grid.Unknown ?? 0
        expect(figure?.central, option).toBeCloseTo(tonnes * 1e6, 6)
      }
    }
  })

  it('takes the mean of the members of a Google multi-region', () => {
    const eur4 = factorSetCcf2024.grid('Google Cloud', 'eur4', MONTH, 'location')
    const [north = 0, west4 = 0] = [gcp.grid['europe-north1'], gcp.grid['europe-west4']]
    expect(eur4?.central).toBeCloseTo(((north + west4) / 2) * 1e6, 6)
  })
})
