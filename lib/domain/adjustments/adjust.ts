import type { UsageModel, UsageRule } from '../classify/usage-rule.ts'
import type { FactorSet, Method } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import type { Machine } from '../factors/machine.ts'
import type { Month } from '../usage/kind.ts'
import { type Adjustments, adjustmentsOf, type FactorOverride, isUnadjusted } from './adjustments.ts'
import { overrideTitle } from './override-title.ts'
import { usageRuleOf } from './usage-rule-of.ts'

/** Goes up whenever the same adjustments of the same set could give another figure. */
export const ADJUSTING_VERSION = '1'

/** When and by which method a figure is asked for, where it depends on that. */
interface Asked {
  readonly month?: Month
  readonly method?: Method
}

const holds = (override: FactorOverride, { month, method }: Asked): boolean =>
  (override.from === undefined || (month !== undefined && month >= override.from)) &&
  (override.to === undefined || (month !== undefined && month <= override.to)) &&
  (override.method === undefined || override.method === method)

function overridden(figure: Figure, override: FactorOverride): Figure {
  const { low, central, high, year, from, to } = override
  const title = overrideTitle(override)
  return {
    low,
    central,
    high,
    id: figure.id,
    unit: figure.unit,
    year,
    source: {
      id: `override by ${override.author}`,
      title,
      url: '',
      licence: 'the organisation’s own figure',
    },
    basis: `overrides ${figure.central} (${figure.low} to ${figure.high}) ${figure.unit} of ${figure.source.title}, ${figure.year}`,
    ...(from === undefined ? {} : { validFrom: from }),
    ...(to === undefined ? {} : { validTo: to }),
  }
}

/** Replaces figures by the first override that speaks of them. */
type Replace = (figure: Figure, asked?: Asked) => Figure

function replaceBy(overrides: readonly FactorOverride[]): Replace {
  const byFigure = new Map<string, FactorOverride[]>()
  for (const override of overrides) {
    const { figureId } = override
    byFigure.set(figureId, [...(byFigure.get(figureId) ?? []), override])
  }
  return (figure, asked = {}) => {
    const found = byFigure
      .get(figure.id)
      ?.find((override) => override.unit === figure.unit && holds(override, asked))
    return found ? overridden(figure, found) : figure
  }
}

const withCopies = (model: UsageModel, replace: Replace): UsageModel =>
  model.as === 'storage' || model.as === 'log-ingest' ? { ...model, copies: replace(model.copies) } : model

/**
 * A factor set as an organisation has it: single figures replaced, and its own rules before those of the set. What replaces a
 * figure names itself as its source, with who chose it and why. Nothing to change gives the very same set.
 *
 * @example
 * adjust(set, { overrides: [{ figureId: 'PUE, AWS eu-west-1', central: 1.1, … }], kindRules: [] })
 *   .pue('AWS', 'eu-west-1', '2026-08').central // 1.1
 */
export function adjust(set: FactorSet, adjustments: Adjustments): FactorSet {
  const own = adjustmentsOf(set.id, adjustments)
  if (isUnadjusted(own)) return set
  const replace = replaceBy(own.overrides)
  const machine = <Found extends Machine | undefined>(found: Found): Found =>
    found && {
      ...found,
      idleWatts: replace(found.idleWatts),
      maxWatts: replace(found.maxWatts),
      embodiedGramsPerHour: replace(found.embodiedGramsPerHour),
    }
  const rules = [...own.kindRules.flatMap((rule) => usageRuleOf(rule, set.rules) ?? []), ...set.rules]
  return {
    ...set,
    rules: rules.map((rule): UsageRule => ({ ...rule, model: withCopies(rule.model, replace) })),
    utilisation: replace(set.utilisation),
    machine: (kind, instanceType) => machine(set.machine(kind, instanceType)),
    vcpu: (kind, architecture) => machine(set.vcpu(kind, architecture)),
    gpu: (kind, accelerator) => machine(set.gpu(kind, accelerator)),
    memory: (kind) => machine(set.memory(kind)),
    storage: (kind, medium) => machine(set.storage(kind, medium)),
    network: (path) => replace(set.network(path)),
    pue: (provider, region, month) => replace(set.pue(provider, region, month), { month }),
    grid: (provider, region, month, method) => {
      const found = set.grid(provider, region, month, method)
      return found && replace(found, { month, method })
    },
    spend: (kind) => {
      const found = set.spend(kind)
      return found && { energy: replace(found.energy), embodied: replace(found.embodied) }
    },
  }
}
