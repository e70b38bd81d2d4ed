import { describe, it } from 'vitest'
import { checkWorked, together, type WorkedCase } from '#test/support/worked.ts'

/** Google's fleet: 1.09, from 1.07 to 1.20 over its campuses. */
const PUE = 1.09
const LIFE = 52_560

const google = (serviceName: string, usageType: string, unit: string) => ({
  provider: 'Google Cloud',
  serviceName,
  usageType,
  unit,
  region: 'europe-west1',
})
const compute = (sku: string, unit = 'seconds') => google('Compute Engine', sku, unit)

const kwh = (watts: number, hours = 1): number => (watts / 1000) * hours * PUE
const SECOND = 1 / 3600

/**
 * A vCPU of N1 without memory: the mean of Skylake-SP, Broadwell, Haswell, Sandy Bridge and Ivy Bridge,
 * idle (0.530 + 0.530 + 0.654 + 1.75 + 1.35) / 5 = 0.9628 W and
 * (4.121 + 3.091 + 3.812 + 7.922 + 5.435) / 5 = 4.8762 W, less the memory of the SPEC servers,
 * (1.71 + 0.8 + 0.889 + 0.75 + 0.6) / 5 = 0.9498 GiB × 0.284 = 0.2697 W.
 */
const N1 = { idle: 0.9628 - 0.2697, above: 0.5 * (4.8762 - 0.9628) }

/**
 * A vCPU of N2 without memory: n2-standard-4 (5.714 to 18.94 W) less its 16 GiB × 0.284 W, over four. Cores and
 * memory billed apart add up to the machine they are.
 */
const N2 = { idle: (5.714 - 16 * 0.284) / 4, above: (0.5 * (18.94 - 5.714)) / 4 }

