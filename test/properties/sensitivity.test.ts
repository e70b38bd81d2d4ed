import fc from 'fast-check'
import { expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { GradedKind } from '#lib/domain/explain/graded-kind.ts'
import { sensitivityOf } from '#lib/domain/explain/sensitivity.ts'
import type { FactorSet } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Machine } from '#lib/domain/factors/machine.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import { exactly } from '#lib/domain/units/range.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { kindOf } from '#test/support/kind.ts'

const MONTH = '2026-08'

/** Usage of every model: machines, slices, burst credits, GPUs, disks, transfer, logs, and money alone. */
const KINDS: readonly Partial<Kind>[] = [
  { serviceCode: 'AmazonEC2', usageType: 'BoxUsage:m5.large', instanceType: 'm5.large', unit: 'Hrs' },
  { serviceCode: 'AmazonEC2', usageType: 'BoxUsage:g5.xlarge', instanceType: 'g5.xlarge', unit: 'Hrs' },
  { serviceCode: 'AmazonEC2', usageType: 'CPUCredits:t3', unit: 'vCPU-Hours' },
  { serviceCode: 'AmazonEC2', usageType: 'EBS:VolumeUsage.gp3', unit: 'GB-Mo' },
  { serviceCode: 'AmazonS3', usageType: 'TimedStorage-ByteHrs', unit: 'GB-Mo' },
  { serviceCode: 'AWSDataTransfer', usageType: 'DataTransfer-Out-Bytes', unit: 'GB' },
  { serviceCode: 'AmazonCloudWatch', usageType: 'DataProcessing-Bytes', unit: 'GB' },
  { serviceCode: 'AmazonECS', usageType: 'Fargate-vCPU-Hours:perCPU', unit: 'Hours' },
  { serviceCode: 'AWSLambda', usageType: 'Lambda-GB-Second', unit: 'Lambda-GB-Second' },
  { serviceCode: 'SomethingNew', usageType: 'Never-Heard-Of', unit: 'Things' },
]

const usage = fc.record({
  kind: fc.constantFrom(...KINDS),
  region: fc.constantFrom('eu-west-1', 'us-east-1', 'ap-south-1', ''),
  amount: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
})

/** A factor set of which every figure is exactly one of its sides. */
function setAt(set: FactorSet, side: 'low' | 'high'): FactorSet {
  const at = (figure: Figure): Figure => ({ ...figure, ...exactly(figure[side]) })
  const machine = <Found extends Machine | undefined>(found: Found): Found =>
    found && {
      ...found,
      idleWatts: at(found.idleWatts),
      maxWatts: at(found.maxWatts),
      embodiedGramsPerHour: at(found.embodiedGramsPerHour),
    }
  return {
    ...set,
    rules: set.rules.map((rule) =>
      rule.model.as === 'storage' || rule.model.as === 'log-ingest'
        ? { ...rule, model: { ...rule.model, copies: at(rule.model.copies) } }
        : rule,
    ),
    utilisation: at(set.utilisation),
    machine: (kind, name) => machine(set.machine(kind, name)),
    vcpu: (kind, architecture) => machine(set.vcpu(kind, architecture)),
    gpu: (kind, name) => machine(set.gpu(kind, name)),
    memory: (kind) => machine(set.memory(kind)),
    storage: (kind, medium) => machine(set.storage(kind, medium)),
    network: (path) => at(set.network(path)),
    pue: (...place) => at(set.pue(...place)),
    grid: (...place) => {
      const found = set.grid(...place)
      return found && at(found)
    },
    spend: (kind) => {
      const found = set.spend(kind)
      return found && { energy: at(found.energy), embodied: at(found.embodied) }
    },
  }
}

function kilograms(kind: Kind, amount: number, set: FactorSet): number {
  const { idleKwh, dynamicKwh, embodiedGrams } = estimateKind(kind, MONTH, set)
  const grid = set.grid(kind.provider, kind.region, MONTH, 'location')?.central ?? 0
  return (((idleKwh.central + dynamicKwh.central) * grid + embodiedGrams.central) * amount) / 1000
}

it('one input alone never takes a figure further than all of them together, and goes down at low and up at high', () => {
  fc.assert(
    fc.property(
      fc.array(usage, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('2026.1', 'ccf-2024'),
      (usages, id) => {
        const set = FACTOR_SETS[id]
        const kinds = usages.map(({ kind, region, amount }, index): GradedKind => {
          const whole = kindOf({ ...kind, region })
          return {
            row: { currency: 'USD', lines: 1, amount } as SummaryRow,
            kindId: String(index),
            kind: whole,
            month: MONTH,
            coefficient: estimateKind(whole, MONTH, set),
            pue: set.pue('AWS', region, MONTH),
            grid: set.grid('AWS', region, MONTH, 'location') ?? null,
          }
        })
        const total = (of: FactorSet) =>
          kinds.reduce((sum, { kind, row }) => sum + kilograms(kind, row.amount, of), 0)
        const [low, central, high] = [total(setAt(set, 'low')), total(set), total(setAt(set, 'high'))]
        const slack = central * 1e-9
        for (const { atLowKg, atHighKg } of sensitivityOf(kinds)) {
          expect(atLowKg).toBeLessThanOrEqual(slack)
          expect(atHighKg).toBeGreaterThanOrEqual(-slack)
          expect(central + atLowKg).toBeGreaterThanOrEqual(low - slack)
          expect(central + atHighKg).toBeLessThanOrEqual(high + slack)
        }
        if (id === 'ccf-2024') expect(sensitivityOf(kinds)).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
})
