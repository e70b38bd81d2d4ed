import { describe, expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'
import { kindOf } from '#test/support/kind.ts'
import { checkWorked, type WorkedCase } from '#test/support/worked.ts'

/** Europe; the published regions of Azure go from 1.11 to 1.43. */
const PUE = 1.16
const LIFE = 52_560

const azure = (serviceName: string, usageType: string, unit: string) => ({
  provider: 'Microsoft',
  serviceName,
  usageType,
  unit,
  region: 'westeurope',
})

/** The mean Azure vCPU without memory, as the table of vCPUs has it. */
const X86 = { idle: 0.28331, above: 0.5 * (3.1221 - 0.28331), grams: 0.077618 }
const GIB = { watts: 0.284, grams: 1388 / LIFE }

const kwh = (watts: number): number => (watts / 1000) * PUE

const slice = (vcpu: number, gib: number) => ({
  idleKwh: kwh(vcpu * X86.idle + gib * GIB.watts),
  dynamicKwh: kwh(vcpu * X86.above),
  embodiedGrams: vcpu * X86.grams + gib * GIB.grams,
})

/** GB on some copies for some hours. */
const ssd = (gb: number, copies: number, hours: number) => ({
  idleKwh: (1.2 * gb * copies * hours * PUE) / 1e6,
  embodiedGrams: (43.2 * gb * copies * hours) / LIFE,
})
const hdd = (gb: number, copies: number, hours: number) => ({
  idleKwh: (0.65 * gb * copies * hours * PUE) / 1e6,
  embodiedGrams: (1.9 * gb * copies * hours) / LIFE,
})

/**
 * D2s v3: the mean of Haswell, Broadwell, Skylake-SP, Cascade Lake and Ice Lake-SP on 2 threads,
 * idle 2 × (0.654 + 0.530 + 0.530 + 0.603 + 0.924) / 5 = 1.296 W and 2 × (3.812 + 3.091 + 4.121 + 4.038 +
 * 4.099) / 5 = 7.664 W; memory 8 − 2 × (0.889 + 0.8 + 1.71 + 1.71 + 1.6) / 5 = 5.316 GiB × 0.284 = 1.510 W;
 * 16 GB of temporary SSD = 0.019 W.
 */
const D2S_V3 = {
  idleKwh: kwh(1.2964 + 5.3164 * 0.284 + 0.0192),
  dynamicKwh: kwh(0.5 * (7.6644 - 1.2964)),
}

const CASES: readonly WorkedCase[] = [
  {
    claim: 'an hour of D2s v3',
    kind: azure('Virtual Machines', 'D2s v3', '1 Hour'),
    rule: 'microsoft.machine',
    grade: 'B',
    ...D2S_V3,
    embodiedGrams: 0.842 / 2,
  },
  {
    claim: 'an hour of D2s v3 is an hour whatever the block of the price: 100 Hours',
    kind: azure('Virtual Machines', 'D2s v3', '100 Hours'),
    rule: 'microsoft.machine',
    grade: 'B',
    ...D2S_V3,
    embodiedGrams: 0.842 / 2,
  },
  {
    claim: 'the size in its own column says the same as the meter',
    kind: {
      ...azure('Virtual Machines', 'D2 v3/D2s v3', '10 Hours'),
      instanceType: 'Standard_D2s_v3',
    },
    rule: 'microsoft.machine',
    grade: 'B',
    ...D2S_V3,
    embodiedGrams: 0.842 / 2,
  },
  {
    // One V100 of 35 to 300 W, 6 cores of two Broadwell threads each (0.530 to 3.091 W), 112 − 12 × 0.8 GiB
    // × 0.284 = 29.08 W, 736 GB SSD = 0.88 W.
    claim: 'an hour of NC6s v3 has its accelerator in it',
    kind: azure('Virtual Machines', 'NC6s v3', '1 Hour'),
    rule: 'microsoft.gpu-machine',
    grade: 'A',
    idleKwh: kwh(12 * 0.53 + (112 - 9.6) * 0.284 + 0.736 * 1.2 + 35),
    dynamicKwh: kwh(0.5 * (12 * (3.091 - 0.53) + 265)),
    // The parts: 12 × 5.616 kg of CPU and server, 112 × 1.388, 736 × 0.0432, and a card of 150 kg.
    embodiedGrams: ((12 * 5.616 + 112 * 1.388 + 736 * 0.0432 + 150) * 1000) / LIFE,
  },
  {
    // B2s: 20 % of the CPU of D2s v3, with memory 4 − 2.6836 GiB × 0.284 and 8 GB of temporary SSD.
    claim: 'an hour of B2s is its baseline share',
    kind: azure('Virtual Machines', 'B2s', '1 Hour'),
    rule: 'microsoft.machine',
    grade: 'B',
    idleKwh: kwh(0.2 * 1.2964 + 1.3164 * 0.284 + 0.0096),
    dynamicKwh: kwh(0.5 * 0.2 * (7.6644 - 1.2964)),
    embodiedGrams: 0.421 - (4 * 1388 + 8 * 43.2) / LIFE,
  },
  {
    // A quantity of 1 is one disk for a month: 128 GB × 3 copies × 720 h of June.
    claim: 'a P10 disk for a month',
    kind: azure('Storage', 'P10 LRS Disk', '1/Month'),
    rule: 'microsoft.disk.P10',
    grade: 'B',
    ...ssd(128, 3, 720),
  },
  {
    claim: 'a P10 disk for a month of 31 days',
    kind: azure('Storage', 'P10 Disks', '1 /Month'),
    month: '2026-07',
    rule: 'microsoft.disk.P10',
    grade: 'B',
    ...ssd(128, 3, 744),
  },
  {
    claim: 'an S4 disk is magnetic',
    kind: azure('Storage', 'S4 LRS Disk', '1/Month'),
    rule: 'microsoft.disk.S4',
    grade: 'B',
    ...hdd(32, 3, 720),
  },
  {
    claim: 'a GB of hot blobs is three copies',
    kind: azure('Storage', 'Hot LRS Data Stored', '1 GB/Month'),
    rule: 'microsoft.storage.lrs',
    grade: 'B',
    ...hdd(1, 3, 720),
  },
  {
    claim: 'a GB of geo-redundant blobs is six copies',
    kind: azure('Storage', 'Hot GRS Data Stored', '1 GB/Month'),
    rule: 'microsoft.storage.grs',
    grade: 'B',
    ...hdd(1, 6, 720),
  },
  {
    // 0.001 kWh inside the region, and three copies for 30 days.
    claim: 'a GB taken in by Log Analytics',
    kind: azure('Log Analytics', 'Pay-as-you-go Data Ingestion', '1 GB'),
    rule: 'microsoft.logs.ingest',
    grade: 'C',
    ...hdd(1, 3, 720),
    dynamicKwh: 0.001 * PUE,
  },
  {
    claim: 'a GB kept by Log Analytics for a month',
    kind: azure('Log Analytics', 'Pay-as-you-go Data Retention', '1 GB/Month'),
    rule: 'microsoft.logs.storage',
    grade: 'B',
    ...hdd(1, 3, 720),
  },
  {
    claim: 'a vCore-hour of SQL Database is a vCPU and 5.1 GiB',
    kind: azure('SQL Database', 'vCore', '1 Hour'),
    rule: 'microsoft.sql.vcore',
    grade: 'B',
    ...slice(1, 5.1),
  },
  {
    claim: 'an hour of an S3 database is 100 DTU, a vCore',
    kind: azure('SQL Database', 'S3 DTUs', '1/Day'),
    rule: 'microsoft.sql.s3-dtu',
    grade: 'C',
    idleKwh: 24 * slice(1, 5.1).idleKwh,
    dynamicKwh: 24 * slice(1, 5.1).dynamicKwh,
    embodiedGrams: 24 * slice(1, 5.1).embodiedGrams,
  },
  {
    claim: 'an hour of a P1v3 plan is 2 vCPU and 8 GiB',
    kind: azure('Azure App Service', 'P1 v3 App', '1 Hour'),
    rule: 'microsoft.app-service.P1v3',
    grade: 'C',
    ...slice(2, 8),
  },
  {
    claim: 'a GB to the internet',
    kind: azure('Bandwidth', 'Standard Data Transfer Out', '1 GB'),
    rule: 'microsoft.network.internet',
    grade: 'B',
    dynamicKwh: [0.001, 0.059, 0.14],
  },
]

describe('a unit of Azure, worked by hand', () => {
  it.each(CASES)('$claim', checkWorked)

  it('has no figure for ten thousand operations, and says so', () => {
    const found = estimateKind(
      kindOf(azure('Storage', 'All Other Operations', '10K')),
      '2026-06',
      factorSet20261,
    )
    expect(found).toMatchObject({ status: 'excluded', category: 'requests' })
    expect(found.reason).toBe('no published energy per request')
  })
})