const CASES: readonly WorkedCase[] = [
  {
    // Manufacture of the five: (4.310 + 5.616 + 8.429 + 12.51 + 9.995) / 5 = 8.172 kg per thread.
    claim: 'a second of an N1 core',
    kind: compute('N1 Predefined Instance Core running in Belgium'),
    rule: 'google.compute.core',
    grade: 'B',
    idleKwh: kwh(N1.idle, SECOND),
    dynamicKwh: kwh(N1.above, SECOND),
    embodiedGrams: (8.172 * 1000 * SECOND) / LIFE,
  },
  {
    claim: 'an hour of a custom core that names no series is N1',
    kind: compute('Custom Instance Core running in Belgium', 'hour'),
    rule: 'google.compute.core',
    grade: 'B',
    idleKwh: kwh(N1.idle),
    dynamicKwh: kwh(N1.above),
    embodiedGrams: (8.172 * 1000) / LIFE,
  },
  {
    // Manufacture: (4.310 + 3.182) / 2 = 3.746 kg per thread.
    claim: 'a second of an N2 core',
    kind: compute('N2 Instance Core running in EMEA'),
    rule: 'google.compute.core',
    grade: 'B',
    idleKwh: kwh(N2.idle, SECOND),
    dynamicKwh: kwh(N2.above, SECOND),
    embodiedGrams: (3.746 * 1000 * SECOND) / LIFE,
  },
  {
    // EPYC Milan on t2d with one thread of a core sold: two threads per vCPU, 2 × (0.424 − 1 × 0.284).
    claim: 'a second of a T2D core is two threads',
    kind: compute('T2D AMD Instance Core running in Belgium'),
    rule: 'google.compute.core',
    grade: 'A',
    idleKwh: kwh(2 * (0.424 - 0.284), SECOND),
    dynamicKwh: kwh(0.5 * 2 * (1.916 - 0.424), SECOND),
    embodiedGrams: (2 * 2.231 * 1000 * SECOND) / LIFE,
  },
  {
    // A byte-second is 1 / 2^30 GiB for 1 / 3600 h. Range of memory × fleet PUE.
    claim: 'a byte-second of RAM',
    kind: compute('N1 Predefined Instance Ram running in Belgium', 'byte-seconds'),
    rule: 'google.compute.memory',
    grade: 'B',
    idleKwh: [
      kwh(0.284, SECOND) / 2 ** 30 / together(0.284 / 0.06, 1.09 / 1.07),
      kwh(0.284, SECOND) / 2 ** 30,
      (kwh(0.284, SECOND) / 2 ** 30) * together(0.392 / 0.284, 1.2 / 1.09),
    ],
    embodiedGrams: (1388 / LIFE / 2 ** 30) * SECOND,
  },
  {
    // 1 TB is 10^12 bytes; one copy on a zonal disk, HDD 0.65 W/TB.
    claim: 'a byte-second of a standard disk',
    kind: compute('Storage PD Capacity', 'byte-seconds'),
    rule: 'google.disk.hdd',
    grade: 'B',
    idleKwh: kwh(0.65, SECOND) / 1e12,
    embodiedGrams: ((1900 / LIFE) * SECOND) / 1e12,
  },
  {
    claim: 'a byte-second of an SSD disk',
    kind: compute('SSD backed PD Capacity', 'byte-seconds'),
    rule: 'google.disk.ssd',
    grade: 'B',
    idleKwh: kwh(1.2, SECOND) / 1e12,
    embodiedGrams: ((43_200 / LIFE) * SECOND) / 1e12,
  },
  {
    // 2^30 bytes for the 720 h of June: 1.0737 GB.
    claim: 'a gibibyte-month of a balanced disk',
    kind: compute('Balanced PD Capacity', 'gibibyte month'),
    rule: 'google.disk.ssd',
    grade: 'B',
    idleKwh: kwh(1.2, 720) * (2 ** 30 / 1e12),
    embodiedGrams: (43_200 / LIFE) * 720 * (2 ** 30 / 1e12),
  },
  {
    claim: 'a byte-second of a regional SSD is two copies',
    kind: compute('Regional SSD backed PD Capacity', 'byte-seconds'),
    rule: 'google.disk.regional-ssd',
    grade: 'B',
    idleKwh: (2 * kwh(1.2, SECOND)) / 1e12,
    embodiedGrams: (2 * (43_200 / LIFE) * SECOND) / 1e12,
  },
  {
    // T4: 8 W idle by ratio, 70 W limit; 150 kg per card. Ratio, not measured: grade C.
    claim: 'a second of a T4',
    kind: compute('Nvidia Tesla T4 GPU running in Belgium'),
    rule: 'google.gpu.t4',
    grade: 'C',
    idleKwh: kwh(8, SECOND),
    dynamicKwh: kwh(0.5 * (70 - 8), SECOND),
    embodiedGrams: (150_000 / LIFE) * SECOND,
  },
  {
    // H100 measured on EC2: 68 W idle, limit 700 W; 164 kg.
    claim: 'an hour of an H100',
    kind: compute('Nvidia H100 80GB GPU running in Belgium', 'hour'),
    rule: 'google.gpu.h100-sxm',
    grade: 'A',
    idleKwh: kwh(68),
    dynamicKwh: kwh(0.5 * (700 - 68)),
    embodiedGrams: 164_000 / LIFE,
  },
  {
    claim: 'an A100 of 80 GB is not the one of 40 GB',
    kind: compute('Nvidia Tesla A100 80GB GPU running in Belgium', 'hour'),
    rule: 'google.gpu.a100-sxm4-80gb',
    grade: 'C',
    idleKwh: kwh(46),
    dynamicKwh: kwh(0.5 * (400 - 46)),
    embodiedGrams: [77_900 / LIFE, 150_000 / LIFE, 382_000 / 35_040],
  },
  {
    // Two copies of 2^30 bytes over the hours of June.
    claim: 'a gibibyte-month of standard storage in one region',
    kind: google('Cloud Storage', 'Standard Storage Belgium', 'gibibyte month'),
    rule: 'google.storage.standard',
    grade: 'B',
    idleKwh: 2 * kwh(0.65, 720) * (2 ** 30 / 1e12),
    embodiedGrams: 2 * (1900 / LIFE) * 720 * (2 ** 30 / 1e12),
  },
  {
    claim: 'a gibibyte-month of standard storage in several regions is four copies',
    kind: google('Cloud Storage', 'Standard Storage Europe Multi-region', 'gibibyte month'),
    rule: 'google.storage.multi-region',
    grade: 'B',
    idleKwh: 4 * kwh(0.65, 720) * (2 ** 30 / 1e12),
    embodiedGrams: 4 * (1900 / LIFE) * 720 * (2 ** 30 / 1e12),
  },
  {
    // 2^30 bytes are 1.0737 GB, and the internet has no PUE.
    claim: 'a gibibyte to the internet',
    kind: compute('Network Internet Egress from EMEA to Americas', 'gibibyte'),
    rule: 'google.network.internet',
    grade: 'B',
    dynamicKwh: 0.059 * 1.073741824,
  },
  {
    // Carried inside the region, then two copies for 30 days.
    claim: 'a gibibyte of logs taken in',
    kind: google('Cloud Logging', 'Log Storage cost', 'gibibyte'),
    rule: 'google.logs.ingest',
    grade: 'C',
    idleKwh: 2 * kwh(0.65, 720) * (2 ** 30 / 1e12),
    dynamicKwh: 0.001 * PUE * 1.073741824,
    embodiedGrams: 2 * (1900 / LIFE) * 720 * (2 ** 30 / 1e12),
  },
  {
    claim: 'a second of a vCPU of Cloud Run is the mean of the provider',
    kind: google('Cloud Run', 'CPU Allocation Time', 'second'),
    rule: 'google.functions.cpu',
    grade: 'B',
    idleKwh: kwh(0.25724, SECOND),
    dynamicKwh: kwh(0.5 * (2.9759 - 0.25724), SECOND),
    embodiedGrams: 0.061768 * SECOND,
  },
]

describe('a unit of Google Cloud, worked by hand', () => {
  it.each(CASES)('$claim', checkWorked)
})
