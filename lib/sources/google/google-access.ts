import { JWT } from 'google-auth-library'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '../fetcher.ts'
import { outgoingFetch } from '../outgoing/outgoing-fetch.ts'

/** Of the key file of a service account, what is needed to speak for it. */
export const GoogleKey = z.object({
  client_email: z.email(),
  private_key: z.string().startsWith('-----BEGIN PRIVATE KEY-----').max(10_000),
  private_key_id: z.string().max(200).optional(),
})
export type GoogleKey = z.infer<typeof GoogleKey>

/** Where tokens are made. */
export const GOOGLE_TOKEN_HOST = new URL('https://oauth2.googleapis.com')

const WORDS_SHOWN = 200

/**
 * Says by a token who asks; a token is used until it is refused or ends.
 *
 * @returns headers, as `Api.authorise` wants them
 */
export function googleAccess(
  { outgoing, signal, note }: Pick<FetchContext, 'outgoing' | 'signal' | 'note'>,
  key: GoogleKey | null,
  scope: string,
): (isRefused: boolean) => Promise<Readonly<Record<string, string>>> {
  const newClient = (): JWT => {
    if (key === null)
      throw new AppError(
        'forbidden',
        'There is no key of a service account.',
        'Give its key file as the secret.',
      )
    return new JWT({
      email: key.client_email,
      key: key.private_key,
      ...(key.private_key_id === undefined ? {} : { keyId: key.private_key_id }),
      scopes: [scope],
      transporterOptions: { fetchImplementation: outgoingFetch(outgoing, signal), retry: false },
    })
  }
  let client: JWT | undefined
  return async (isRefused) => {
    outgoing.admit(GOOGLE_TOKEN_HOST)
    if (isRefused || client === undefined) {
      client = newClient()
      note({ requests: 1 })
    }
    try {
      const { token } = await client.getAccessToken()
      return { authorization: `Bearer ${token ?? ''}` }
    } catch (error) {
      if (error instanceof AppError) throw error
      const { cause, message } = error as Error
      if (cause instanceof AppError) throw cause
      throw new AppError(
        'forbidden',
        `Google gives no token for ${key?.client_email ?? 'it'}: ${message.slice(0, WORDS_SHOWN)}`,
        'Look whether the key is whole and not revoked, and whether the clock of this server is right.',
        error,
      )
    }
  }
}
