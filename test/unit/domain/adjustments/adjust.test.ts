import { describe, expect, it } from 'vitest'
import { adjust } from '#lib/domain/adjustments/adjust.ts'
import { type FactorOverride, type KindRule, NO_ADJUSTMENTS } from '#lib/domain/adjustments/adjustments.ts'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { kindOf } from '#test/support/kind.ts'

const set = FACTOR_SETS['2026.1']
const MONTH = '2026-08'

const override = (given: Partial<FactorOverride>): FactorOverride => ({
  factorSet: '2026.1',
  figureId: 'PUE, AWS eu-west-1',
  unit: 'kWh/kWh',
  year: 2026,
  low: 1.05,
  central: 1.1,
  high: 1.2,
  author: 'Ada',
  reason: 'metered by our host',
  ...given,
})

const rule = (given: Partial<KindRule>): KindRule => ({
  provider: 'AWS',
  service: 'AmazonEC2',
  usageType: 'EU-BoxUsage:m5.large',
  outcome: { as: 'excluded', category: 'compute' },
  author: 'Ada',
  reason: 'billed twice',
  ...given,
})

const machine = kindOf({
  serviceCode: 'AmazonEC2',
  serviceName: 'Amazon Elastic Compute Cloud',
  usageType: 'EU-BoxUsage:m5.large',
  instanceType: 'm5.large',
  unit: 'Hrs',
  region: 'eu-west-1',
})

const withOverrides = (...overrides: FactorOverride[]) => adjust(set, { ...NO_ADJUSTMENTS, overrides })
const withRules = (...kindRules: KindRule[]) => adjust(set, { ...NO_ADJUSTMENTS, kindRules })

describe('an override', () => {
  it('replaces the figure of its id, names who and why, and says what it replaces', () => {
    const before = set.pue('AWS', 'eu-west-1', MONTH)
    const after = withOverrides(override({})).pue('AWS', 'eu-west-1', MONTH)
    expect(after).toMatchObject({ id: before.id, unit: 'kWh/kWh', low: 1.05, central: 1.1, high: 1.2 })
    expect(after.source.title).toBe('override by Ada: metered by our host')
    expect(after.basis).toContain(`overrides ${before.central}`)
    expect(after.basis).toContain(before.source.title)
  })

  it('leaves every other place, set and month as it was', () => {
    const dated = withOverrides(override({ from: '2026-08', to: '2026-09' }))
    expect(dated.pue('AWS', 'us-east-1', MONTH)).toEqual(set.pue('AWS', 'us-east-1', MONTH))
    expect(dated.pue('AWS', 'eu-west-1', '2026-07')).toEqual(set.pue('AWS', 'eu-west-1', '2026-07'))
    expect(dated.pue('AWS', 'eu-west-1', '2026-09').central).toBe(1.1)
    expect(dated.pue('AWS', 'eu-west-1', '2026-10')).toEqual(set.pue('AWS', 'eu-west-1', '2026-10'))
    const ccf = FACTOR_SETS['ccf-2024']
    expect(adjust(ccf, { ...NO_ADJUSTMENTS, overrides: [override({})] })).toBe(ccf)
  })

  it('of an intensity holds for one method or for both', () => {
    const grid = { figureId: 'grid, AWS eu-west-1', unit: 'gCO2e/kWh', low: 10, central: 20, high: 30 }
    const both = withOverrides(override(grid))
    expect(both.grid('AWS', 'eu-west-1', MONTH, 'location')?.central).toBe(20)
    expect(both.grid('AWS', 'eu-west-1', MONTH, 'market')?.central).toBe(20)
    const market = withOverrides(override({ ...grid, method: 'market' }))
    expect(market.grid('AWS', 'eu-west-1', MONTH, 'location')).toEqual(
      set.grid('AWS', 'eu-west-1', MONTH, 'location'),
    )
    expect(market.grid('AWS', 'eu-west-1', MONTH, 'market')?.central).toBe(20)
  })

  it('is ignored where the unit is another, and the first of two counts', () => {
    expect(withOverrides(override({ unit: 'percent' })).pue('AWS', 'eu-west-1', MONTH).central).toBe(
      set.pue('AWS', 'eu-west-1', MONTH).central,
    )
    const two = withOverrides(override({ central: 1.15 }), override({ central: 1.19 }))
    expect(two.pue('AWS', 'eu-west-1', MONTH).central).toBe(1.15)
  })

  it('of the utilisation changes the energy above idle in proportion, and appears among the figures', () => {
    // 50 % assumed, 25 % known: half the energy above idle, the same at idle.
    const utilisation = {
      figureId: 'CPU utilisation',
      unit: 'fraction',
      low: 0.25,
      central: 0.25,
      high: 0.25,
    }
    const before = estimateKind(machine, MONTH, set)
    const after = estimateKind(machine, MONTH, withOverrides(override(utilisation)))
    expect(after.dynamicKwh.central).toBeCloseTo(before.dynamicKwh.central / 2, 15)
    expect(after.idleKwh).toEqual(before.idleKwh)
    const figure = after.terms[0]?.figures.find(({ id }) => id === 'CPU utilisation')
    expect(figure?.source.title).toBe('override by Ada: metered by our host')
  })

  it('of a machine and of its copies on disk reaches the coefficient', () => {
    const watts = override({ figureId: 'memory power', unit: 'W/GiB', low: 1, central: 1, high: 1 })
    expect(withOverrides(watts).memory(machine).idleWatts.central).toBe(1)
    expect(withOverrides(watts).memory(machine).embodiedGramsPerHour).toEqual(
      set.memory(machine).embodiedGramsPerHour,
    )
  })
})

