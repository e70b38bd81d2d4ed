import { expect, it } from 'vitest'
import { adjustmentFaults } from '#lib/domain/adjustments/adjustment-faults.ts'
import type { FactorOverride, KindRule } from '#lib/domain/adjustments/adjustments.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { figureUnits } from '#lib/factors/figure-units.ts'
import { kindOf } from '#test/support/kind.ts'

const unitOf = figureUnits([])

const sound: FactorOverride = {
  factorSet: '2026.1',
  figureId: 'grid, AWS eu-west-1',
  unit: 'gCO2e/kWh',
  year: 2026,
  low: 10,
  central: 20,
  high: 30,
  author: 'Ada',
  reason: 'contract with the supplier',
  from: '2026-01',
  to: '2026-12',
  method: 'market',
}

const rule: KindRule = {
  provider: 'AWS',
  service: 'AmazonEC2',
  usageType: '',
  outcome: { as: 'like', ruleId: 'aws.ec2.ebs-optimised' },
  author: 'Ada',
  reason: 'a fee',
}

const faultsOf = (override: Partial<FactorOverride>) =>
  adjustmentFaults({ overrides: [{ ...sound, ...override }], kindRules: [] }, FACTOR_SETS, unitOf).map(
    ({ item, field }) => `${item} ${field}`,
  )

it('finds nothing wrong with sound adjustments', () => {
  expect(adjustmentFaults({ overrides: [sound], kindRules: [rule] }, FACTOR_SETS, unitOf)).toEqual([])
})

it.each([
  [{ low: 25 }, 'value'],
  [{ high: 15 }, 'value'],
  [{ low: -1 }, 'value'],
  [{ central: Number.NaN }, 'value'],
  [{ reason: ' ' }, 'reason'],
  [{ author: 'x'.repeat(81) }, 'author'],
  [{ year: 2026.5 }, 'year'],
  [{ unit: 'kgCO2e/kWh' }, 'unit'],
  [{ high: 5000.1 }, 'value'],
  [{ high: Number.POSITIVE_INFINITY }, 'value'],
  [{ figureId: 'grid, AWS eu-wset-1' }, 'figureId'],
  [{ figureId: 'grid, AWS' }, 'figureId'],
  [{ from: '2026-00' }, 'from'],
  [{ from: '2026-08', to: '2026-07' }, 'to'],
] as const)('refuses an override with %j, naming the field', (given, field) => {
  expect(faultsOf(given)).toEqual([`override 1 ${field}`])
})

it('refuses what a figure cannot be: a PUE below 1, a fraction above 1, months and methods of what has none', () => {
  const plain = { figureId: 'CPU utilisation', unit: 'fraction', low: 0.1, central: 0.2, high: 0.3 }
  const { from: _, to: __, method: ___, ...undated } = { ...sound, ...plain }
  const faults = (override: FactorOverride) =>
    adjustmentFaults({ overrides: [override], kindRules: [] }, FACTOR_SETS, unitOf).map(({ field }) => field)
  expect(faults(undated)).toEqual([])
  expect(faults({ ...undated, high: 1.5 })).toEqual(['value'])
  expect(faults({ ...undated, from: '2026-01' })).toEqual(['from'])
  expect(faults({ ...undated, method: 'market' })).toEqual(['method'])
  expect(faults({ ...undated, figureId: 'PUE, AWS eu-west-1', unit: 'kWh/kWh' })).toEqual(['value'])
})

it('refuses a rule that names a rule no factor set has', () => {
  const unknown: KindRule = { ...rule, outcome: { as: 'like', ruleId: 'aws.nothing' } }
  expect(adjustmentFaults({ overrides: [sound], kindRules: [rule, unknown] }, FACTOR_SETS, unitOf)).toEqual([
    { item: 'rule 2', field: 'ruleId', fault: 'no factor set has a rule of this name' },
  ])
})

it.each([
  ['2026.1', 'PUE, AWS eu-west-1', 'kWh/kWh'],
  ['ccf-2024', 'PUE, AWS', 'ratio'],
  ['2026.1', 'm5.large, idle', 'W'],
  ['2026.1', 'copies, S3 Standard', 'copies'],
  ['2026.1', 'm5.large, manufacture', 'gCO2e/h'],
  ['2026.1', 'memory, manufacture', 'gCO2e/h per GiB'],
  ['2026.1', 'network, internet egress', 'kWh/GB'],
  ['2026.1', 'computed energy per spend, any provider', 'kWh/USD of list price'],
  ['2026.1', 'computed embodied per spend, any provider', 'gCO2e/USD of list price'],
  ['ccf-2024', 'network, any path', 'kWh/GB'],
  ['ccf-2024', 'power, SSD, 1 TB', 'W/TB'],
  ['ccf-2024', 'power at 100 % load, m5.large', 'W'],
  ['ccf-2024', 'manufacture, m5.large', 'gCO2e/h'],
] as const)('takes an override in %s of “%s” in its own unit %s only', (factorSet, figureId, unit) => {
  const { from: _, to: __, method: ___, ...undated } = sound
  const fieldsOf = (given: string) =>
    adjustmentFaults(
      { overrides: [{ ...undated, factorSet, figureId, unit: given }], kindRules: [] },
      FACTOR_SETS,
      unitOf,
    ).map(({ field }) => field)
  expect(fieldsOf(unit)).toEqual([])
  expect(fieldsOf(`${unit}s`)).toEqual(['unit'])
})

it('says in which unit a figure is, and of one that the factor set does not have that it has none', () => {
  const { from: _, to: __, method: ___, ...undated } = sound
  const [unit, unknown] = ['memory, manufacture', 'm5.lrage, manufacture'].map(
    (figureId) =>
      adjustmentFaults(
        { overrides: [{ ...undated, figureId, unit: 'kgCO2e/h' }], kindRules: [] },
        FACTOR_SETS,
        unitOf,
      )[0],
  )
  expect(unit).toEqual({
    item: 'override 1',
    field: 'unit',
    fault: 'this figure is in gCO2e/h per GiB: give it in that unit',
  })
  expect(unknown).toMatchObject({ item: 'override 1', field: 'figureId' })
})

it.each(['Grid, AWS eu-west-1', 'CPU utilization', ' '])('refuses “%s”, which is no figure', (figureId) => {
  const { from: _, to: __, method: ___, ...undated } = sound
  expect(
    adjustmentFaults({ overrides: [{ ...undated, figureId }], kindRules: [] }, FACTOR_SETS, unitOf).map(
      ({ field }) => field,
    ),
  ).toEqual(['figureId'])
})

it('knows figures that only the usage of a bill names, and those of overrides in force', () => {
  const machine = { factorSet: '2026.1', figureId: 'x9.own, manufacture' } as const
  const place = { factorSet: '2026.1', figureId: 'grid, AWS mars-1' } as const
  expect([unitOf(machine), unitOf(place)]).toEqual([undefined, undefined])
  const kind = kindOf({
    serviceCode: 'AmazonEC2',
    usageType: 'BoxUsage:x9.own',
    instanceType: 'x9.own',
    operation: 'RunInstances',
    region: 'mars-1',
    unit: 'Hrs',
    vcpu: 4,
    memoryGib: 16,
  })
  const known = figureUnits([kind])
  expect([known(machine), known(place)]).toEqual(['gCO2e/h', 'gCO2e/kWh'])
  expect(figureUnits([], [{ ...sound, ...machine, unit: 'gCO2e/h' }])(machine)).toBe('gCO2e/h')
})
