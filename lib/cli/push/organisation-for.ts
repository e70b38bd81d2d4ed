import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { ServerClient } from './server-client.ts'

const Organisations = z.object({
  organisations: z.array(z.object({ slug: z.string(), isDemo: z.boolean() })),
})

/**
 * The slug of the organisation that is meant: the one that is named, or the only one that is no demo.
 *
 * @param purpose nothing is imported into the demo, but it may be asked about by its name
 * @throws AppError `bad-arguments`, `not-found`
 */
export async function organisationFor(
  client: ServerClient,
  named: string | undefined,
  purpose: 'import' | 'ask',
): Promise<string> {
  const { organisations } = await client.ask('/organisations', Organisations)
  const slugs = organisations
    .filter(({ isDemo }) => !isDemo || (purpose === 'ask' && named !== undefined))
    .map(({ slug }) => slug)
  const [only, ...others] = named === undefined ? slugs : slugs.filter((slug) => slug === named)
  if (only !== undefined && others.length === 0) return only
  throw new AppError(
    named === undefined ? 'bad-arguments' : 'not-found',
    named === undefined
      ? 'The server has several organisations.'
      : `There is no organisation "${named}" here.`,
    `Use --organisation with one of: ${slugs.join(', ')}.`,
  )
}
