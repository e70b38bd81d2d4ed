import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { WEIGHT_BASES } from '#lib/domain/sci/boundary.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { COUNT_SOURCES } from '#lib/domain/sci/counts/day-count.ts'
import { SCI_PERIODS } from '#lib/domain/sci/series.ts'
import type { ComparedScores } from '#lib/queries/sci/compare-periods.ts'
import { CurrencyAmount, Emissions, Range } from './emissions.ts'
import { BoundaryBody, Name } from './sci-boundary.ts'

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

export const ScoreQuery = z.object({
  boundary: Name,
  version: z.coerce.number().int().min(1).optional().meta({ description: 'Default: that in force.' }),
  operation: Name.optional().meta({ description: 'May be left away where there is one.' }),
  from: day.optional().meta({ description: 'First day. Default: that of the bills.' }),
  to: day.optional().meta({ description: 'Last day, inclusive. Default: that of the bills.' }),
  by: z.enum(SCI_PERIODS).default('month'),
  factors: z.enum(FACTOR_SET_IDS).optional().meta({ description: 'Default: that of the organisation.' }),
})

export const CompareQuery = z.object({
  ...ScoreQuery.shape,
  baseFrom: day.meta({ description: 'First day of the period that it is compared with.' }),
  baseTo: day.meta({ description: 'Its last day, inclusive.' }),
})

export const ExportQuery = z.object({
  ...ScoreQuery.shape,
  format: z.enum(['manifest', 'manifest-total', 'imp', 'report']).meta({
    description:
      'Manifests of all components and of the division, for Impact Framework 1.1; IMP 1.0 YAML; a report in Markdown.',
  }),
  softwareVersion: z
    .string()
    .max(100)
    .default('')
    .meta({ description: 'Of the software, for the disclosure.' }),
  contactName: z.string().max(200).default(''),
  contactEmail: z.string().max(200).default(''),
})

const Refusal = z.strictObject({ ok: z.literal(false), reason: z.string() })

const Score = z
  .discriminatedUnion('ok', [
    z.strictObject({
      ok: z.literal(true),
      sciG: Range,
      operationalG: Range,
      embodiedG: Range,
      functionalUnits: z.number(),
    }),
    Refusal,
  ])
  .meta({ id: 'SciScore', description: 'Grams CO2e per functional unit, or why there is none.' })

export const ScoreBody = z
  .strictObject({
    boundary: BoundaryBody,
    operation: z.strictObject({ operation: z.string(), unit: z.string() }).nullable(),
    by: z.enum(SCI_PERIODS),
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    days: z.number(),
    countedDays: z.number().meta({ description: 'With both a bill and a count.' }),
    score: Score,
    series: z.array(
      z.strictObject({
        start: z.iso.date(),
        score: Score,
        days: z.number(),
        gapDays: z.array(z.iso.date()),
        leftOutG: Range,
      }),
    ),
    emissions: Emissions,
    components: z.array(
      z.strictObject({
        name: z.string(),
        leftOutBecause: z.string().nullable().meta({ description: 'Null: it is inside.' }),
        emissions: Emissions,
        score: Score,
        share: z.number().nullable(),
        cost: z.array(CurrencyAmount),
      }),
    ),
    gaps: z.array(
      z.strictObject({
        from: z.iso.date(),
        to: z.iso.date(),
        reason: z.enum(['no-bill', 'no-count', 'part-of-day']),
      }),
    ),
    leftOutG: Range.meta({ description: 'Carbon of days that are in no score.' }),
    cost: z.array(CurrencyAmount),
    shared: z.array(
      z.strictObject({
        month: z.string(),
        part: z.discriminatedUnion('ok', [
          z.strictObject({ ok: z.literal(true), part: z.number() }),
          z.strictObject({
            ok: z.literal(false),
            reason: z.enum(['not-asked', 'no-teams', 'no-basis', 'currencies', 'teams-not-visible']),
          }),
        ]),
      }),
    ),
    units: z.strictObject({ sources: z.array(z.enum(COUNT_SOURCES)), version: z.number().nullable() }),
    allocation: z.strictObject({ basis: z.enum(WEIGHT_BASES), share: z.number() }).nullable(),
    method: z.literal('location'),
    factorSet: z.enum(FACTOR_SET_IDS),
    identity: z.strictObject({
      factorSet: z.enum(FACTOR_SET_IDS),
      methodVersion: z.string(),
      adjustments: z.number(),
      method: z.enum(METHODS),
      teamRules: z.string(),
      parts: z.string(),
    }),
    snapshot: z.string(),
  })
  .meta({ id: 'BoundaryScore' }) satisfies z.ZodType<BoundaryScore>

const Scenarios = z.strictObject({ low: z.number(), central: z.number(), high: z.number() })

export const ComparisonBody = z.strictObject({
  base: ScoreBody,
  now: ScoreBody,
  comparison: z
    .discriminatedUnion('ok', [
      z.strictObject({
        ok: z.literal(true),
        differenceG: Scenarios,
        direction: z.enum(['up', 'down', 'unclear', 'none']),
      }),
      Refusal,
    ])
    .meta({ description: 'Now minus base, scenario by scenario; unclear only where their signs disagree.' }),
}) satisfies z.ZodType<ComparedScores>
