import { z } from 'zod'
import { TOKEN_SCOPES } from '#lib/domain/access/token-scope.ts'

const MAX_DAYS = 365

export const NewTokenInput = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, { error: 'It must not be empty' })
      .max(100, { error: 'Use at most 100 characters' }),
    scope: z.enum(TOKEN_SCOPES).meta({
      description: '`upload`: upload files and import them. `read`: ask every question, change nothing.',
    }),
    expiresInDays: z
      .int({ error: `Use a whole number of days from 1 to ${MAX_DAYS}` })
      .min(1, { error: `Use at least 1 day` })
      .max(MAX_DAYS, { error: `Use at most ${MAX_DAYS} days` }),
  })
  .meta({ id: 'NewToken' })

export const TokenBody = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scope: z.enum(TOKEN_SCOPES),
    prefix: z.string().meta({ description: 'The first characters, by which a person tells tokens apart.' }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Token' })
export type TokenBody = z.infer<typeof TokenBody>

export const TokensBody = z
  .strictObject({ tokens: z.array(TokenBody) })
  .meta({ description: 'Newest first.' })

export const CreatedTokenBody = TokenBody.extend({
  token: z.string().meta({ description: 'Shown this once: only its SHA-256 is kept.' }),
}).meta({ id: 'CreatedToken' })
