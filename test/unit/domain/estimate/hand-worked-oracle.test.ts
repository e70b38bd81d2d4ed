import { describe, it } from 'vitest'
import { checkWorked, type WorkedCase } from '#test/support/worked.ts'

/** Oracle publishes no PUE: the industry's average. */
const PUE = 1.56
const LIFE = 52_560

const oracle = (serviceName: string, usageType: string, unit: string) => ({
  provider: 'Oracle',
  serviceName,
  usageType,
  unit,
  region: 'eu-frankfurt-1',
})

/**
 * One thread of all processors measured, without memory: the mean x86 of the cpu table, 0.592 to 3.1 W with
 * 1.45 GiB, 2.827 kg; the mean ARM, 0.874 to 2.398 W with 1 GiB, 2.617 kg.
 */
const X86 = { idle: 0.592 - 1.45 * 0.284, above: 0.5 * (3.1 - 0.592), grams: 2827 / LIFE }
const ARM = { idle: 0.874 - 0.284, above: 0.5 * (2.398 - 0.874), grams: 2617 / LIFE }

const kwh = (watts: number): number => (watts / 1000) * PUE

const CASES: readonly WorkedCase[] = [
  {
    claim: 'an OCPU-hour of x86 is a core of two threads',
    kind: oracle('COMPUTE', 'Compute - Standard - E4 - OCPU', '1 OCPU HOURS'),
    rule: 'oracle.ocpu',
    grade: 'C',
    idleKwh: kwh(2 * X86.idle),
    dynamicKwh: kwh(2 * X86.above),
    embodiedGrams: 2 * X86.grams,
  },
  {
    claim: 'an OCPU-hour of ARM is a core of one thread',
    kind: oracle('COMPUTE', 'Standard - A1 - OCPU', '1 OCPU HOURS'),
    rule: 'oracle.arm-ocpu',
    grade: 'C',
    idleKwh: kwh(ARM.idle),
    dynamicKwh: kwh(ARM.above),
    embodiedGrams: ARM.grams,
  },
  {
    claim: 'a gigabyte-hour of an instance is memory',
    kind: oracle('COMPUTE', 'Compute - Standard - E4 - Memory', '1 GiB HOURS'),
    rule: 'oracle.memory',
    grade: 'C',
    idleKwh: kwh(0.284),
    embodiedGrams: 1388 / LIFE,
  },
  {
    // Ten thousand GiB-seconds with 1 / 1.75 vCPU each.
    claim: 'a block of function time counts in its block',
    kind: oracle('FUNCTIONS', 'Oracle Functions - Execution Time', '10000 GiB SECONDS MEMORY_USED'),
    rule: 'oracle.functions',
    grade: 'C',
    idleKwh: (kwh(X86.idle / 1.75 + 0.284) * 10_000) / 3600,
    dynamicKwh: (kwh(X86.above / 1.75) * 10_000) / 3600,
    embodiedGrams: ((X86.grams / 1.75 + 1388 / LIFE) * 10_000) / 3600,
  },
  {
    // 2^30 bytes on two copies for the 744 h that every month of Oracle's has, June with 720 h too.
    claim: 'a GiB-month of a block volume',
    kind: oracle('BLOCK_STORAGE', 'Block Volume - Storage', '1 GiB MONTHS STORAGE_SIZE'),
    rule: 'oracle.disk',
    grade: 'C',
    idleKwh: (2 * kwh(1.2) * 744 * 2 ** 30) / 1e12,
    embodiedGrams: (2 * (43_200 / LIFE) * 744 * 2 ** 30) / 1e12,
  },
]

describe('a unit of Oracle Cloud, worked by hand', () => {
  it.each(CASES)('$claim', checkWorked)
})
