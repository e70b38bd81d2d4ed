import { z } from 'zod'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'

const OrganisationBody = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    isDemo: z.boolean(),
    factorSetId: z.enum(FACTOR_SET_IDS),
    hasData: z.boolean(),
  })
  .meta({ id: 'Organisation' })

export const OrganisationsBody = z.strictObject({ organisations: z.array(OrganisationBody) })

export const DemoBody = z
  .strictObject({ slug: z.string() })
  .meta({ description: 'The organisation of the demo.' })
