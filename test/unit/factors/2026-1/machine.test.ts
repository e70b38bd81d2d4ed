import { describe, expect, it } from 'vitest'
import type { Machine } from '#lib/domain/factors/machine.ts'
import { factorSet20261 as set } from '#lib/factors/2026-1/factor-set.ts'
import instances from '#lib/factors/2026-1/tables/instances.json' with { type: 'json' }
import { rowsOf } from '#lib/factors/shared/table.ts'
import { kindOf } from '#test/support/kind.ts'

const aws = kindOf({ provider: 'AWS' })
const azure = kindOf({ provider: 'Microsoft' })
const google = kindOf({ provider: 'Google Cloud' })

const at = (machine: Machine | undefined, utilisation: number): number => {
  if (!machine) throw new Error('no machine')
  const { idleWatts, maxWatts } = machine
  return idleWatts.central + utilisation * (maxWatts.central - idleWatts.central)
}

describe('the machine that an instance type stands for', () => {
  it.each([
    ['m5.large', 5.94, 0.375],
    ['m6g.large', 4.24, 0.441],
    ['c5.xlarge', 9.62, 0.539],
    ['r5.12xlarge', 197, 14.1],
    ['g5.xlarge', 163, 3.65],
    ['p4d.24xlarge', 2300, 67.7],
  ])(
    '%s draws the watts at half load and has the manufacture of the published table',
    (type, watts, grams) => {
      const machine = set.machine(aws, type)
      expect(Math.abs(at(machine, 0.5) / watts - 1)).toBeLessThan(0.005)
      expect(Math.abs((machine?.embodiedGramsPerHour.central ?? 0) / grams - 1)).toBeLessThan(0.005)
      expect(machine?.derivedBy).toBeUndefined()
    },
  )

  it('has the spread of the table at half load', () => {
    const machine = set.machine(aws, 'm5.large')
    expect(((machine?.idleWatts.low ?? 0) + (machine?.maxWatts.low ?? 0)) / 2).toBeCloseTo(3.86, 1)
    expect(((machine?.idleWatts.high ?? 0) + (machine?.maxWatts.high ?? 0)) / 2).toBeCloseTo(14.1, 1)
  })

  it('sells a burstable type at its baseline share of the CPU, with all of its memory and manufacture', () => {
    const row = rowsOf(instances).find((each) => each.text('instance_type') === 't3.medium')
    const machine = set.machine(aws, 't3.medium')
    expect(machine?.maxWatts.central).toBeCloseTo(
      0.2 * (row?.number('cpu_watts_max') ?? 0) + (row?.number('memory_watts') ?? 0),
      3,
    )
    expect(machine?.embodiedGramsPerHour.central).toBe(row?.number('embodied_gco2e_per_hour'))
    expect(machine?.idleWatts.basis).toContain('baseline share of 20 %')
  })

  it.each([
    ['D2s v3'],
    ['Standard_D2s_v3'],
    ['D2s v3 Spot'],
    ['D2s v3 Low Priority'],
    ['standard_d2s_v3'],
    ['Virtual Machines Dsv3 Series - D2s v3 - US East'],
  ])('reads Azure’s %s as Standard_D2s_v3', (meter) => {
    expect(set.machine(azure, meter)?.id).toBe('Standard_D2s_v3')
  })

  it('reads the first size of an Azure meter that names two', () => {
    expect(set.machine(azure, 'D2 v3/D2s v3')?.id).toBe('Standard_D2_v3')
  })

  it('reads the size that AWS cuts short', () => {
    expect(set.machine(aws, 'r5.12xl')?.id).toBe('r5.12xlarge')
  })

  it.each([
    [aws, 'm5.32xlarge', 'm5.24xlarge', 32 / 24],
    [aws, 'm9i.large', 'm8i.large', 1],
    [aws, 'm6i-flex.large', 'm6i.large', 1],
    [azure, 'D6s v5', 'Standard_D8s_v5', 6 / 8],
    [azure, 'D4s v9', 'Standard_D4s_v7', 1],
    [google, 'n2-standard-6', 'n2-standard-8', 6 / 8],
  ])('derives a type from a relative, scaled by vCPU, and says so', (kind, type, relative, by) => {
    const derived = set.machine(kind, type)
    expect(derived?.derivedBy).toContain(relative)
    expect(at(derived, 0.5)).toBeCloseTo(by * at(set.machine(kind, relative), 0.5), 6)
    expect(['B', 'C']).toContain(derived?.grade)
  })

  it('gives a Google custom type the CPU of its series and the memory of its name', () => {
    const standard = set.machine(google, 'n2-standard-4')
    const custom = set.machine(google, 'n2-custom-4-32768')
    expect(custom?.derivedBy).toContain('32 GiB')
    expect(at(custom, 0.5) - at(standard, 0.5)).toBeCloseTo(16 * 0.284, 6)
    const grams = (machine?: Machine): number => machine?.embodiedGramsPerHour.central ?? 0
    expect(grams(custom) - grams(standard)).toBeCloseTo((16 * 1388) / 52_560, 3)
  })

  it('takes a family alone as a whole host', () => {
    expect(set.machine(aws, 'm5')?.derivedBy).toContain('96 vCPU')
  })

  it('puts a machine of an unknown cloud together from the vCPUs and the memory of the bill', () => {
    const kind = kindOf({ provider: 'Nebula Hosting', vcpu: 4, memoryGib: 16 })
    const machine = set.machine(kind, 'nebula.large')
    expect(machine?.grade).toBe('C')
    expect(machine?.derivedBy).toContain('4 vCPU')
    const core = set.vcpu(kind, 'x86')
    expect(machine?.maxWatts.central).toBeCloseTo(4 * core.maxWatts.central + 16 * 0.284, 6)
  })

  it.each([
    [aws, 'quantum.large'],
    [aws, ''],
    [azure, 'Widget'],
    [google, 'Compute'],
    [kindOf({ provider: 'Nebula Hosting' }), 'm5.large'],
    [kindOf({ provider: 'Nebula Hosting', vcpu: 0 }), 'nebula.large'],
    [aws, 'm5.99999xlarge'],
    [azure, 'D0s v3'],
  ])('knows nothing, rather than zero, of a type it cannot place', (kind, type) => {
    expect(set.machine(kind, type)).toBeUndefined()
  })

  it('has every type of the table, with manufacture and with more power at full load than at idle', () => {
    const names = { aws: 'AWS', azure: 'Microsoft', gcp: 'Google Cloud' } as const
    for (const row of rowsOf(instances)) {
      const provider = names[row.text('provider') as keyof typeof names]
      const machine = set.machine(kindOf({ provider }), row.text('instance_type'))
      expect(machine?.id).toBe(row.text('instance_type'))
      expect(machine?.idleWatts.central).toBeGreaterThan(0)
      expect(machine?.maxWatts.central).toBeGreaterThan(machine?.idleWatts.central ?? 0)
      expect(machine?.embodiedGramsPerHour.central).toBeGreaterThan(0)
    }
  })
})

