import { z } from 'zod'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'

const OrganisationBody = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    isDemo: z.boolean(),
    factorSetId: z.enum(FACTOR_SET_IDS),
    teamTagKeys: z.array(z.string()),
    hasData: z.boolean(),
  })
  .meta({ id: 'Organisation' })

export const OrganisationsBody = z.strictObject({ organisations: z.array(OrganisationBody) })

export const DemoBody = z
  .strictObject({ slug: z.string() })
  .meta({ description: 'The organisation of the demo.' })

const name = z
  .string()
  .trim()
  .min(1, { error: 'It must not be empty' })
  .max(200, { error: 'Use at most 200 characters' })

/** Which tags and accounts decide the team of a line. */
export const TeamRulesInput = z
  .strictObject({
    tagKeys: z.array(name).max(50).meta({ description: 'The first that a line carries names its team.' }),
    accountRules: z
      .array(z.strictObject({ account: name, team: name }))
      .max(10_000)
      .meta({ description: 'Accounts that belong to a team. Each account once.' }),
  })
  .meta({ id: 'TeamRules' })
