import { z } from 'zod'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'
import { GRID_SOURCE_IDS } from '#lib/domain/what-if/grid-source.ts'
import { LATENCY_CLASSES } from '#lib/domain/what-if/latency-class.ts'
import type { MoveAnswer } from '#lib/domain/what-if/move-answer.ts'
import { PARTITIONS } from '#lib/domain/what-if/place.ts'
import { STAYING_REASONS } from '#lib/domain/what-if/stays-behind.ts'
import { CurrencyAmount, Emissions, Range } from './emissions.ts'
import { ExplainQuery } from './emissions-query.ts'
import { Figure } from './explanation.ts'
import { Scenarios } from './scenarios.ts'

const parameters = {
  move: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'The region to move to, such as `aws/eu-north-1`; absent ranks regions only.' }),
  grid: z.enum(GRID_SOURCE_IDS).optional().meta({
    description: 'The grid source of both places. Default: the first that has them all in one year.',
  }),
}

/** Where to, and by which source. */
export const MoveParameters = z.object(parameters)

/** The workload is what the filter leaves; a what-if is always location-based. */
export const MoveQuery = ExplainQuery.omit({ method: true }).extend(parameters)

const Place = z
  .strictObject({
    provider: z.string(),
    region: z.string(),
    city: z.string(),
    country: z.string().meta({ description: 'ISO 3166 alpha-3.' }),
    countryName: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    partition: z.enum(PARTITIONS).meta({ description: 'Who may use it.' }),
  })
  .meta({ id: 'Place', description: 'Where a region stands: the position of its city, to one decimal.' })

const GridSource = z
  .strictObject({
    id: z.enum(GRID_SOURCE_IDS),
    title: z.string(),
    boundary: z.string(),
    source: z.strictObject({ id: z.string(), title: z.string(), url: z.string(), licence: z.string() }),
  })
  .meta({ id: 'GridSource' })

const latency = z.enum(LATENCY_CLASSES)
const direction = z.enum(['less', 'more', 'same', 'unclear']).meta({
  description: '`unclear`: the three scenarios disagree on the sign.',
})

const MoveResult = z
  .strictObject({
    ok: z.literal(true),
    target: Place,
    source: GridSource,
    grids: z.array(z.strictObject({ place: Place, year: z.number(), gramsPerKwh: z.number() })),
    before: Emissions,
    after: Emissions,
    differenceKg: Scenarios,
    direction,
    pue: z.strictObject({ before: z.array(Figure), after: Figure }),
    cost: z.array(
      z.strictObject({
        currency: z.string(),
        cost: z.number(),
        knownShare: z.number().meta({ description: 'Of the cost, with a price in the target region.' }),
        before: z.number(),
        after: z.number(),
      }),
    ),
    distanceKm: z.number(),
    roundTripMs: z.number(),
    latency,
    leavesCountries: z.array(z.string()),
    isOtherProvider: z.boolean(),
    transfer: z.strictObject({ storedGb: z.number(), kgCo2e: Range }).nullable().meta({
      description: 'Carrying what is stored, once. Null where the bill says of no storage how much.',
    }),
  })
  .meta({ id: 'MoveResult' })

const MoveRefusal = z.union([
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(['unknown-place', 'nothing-to-move', 'no-source']),
  }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.literal('source-misses'),
    missing: z.array(z.string()),
  }),
])

/** What moving a workload would change. */
export const MoveBody = z
  .strictObject({
    factorSet: z.enum(FACTOR_SET_IDS),
    moving: Emissions.meta({ description: 'As the report has it; with `staying` its total.' }),
    lines: z.number(),
    origins: z.array(z.strictObject({ place: Place, totalKgCo2e: Range })),
    staying: z.array(
      z.strictObject({
        reason: z.enum(STAYING_REASONS),
        service: z.string(),
        usageType: z.string(),
        region: z.string(),
        lines: z.number(),
        totalKgCo2e: Range,
        cost: z.array(CurrencyAmount),
      }),
    ),
    sources: z.array(
      z.strictObject({ source: GridSource, isUsable: z.boolean(), missing: z.array(z.string()) }),
    ),
    source: z.enum(GRID_SOURCE_IDS).nullable(),
    targets: z.array(
      z.strictObject({
        place: Place,
        beforeKg: Scenarios,
        afterKg: Scenarios,
        years: z.array(z.number()).meta({ description: 'Of the grid figures of both places.' }),
        differenceKg: Scenarios,
        direction,
        latency,
        leavesCountry: z.boolean(),
      }),
    ),
    notRanked: z.array(Place),
    move: z.union([MoveResult, MoveRefusal]).nullable(),
  })
  .meta({ id: 'Move' }) satisfies z.ZodType<MoveAnswer>
