import { describe, expect, it } from 'vitest'
import { ccfConstants, listOf, sizesOf } from './ccf-constants.ts'
import { computeKwh, embodiedGrams, memoryKwh, wattsOf } from './documented-formulas.ts'
import { HOURS_IN_MONTH, last, leftIn, UNKNOWN, wrong } from './one-unit.ts'

describe.skipIf(ccfConstants === null)('every Azure table of CCF by its documented formulas', () => {
  if (ccfConstants === null) return
  const { azure } = ccfConstants

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
})
