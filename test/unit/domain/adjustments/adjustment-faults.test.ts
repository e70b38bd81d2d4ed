import { expect, it } from 'vitest'
import { adjustmentFaults } from '#lib/domain/adjustments/adjustment-faults.ts'
import type { FactorOverride, KindRule } from '#lib/domain/adjustments/adjustments.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'

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
  adjustmentFaults({ overrides: [{ ...sound, ...override }], kindRules: [] }, FACTOR_SETS).map(
    ({ item, field }) => `${item} ${field}`,
  )

it('finds nothing wrong with sound adjustments', () => {
  expect(adjustmentFaults({ overrides: [sound], kindRules: [rule] }, FACTOR_SETS)).toEqual([])
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
  [{ from: '2026-00' }, 'from'],
  [{ from: '2026-08', to: '2026-07' }, 'to'],
] as const)('refuses an override with %j, naming the field', (given, field) => {
  expect(faultsOf(given)).toEqual([`override 1 ${field}`])
})

it('refuses what a figure cannot be: a PUE below 1, a fraction above 1, months and methods of what has none', () => {
  const plain = { figureId: 'CPU utilisation', unit: 'fraction', low: 0.1, central: 0.2, high: 0.3 }
  const { from: _, to: __, method: ___, ...undated } = { ...sound, ...plain }
  const faults = (override: FactorOverride) =>
    adjustmentFaults({ overrides: [override], kindRules: [] }, FACTOR_SETS).map(({ field }) => field)
  expect(faults(undated)).toEqual([])
  expect(faults({ ...undated, high: 1.5 })).toEqual(['value'])
  expect(faults({ ...undated, from: '2026-01' })).toEqual(['from'])
  expect(faults({ ...undated, method: 'market' })).toEqual(['method'])
  expect(faults({ ...undated, figureId: 'PUE, AWS eu-west-1', unit: 'kWh/kWh' })).toEqual(['value'])
})

it('refuses a rule that names a rule no factor set has', () => {
  const unknown: KindRule = { ...rule, outcome: { as: 'like', ruleId: 'aws.nothing' } }
  expect(adjustmentFaults({ overrides: [sound], kindRules: [rule, unknown] }, FACTOR_SETS)).toEqual([
    { item: 'rule 2', field: 'ruleId', fault: 'no factor set has a rule of this name' },
  ])
})

it.each([
  ['2026.1', 'PUE, AWS eu-west-1', 'kWh/kWh'],
  ['ccf-2024', 'PUE, AWS', 'ratio'],
  ['2026.1', 'm5.large, idle', 'W'],
  ['2026.1', 'copies, S3 Standard', 'copies'],
] as const)('takes an override in %s of “%s” in its own unit %s only', (factorSet, figureId, unit) => {
  const { from: _, to: __, method: ___, ...undated } = sound
  const fieldsOf = (given: string) =>
    adjustmentFaults(
      { overrides: [{ ...undated, factorSet, figureId, unit: given }], kindRules: [] },
      FACTOR_SETS,
    ).map(({ field }) => field)
  expect(fieldsOf(unit)).toEqual([])
  expect(fieldsOf(`${unit}s`)).toEqual(['unit'])
})
