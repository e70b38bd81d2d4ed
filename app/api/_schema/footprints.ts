import { z } from 'zod'
import { FOOTPRINT_REASONS, type FootprintReport } from '#lib/domain/report/footprint-report.ts'
import { Emissions } from './emissions.ts'

const kg = z.number().nullable()

const OfficialFigures = z
  .strictObject({
    scope1Kg: kg,
    scope2LocationKg: kg,
    scope2MarketKg: kg,
    scope3LocationKg: kg,
    scope3MarketKg: kg,
    totalLocationKg: kg,
    totalMarketKg: kg,
    totalUnstatedKg: kg.meta({ description: 'A total of which the provider does not say by which method.' }),
  })
  .meta({ id: 'OfficialFigures', description: 'kg CO2e as the provider says; null where it says nothing.' })

const compared = {
  official: OfficialFigures,
  estimate: z
    .strictObject({ location: Emissions.nullable(), market: Emissions.nullable() })
    .meta({ description: 'Ours; null where nothing could be estimated.' }),
  differenceKg: z
    .strictObject({ location: kg, market: kg })
    .meta({ description: 'Our central total less theirs; null where either is unknown.' }),
}

const FootprintMonth = z
  .strictObject({
    month: z.string().meta({ description: 'YYYY-MM' }),
    provider: z.string(),
    modelVersion: z.string().meta({ description: 'Of the provider’s method; empty where it names none.' }),
    official: OfficialFigures,
    compared: z
      .strictObject({
        ...compared,
        services: z.array(z.strictObject({ serviceCode: z.string(), serviceName: z.string(), ...compared })),
      })
      .nullable()
      .meta({ description: 'Of the accounts that both have; null where nothing can be compared.' }),
    accounts: z
      .strictObject({ both: z.number(), onlyOfficial: z.number(), onlyBills: z.number() })
      .nullable()
      .meta({ description: 'Null where the provider does not say which accounts its figures are about.' }),
    reasons: z.array(z.enum(FOOTPRINT_REASONS)).meta({
      description: 'Why the two differ, or cannot be compared.',
    }),
  })
  .meta({ id: 'FootprintMonth' })

/** Providers' own carbon figures beside ours. */
export const FootprintsBody = z
  .strictObject({
    factorSet: z.enum(['2026.1', 'ccf-2024']),
    months: z.array(FootprintMonth).meta({ description: 'Latest first.' }),
  })
  .meta({ id: 'Footprints' }) satisfies z.ZodType<FootprintReport>