describe('parts of machines', () => {
  it('makes the cores and the memory that Google bills apart into the machine they are', () => {
    const core = set.vcpu(
      kindOf({ provider: 'Google Cloud', usageType: 'N2 Instance Core running in Americas' }),
      'x86',
    )
    const memory = set.memory(google)
    const whole = at(core, 0.5) * 4 + memory.idleWatts.central * 16
    expect(Math.abs(whole / at(set.machine(google, 'n2-standard-4'), 0.5) - 1)).toBeLessThan(0.01)
  })

  it('knows the series of CPU credits', () => {
    const credits = kindOf({ provider: 'AWS', usageType: 'USW2-CPUCredits:t4g' })
    expect(set.vcpu(credits, 'x86').id).toContain('t4g')
  })

  it('falls back to the mean of all processors for an unknown provider', () => {
    expect(set.vcpu(kindOf({ provider: 'Nebula Hosting' }), 'arm').idleWatts.basis).toContain('SPEC results')
  })

  it('finds accelerators by the words of their name', () => {
    expect(set.gpu(google, 'NVIDIA Tesla T4')?.maxWatts.central).toBe(70)
    expect(set.gpu(google, 'A100')?.id).toBe('NVIDIA A100 SXM4 40GB')
    expect(set.gpu(google, 'Voodoo 2')).toBeUndefined()
  })
})
