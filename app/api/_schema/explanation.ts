import { z } from 'zod'
import { QUALITIES } from '#lib/domain/explain/quality.ts'
import { INPUTS } from '#lib/domain/explain/sensitivity.ts'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import { Coverage, Emissions, emissionsShape, Range } from './emissions.ts'

export const Figure = z
  .strictObject({
    low: z.number(),
    central: z.number(),
    high: z.number(),
    id: z.string(),
    unit: z.string(),
    year: z.number(),
    source: z.strictObject({ id: z.string(), title: z.string(), url: z.string(), licence: z.string() }),
    basis: z.string().meta({ description: 'Why this figure was chosen.' }),
    validFrom: z.string().exactOptional(),
    validTo: z.string().exactOptional(),
  })
  .meta({ id: 'Figure', description: 'A published or computed factor with its source and licence.' })

const Kind = z
  .strictObject({
    provider: z.string(),
    serviceCode: z.string(),
    serviceName: z.string(),
    usageType: z.string(),
    operation: z.string(),
    skuId: z.string(),
    productFamily: z.string(),
    unit: z.string(),
    lineType: z.string(),
    commitmentStatus: z.string(),
    region: z.string(),
    fromRegion: z.string(),
    toRegion: z.string(),
    instanceType: z.string(),
    vcpu: z.number().nullable(),
    memoryGib: z.number().nullable(),
    cpu: z.string(),
    storageMedia: z.string(),
    deployment: z.string(),
    hasQuantity: z.boolean(),
  })
  .meta({
    id: 'Kind',
    description: 'Everything that the estimate of a line may depend on, as the bill says it.',
  })

const Grade = z.enum(['A', 'B', 'C', 'D'])

const Coefficient = z
  .strictObject({
    status: z.enum(['measured', 'proxied', 'excluded', 'no-usage']),
    category: z.enum(CATEGORIES),
    grade: Grade.nullable(),
    ruleId: z.string(),
    reason: z.string(),
    basis: z.enum(['quantity', 'list-cost-usd']),
    idleKwh: Range,
    dynamicKwh: Range,
    embodiedGrams: Range,
    terms: z.array(
      z.strictObject({
        what: z.string(),
        amount: z.number(),
        amountUnit: z.string(),
        formula: z
          .enum(['machine', 'machine-idle', 'machine-dynamic', 'storage', 'network', 'spend'])
          .meta({ description: 'How the figures, in their order, give the numbers.' }),
        idleKwh: Range,
        dynamicKwh: Range,
        embodiedGrams: Range,
        figures: z.array(Figure),
        pueApplies: z.boolean().meta({ description: 'Whether the PUE multiplies the energy of this part.' }),
      }),
    ),
  })
  .meta({
    id: 'Coefficient',
    description: 'kWh (PUE included) and embodied grams per unit of the basis, and why.',
  })

/** Where a figure comes from. */
export const ExplanationBody = z
  .strictObject({
    identity: z.strictObject({
      factorSet: z.enum(FACTOR_SET_IDS),
      methodVersion: z.string(),
      adjustments: z.number().meta({ description: 'Version of the adjustments; 0 without any.' }),
      method: z.enum(METHODS),
      teamRules: z.string(),
      parts: z.string(),
    }),
    emissions: Emissions,
    lines: z.number(),
    coverage: Coverage.nullable(),
    quality: z
      .array(
        z.strictObject({
          quality: z.enum(QUALITIES),
          lines: z.number(),
          cost: z.array(z.strictObject({ currency: z.string(), amount: z.number() })),
          kgCo2e: z.number(),
        }),
      )
      .meta({ description: 'How the usage was counted, in lines, positive cost and carbon.' }),
    grades: z
      .strictObject({
        A: z.number().exactOptional(),
        B: z.number().exactOptional(),
        C: z.number().exactOptional(),
        D: z.number().exactOptional(),
      })
      .meta({ description: 'Share of the central total by grade.' }),
    sensitivity: z
      .array(
        z.strictObject({
          input: z.enum(INPUTS),
          name: z.string(),
          value: z
            .strictObject({ low: z.number(), central: z.number(), high: z.number(), unit: z.string() })
            .nullable(),
          atLowKg: z.number(),
          atHighKg: z.number(),
        }),
      )
      .meta({
        description:
          'Change of the central total if one input alone goes to its low or high; largest first. They do not add up.',
      }),
    kinds: z.array(
      z.strictObject({
        kindId: z.string(),
        kind: Kind,
        month: z.string(),
        quantity: z.number(),
        lines: z.number(),
        coefficient: Coefficient,
        pue: Figure,
        grid: Figure.nullable(),
        ...emissionsShape,
      }),
    ),
    kindCount: z.number(),
    factors: z
      .array(z.strictObject({ figure: Figure, lines: z.number(), kgCo2e: z.number() }))
      .meta({ description: 'Those behind the most carbon. The evidence pack has all.' }),
    factorCount: z.number(),
    excluded: z.array(z.strictObject({ reason: z.string(), lines: z.number() })),
  })
  .meta({ id: 'Explanation' }) satisfies z.ZodType<Explanation>
