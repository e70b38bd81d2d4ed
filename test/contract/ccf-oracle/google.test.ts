import { describe, expect, it } from 'vitest'
import { factorSetCcf2024 } from '#lib/factors/ccf-2024/factor-set.ts'
import { ccfConstants, listOf } from './ccf-constants.ts'
import { computeKwh, embodiedGrams, wattsOf } from './documented-formulas.ts'
import { last, leftIn, MONTH, UNKNOWN, wrong } from './one-unit.ts'

describe.skipIf(ccfConstants === null)('every Google table of CCF by its documented formulas', () => {
  if (ccfConstants === null) return
  const { gcp } = ccfConstants

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

  it('takes the mean of the members of a Google multi-region', () => {
    const eur4 = factorSetCcf2024.grid('Google Cloud', 'eur4', MONTH, 'location')
    const [north = 0, west4 = 0] = [gcp.grid['europe-north1'], gcp.grid['europe-west4']]
    expect(eur4?.central).toBeCloseTo(((north + west4) / 2) * 1e6, 6)
  })
})
