import { z } from 'zod'
import { MAX_BADGE_DAYS } from '#lib/domain/sci/badge.ts'
import { Author } from './author.ts'
import { Name } from './sci-boundary.ts'

export const NewBadgeInput = z
  .strictObject({
    boundary: Name,
    operation: Name,
    days: z
      .int()
      .min(1)
      .max(MAX_BADGE_DAYS)
      .default(30)
      .meta({ description: 'The last days with a bill, that its number is of.' }),
    author: Author,
  })
  .meta({ id: 'NewBadge' })

export const RevokeBadgeInput = z.strictObject({ author: Author }).meta({ id: 'RevokeBadge' })

const BadgeBody = z
  .strictObject({
    id: z.uuid(),
    boundary: z.string(),
    operation: z.string(),
    days: z.number(),
    prefix: z.string().meta({ description: 'The first characters of its secret.' }),
    author: z.string(),
    createdAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Badge' })

export const BadgesBody = z.strictObject({ badges: z.array(BadgeBody) })

export const CreatedBadgeBody = BadgeBody.extend({
  path: z.string().meta({
    description: 'Where the picture is, with the secret. Shown this once: only its SHA-256 is kept.',
  }),
}).meta({ id: 'CreatedBadge' })
