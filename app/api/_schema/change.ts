import { z } from 'zod'
import type { ChangeReport } from '#lib/domain/change/change-report.ts'
import { MOVER_DIMENSIONS } from '#lib/domain/change/movers.ts'
import type { ExplainedChange } from '#lib/queries/explain-change.ts'
import { Emissions } from './emissions.ts'
import { ExplainQuery } from './emissions-query.ts'
import { ExplanationBody } from './explanation.ts'
import { Scenarios } from './scenarios.ts'

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

const compared = {
  from: day.meta({ description: 'First day of the new period.' }),
  to: day.meta({ description: 'Its last day, inclusive.' }),
  baseFrom: day.meta({ description: 'First day of the period that it is compared with.' }),
  baseTo: day.meta({ description: 'Its last day, inclusive.' }),
}

/** What is asked about a difference between two periods. The filter holds for both. */
export const ExplainChangeQuery = ExplainQuery.extend(compared)

/** What is asked about what changed between two periods. */
export const ChangeQuery = ExplainChangeQuery.extend({
  by: z.enum(MOVER_DIMENSIONS).default('service').meta({ description: 'What the movers are.' }),
})

const parts = z.strictObject({ volume: Scenarios, mix: Scenarios, region: Scenarios, factors: Scenarios })

const changeShape = {
  base: Scenarios,
  now: Scenarios,
  difference: Scenarios,
  parts: parts.meta({ description: 'They add up to the difference in each scenario.' }),
}

const Change = z
  .strictObject(changeShape)
  .meta({ id: 'Change', description: 'kg CO2e: all low, all central and all high on both sides.' })

const Mover = z.strictObject({ value: z.string(), ...changeShape }).meta({ id: 'Mover' })

const period = z.strictObject({
  from: day,
  to: day,
  days: z.number(),
  billedDays: z.number().meta({ description: 'Days of it that the bills cover.' }),
  emissions: Emissions,
  cost: z.array(z.strictObject({ currency: z.string(), kept: z.number() })),
})

/** What changed from one period to another. */
export const ChangeBody = z
  .strictObject({
    base: period,
    now: period,
    change: Change,
    moversBy: z.enum(MOVER_DIMENSIONS),
    movers: z.array(Mover).meta({ description: 'Largest change first; they add up to the whole.' }),
    services: z.array(Mover),
    teams: z.array(Mover),
  })
  .meta({ id: 'ChangeReport' }) satisfies z.ZodType<ChangeReport>

const side = z.strictObject({ from: day, to: day, explanation: ExplanationBody })

/** Where a difference comes from. */
export const ExplainedChangeBody = z
  .strictObject({
    change: Change,
    direction: z.enum(['up', 'down', 'unclear', 'none']).meta({
      description: '`unclear`: the three scenarios disagree on the sign.',
    }),
    base: side,
    now: side,
  })
  .meta({ id: 'ExplainedChange' }) satisfies z.ZodType<ExplainedChange>
