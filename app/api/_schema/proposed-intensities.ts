import { z } from 'zod'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'
import { INTENSITY_SOURCES, type IntensitySourceId } from '#lib/domain/sources/intensity-reading.ts'
import { AdjustmentsJson } from './adjustments.ts'
import { Author } from './author.ts'

const SOURCES = Object.keys(INTENSITY_SOURCES) as [IntensitySourceId, ...IntensitySourceId[]]

export const ProposedIntensitiesQuery = z.object({
  factorSet: z.enum(FACTOR_SET_IDS),
  source: z.enum(SOURCES),
  author: Author,
})

export const ProposedIntensitiesBody = z.strictObject({
  adjustments: AdjustmentsJson.meta({
    description: 'To try (factors/effect) and to put in force (adjustments).',
  }),
  proposed: z.number().meta({ description: 'How many of them are not in force.' }),
})
