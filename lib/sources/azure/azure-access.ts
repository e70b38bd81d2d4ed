import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '../fetcher.ts'
import { type Api, askJson } from '../http/ask.ts'

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** An application that Microsoft Entra knows. */
export const AzureIdentity = z.object({
  tenantId: z.string().regex(GUID),
  clientId: z.string().regex(GUID),
})
export type AzureIdentity = z.infer<typeof AzureIdentity>

export const AzureSecret = z.strictObject({ clientSecret: z.string().min(1).max(500) })
export type AzureSecret = z.infer<typeof AzureSecret>

export const SUBSCRIPTION = GUID

export const AZURE_LOGIN = new URL('https://login.microsoftonline.com')
export const AZURE_MANAGEMENT = new URL('https://management.azure.com')
export const AZURE_HOSTS: readonly URL[] = [AZURE_LOGIN, AZURE_MANAGEMENT]

/** A token is not used in its last minutes, whatever the clock here. */
const EARLY_SECONDS = 300

const Token = z.object({ access_token: z.string(), expires_in: z.number() })

/**
 * Azure Resource Manager, or another service of Azure, asked as an application: by a token that is used until it ends or is refused.
 *
 * @param refused what to do where it refuses
 * @param resource what the token is for
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function azureApi(
  context: Pick<FetchContext, 'outgoing' | 'signal' | 'note'>,
  { tenantId, clientId }: AzureIdentity,
  secret: AzureSecret | null,
  refused: string,
  resource = AZURE_MANAGEMENT,
): Api {
  const login: Api = {
    context,
    name: 'Microsoft Entra',
    refused: 'Give a client secret of this application that has not expired.',
  }
  let known: { readonly token: string; readonly untilMs: number } | undefined
  return {
    context,
    name: 'Azure',
    refused,
    async authorise(isRefused) {
      if (secret === null)
        throw new AppError(
          'forbidden',
          'There is no client secret.',
          'Give one of the application as the secret.',
        )
      if (known === undefined || isRefused || performance.now() > known.untilMs) {
        const form = {
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: secret.clientSecret,
          scope: `${resource.origin}/.default`,
        }
        const { access_token, expires_in } = await askJson(
          login,
          { url: new URL(`/${tenantId}/oauth2/v2.0/token`, AZURE_LOGIN), method: 'POST', form },
          Token,
        )
        known = { token: access_token, untilMs: performance.now() + (expires_in - EARLY_SECONDS) * 1000 }
      }
      return { authorization: `Bearer ${known.token}` }
    },
  }
}
