import { describe, expect, it } from 'vitest'
import { METHODS } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Machine } from '#lib/domain/factors/machine.ts'
import { factorSet20261 as set } from '#lib/factors/2026-1/factor-set.ts'
import { allRegions } from '#lib/factors/2026-1/region.ts'
import gpus from '#lib/factors/2026-1/tables/gpu.json' with { type: 'json' }
import instances from '#lib/factors/2026-1/tables/instances.json' with { type: 'json' }
import { rowsOf } from '#lib/factors/shared/table.ts'
import { kindOf } from '#test/support/kind.ts'

const PROVIDERS = { aws: 'AWS', azure: 'Microsoft', gcp: 'Google Cloud', oci: 'Oracle' } as const
type Key = keyof typeof PROVIDERS
const MONTHS = ['2018-01', '2021-06', '2024-06', '2026-10']

const show = (figure: Figure | undefined): string =>
  figure
    ? `${[figure.low, figure.central, figure.high].map((value) => Number(value.toPrecision(6))).join(' ')} ${figure.unit} (${figure.year}, ${figure.source.id}; ${figure.basis})`
    : 'none'

const machineLines = (machine: Machine): readonly string[] => [
  `${machine.id} [${machine.grade}]`,
  `  idle ${show(machine.idleWatts)}`,
  `  full ${show(machine.maxWatts)}`,
  `  made ${show(machine.embodiedGramsPerHour)}`,
]

const short = (figure: Figure): string =>
  [figure.low, figure.central, figure.high].map((value) => Number(value.toPrecision(5))).join(' ')

function placeLines(): readonly string[] {
  return allRegions().flatMap((region) => {
    const provider = PROVIDERS[region.provider as Key]
    return MONTHS.flatMap((month) => [
      ...METHODS.map(
        (method) =>
          `${provider} ${region.id} ${month} ${method}: ${show(set.grid(provider, region.id, month, method))}`,
      ),
      `${provider} ${region.id} ${month} PUE: ${show(set.pue(provider, region.id, month))}`,
    ])
  })
}

function partLines(): readonly string[] {
  const kinds = Object.values(PROVIDERS).map((provider) => kindOf({ provider }))
  return [
    `utilisation ${show(set.utilisation)}`,
    ...machineLines(set.memory(kindOf({}))),
    ...(['ssd', 'hdd', 'archive'] as const).flatMap((medium) =>
      machineLines(set.storage(kindOf({}), medium)),
    ),
    ...(['intra-region', 'inter-region', 'internet'] as const).map(
      (path) => `${path} ${show(set.network(path))}`,
    ),
    ...kinds.flatMap((kind) => [
      ...machineLines(set.vcpu(kind, 'x86')),
      ...machineLines(set.vcpu(kind, 'arm')),
      `spend, energy ${show(set.spend(kind)?.energy)}`,
      `spend, made ${show(set.spend(kind)?.embodied)}`,
    ]),
    ...rowsOf(gpus).flatMap((row) => {
      const gpu = set.gpu(kindOf({}), row.text('accelerator'))
      return gpu ? machineLines(gpu) : [`${row.text('accelerator')}: none`]
    }),
  ]
}

const instanceLines = (): readonly string[] =>
  rowsOf(instances).map((row) => {
    const provider = PROVIDERS[row.text('provider') as Key]
    const machine = set.machine(kindOf({ provider }), row.text('instance_type'))
    if (!machine) return `${provider} ${row.text('instance_type')}: none`
    return `${provider} ${machine.id} ${machine.grade}: ${short(machine.idleWatts)} | ${short(machine.maxWatts)} W | ${short(machine.embodiedGramsPerHour)} g/h`
  })

const ruleLines = (): readonly string[] =>
  set.rules.map(({ id, category, grade, pattern, model, note }) => {
    const line = Object.entries(pattern).map(([name, value]) => `${name} ${String(value)}`)
    const demand = 'copies' in model ? { ...model, copies: model.copies.central } : model
    return `${id} → ${category} [${grade}] ${line.join(', ')} ⇒ ${JSON.stringify(demand)} (${note})`
  })

/** A published factor set never changes: a difference here is a new set under a new id. */
describe('factor set 2026.1 gives for ever what it gave when it was published', () => {
  it('for every place', async () => {
    await expect(`${placeLines().join('\n')}\n`).toMatchFileSnapshot('snapshots/2026-1-places.txt')
  })

  it('for every part of a machine', async () => {
    await expect(`${partLines().join('\n')}\n`).toMatchFileSnapshot('snapshots/2026-1-parts.txt')
  })

  it('for every instance type', async () => {
    await expect(`${instanceLines().join('\n')}\n`).toMatchFileSnapshot('snapshots/2026-1-instances.txt')
  })

  it('for every rule', async () => {
    await expect(`${ruleLines().join('\n')}\n`).toMatchFileSnapshot('snapshots/2026-1-rules.txt')
  })
})