describe('a rule of the organisation', () => {
  it('excludes one usage type of one service with its reason, and no other', () => {
    const own = withRules(rule({}))
    expect(estimateKind(machine, MONTH, own)).toMatchObject({
      status: 'excluded',
      category: 'compute',
      reason: 'own rule by Ada: billed twice',
      terms: [],
    })
    const other = { ...machine, usageType: 'EU-BoxUsage:m5.xlarge', instanceType: 'm5.xlarge' }
    expect(estimateKind(other, MONTH, own)).toEqual(estimateKind(other, MONTH, set))
  })

  it('takes the service by its code or by its name, and the usage type to the letter', () => {
    const byName = withRules(rule({ service: 'Amazon Elastic Compute Cloud' }))
    expect(estimateKind(machine, MONTH, byName).status).toBe('excluded')
    const pattern = withRules(rule({ usageType: 'EU-BoxUsage:m5.l.*' }))
    expect(estimateKind(machine, MONTH, pattern)).toEqual(estimateKind(machine, MONTH, set))
  })

  it('estimates usage as another rule of the set does, and says so', () => {
    const like = rule({ outcome: { as: 'like', ruleId: 'aws.ec2.ebs-optimised' } })
    const after = estimateKind(machine, MONTH, withRules(like))
    expect(after.status).toBe('excluded')
    expect(after.ruleId).toBe('aws.ec2.ebs-optimised, own rule by Ada: billed twice')
  })

  it('leaves the classification of a set that has no such rule', () => {
    const like = rule({ outcome: { as: 'like', ruleId: 'no.such.rule' } })
    expect(estimateKind(machine, MONTH, withRules(like))).toEqual(estimateKind(machine, MONTH, set))
  })

  it('proxies usage by its cost, in the category it names', () => {
    const spend = rule({ outcome: { as: 'spend', category: 'database' } })
    expect(estimateKind(machine, MONTH, withRules(spend))).toMatchObject({
      status: 'proxied',
      category: 'database',
      grade: 'D',
      basis: 'list-cost-usd',
      ruleId: 'own rule by Ada: billed twice',
    })
  })
})

describe('every figure of a factor set', () => {
  const aws = kindOf({ provider: 'AWS' })
  const figures = {
    'm5.large, manufacture': (of: typeof set) => of.machine(machine, 'm5.large')?.embodiedGramsPerHour,
    'm5.large, full load': (of: typeof set) => of.machine(machine, 'm5.large')?.maxWatts,
    'vCPU, AWS x86, manufacture': (of: typeof set) => of.vcpu(aws, 'x86').embodiedGramsPerHour,
    'memory, manufacture': (of: typeof set) => of.memory(aws).embodiedGramsPerHour,
    'GPU at full load': (of: typeof set) => of.gpu(aws, 'T4')?.maxWatts,
    'disk power': (of: typeof set) => of.storage(aws, 'ssd').idleWatts,
    'disk manufacture': (of: typeof set) => of.storage(aws, 'hdd').embodiedGramsPerHour,
    'network, internet egress': (of: typeof set) => of.network('internet'),
    'energy per spend': (of: typeof set) => of.spend(aws)?.energy,
    'manufacture per spend': (of: typeof set) => of.spend(aws)?.embodied,
    'copies of logs': (of: typeof set) =>
      of.rules.flatMap(({ model }) => (model.as === 'log-ingest' ? [model.copies] : []))[0],
    'copies of disks': (of: typeof set) =>
      of.rules.flatMap(({ model }) => (model.as === 'storage' ? [model.copies] : []))[0],
  }

  it.each(Object.entries(figures))('can be overridden, and no other with it: %s', (_, figureOf) => {
    const before = figureOf(set)
    if (!before) throw new Error('the factor set has this figure')
    const { id: figureId, unit } = before
    const adjusted = withOverrides(override({ figureId, unit, low: 41, central: 42, high: 43 }))
    expect(figureOf(adjusted)).toMatchObject({ id: figureId, unit, low: 41, central: 42, high: 43 })
    for (const other of Object.values(figures))
      if (other(set)?.id !== figureId) expect(other(adjusted)).toEqual(other(set))
  })

  it('is overridden from its first month to its last, both included, and not before or after', () => {
    const adjusted = withOverrides(override({ from: '2026-03', to: '2026-05' }))
    const months = ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06']
    const plain = (month: string) => set.pue('AWS', 'eu-west-1', month).central
    expect(months.map((month) => adjusted.pue('AWS', 'eu-west-1', month).central)).toEqual(
      months.map((month) => (month >= '2026-03' && month <= '2026-05' ? 1.1 : plain(month))),
    )
    expect(plain('2026-03')).not.toBe(1.1)
  })
})
