import { z } from 'zod'
import type { Report } from '#lib/domain/report/emissions.ts'

export const Range = z
  .strictObject({ low: z.number(), central: z.number(), high: z.number() })
  .meta({ id: 'Range', description: 'low ≤ central ≤ high; a correction (negative) has no spread.' })

export const Coverage = z
  .strictObject({ measured: z.number(), proxied: z.number(), excluded: z.number() })
  .meta({
    id: 'Coverage',
    description: 'Shares, 0 to 1, of the positive EffectiveCost of lines that carry usage.',
  })

const figures = {
  energyKwh: Range,
  operationalKgCo2e: Range,
  embodiedKgCo2e: Range,
  totalKgCo2e: Range,
}

export const Emissions = z
  .strictObject(figures)
  .meta({ id: 'Emissions', description: 'kWh and kg CO2e. operational + embodied = total.' })

export const emissionsShape = figures

export const CurrencyAmount = z.strictObject({
  currency: z.string(),
  amount: z.number(),
  coverage: Coverage.nullable(),
})

export const CurrencyCost = z.strictObject({
  currency: z.string(),
  kept: z.number(),
  excluded: z.number(),
  rejected: z.number(),
  coverage: Coverage.nullable(),
})

const Group = z
  .strictObject({
    key: z.record(z.string(), z.string()).meta({ description: 'A value for each dimension grouped by.' }),
    rows: z.number(),
    cost: z.array(CurrencyAmount),
    ...figures,
  })
  .meta({ id: 'Group' })

/** The same object as `headroom estimate --json` prints. */
export const ReportBody = z
  .strictObject({
    factorSet: z.string(),
    method: z.enum(['location', 'market']),
    period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).nullable().meta({
      description: '`end` is exclusive. Null where there is no data.',
    }),
    rows: z
      .strictObject({ read: z.number(), kept: z.number(), excluded: z.number(), rejected: z.number() })
      .meta({
        description: 'Lines: kept carry usage, excluded move money only, rejected could not be read.',
      }),
    cost: z.array(CurrencyCost),
    total: Emissions,
    coverage: Coverage.nullable().meta({
      description: 'Null where currencies mix or nothing has a positive cost.',
    }),
    groups: z.array(Group).meta({ description: 'Most carbon first.' }),
  })
  .meta({ id: 'Report' }) satisfies z.ZodType<Report>
