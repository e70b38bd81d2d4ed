import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { Effect } from '#lib/domain/report/effect.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import { AdjustmentsJson } from './adjustments.ts'
import { Author } from './author.ts'
import { CurrencyCost, Emissions } from './emissions.ts'
import { ExplainQuery } from './emissions-query.ts'
import { Figure } from './explanation.ts'

const FactorSetId = z.enum(FACTOR_SET_IDS)

export const FactorsBody = z.strictObject({
  factorSet: FactorSetId,
  figures: z
    .array(
      z.strictObject({
        figure: Figure,
        method: z.enum(METHODS).nullable(),
        lines: z.number(),
        kgCo2e: z.number(),
      }),
    )
    .meta({ description: 'Those that take part in the usage asked about, most carbon first.' }),
  rules: z
    .array(
      z.strictObject({
        id: z.string(),
        provider: z.string(),
        category: z.enum(CATEGORIES),
        grade: z.enum(['A', 'B', 'C', 'D']),
        model: z.string(),
        note: z.string(),
      }),
    )
    .meta({ description: 'In the order in which they are tried.' }),
})

/** The factor set that counts where none is asked for. */
export const FactorSetInput = z.strictObject({ factorSet: FactorSetId, author: Author })

/** What another factor set, or other adjustments, would make of the same usage. */
export const EffectInput = z.strictObject({
  ...ExplainQuery.omit({ factors: true }).shape,
  before: FactorSetId,
  after: FactorSetId,
  adjustments: AdjustmentsJson.exactOptional().meta({
    description: 'What would be in force afterwards; as now where absent.',
  }),
})

const Scenarios = z
  .strictObject({ low: z.number(), central: z.number(), high: z.number() })
  .meta({ description: 'kg CO2e, after less before, scenario by scenario.' })

const Row = z.strictObject({
  provider: z.string(),
  service: z.string(),
  usageType: z.string(),
  region: z.string(),
  lines: z.number(),
  before: Emissions,
  after: Emissions,
  differenceKg: Scenarios,
})

const Side = z.strictObject({ factorSet: FactorSetId, total: Emissions, cost: z.array(CurrencyCost) })

export const EffectBody = z.strictObject({
  period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).nullable(),
  before: Side,
  after: Side,
  differenceKg: Scenarios,
  services: z.array(Row).meta({ description: 'Together the total; largest difference first.' }),
  usage: z.array(Row).meta({ description: 'Usage types by region that differ, the largest 50.' }),
  usageCount: z.number(),
  changed: z
    .strictObject({
      lines: z.number(),
      cost: z.array(z.strictObject({ currency: z.string(), amount: z.number() })),
    })
    .meta({ description: 'Lines and EffectiveCost of all usage that is counted differently.' }),
}) satisfies z.ZodType<Effect>
