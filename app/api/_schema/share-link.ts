import { z } from 'zod'
import { MAX_SHARE_DAYS, SHARED_PAGES } from '#lib/domain/share/shared-page.ts'
import { Author } from './author.ts'

const MAX_SEARCH_LENGTH = 4000

export const NewShareLinkInput = z
  .strictObject({
    page: z.enum(SHARED_PAGES),
    search: z
      .string()
      .max(MAX_SEARCH_LENGTH, { error: `Use at most ${MAX_SEARCH_LENGTH} characters` })
      .meta({
        description:
          'The query of the view, as in the address of the page. What it leaves to a default is fixed when the link is made. For the page `team`, one `team`.',
      }),
    expiresInDays: z
      .int({ error: `Use a whole number of days from 1 to ${MAX_SHARE_DAYS}` })
      .min(1, { error: 'Use at least 1 day' })
      .max(MAX_SHARE_DAYS, { error: `Use at most ${MAX_SHARE_DAYS} days` }),
    author: Author,
  })
  .meta({ id: 'NewShareLink' })

export const RevokeShareLinkInput = z.strictObject({ author: Author }).meta({ id: 'RevokeShareLink' })

const ShareLinkBody = z
  .strictObject({
    id: z.uuid(),
    page: z.enum(SHARED_PAGES),
    search: z.string(),
    view: z.string().meta({ description: 'What it shows, in words.' }),
    prefix: z.string().meta({ description: 'The first characters, by which a person tells links apart.' }),
    author: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ShareLink' })

export const ShareLinksBody = z
  .strictObject({ shareLinks: z.array(ShareLinkBody) })
  .meta({ description: 'Newest first.' })

export const CreatedShareLinkBody = ShareLinkBody.extend({
  path: z.string().meta({
    description: 'Where the view is, with the secret. Shown this once: only its SHA-256 is kept.',
  }),
}).meta({ id: 'CreatedShareLink' })
