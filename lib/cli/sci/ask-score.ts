import { parseArgs } from 'node:util'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { organisationFor } from '../push/organisation-for.ts'
import { serverClient } from '../push/server-client.ts'
import { serverOf } from '../push/server-of.ts'
import { periodOf } from './period-of.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'
const text = { type: 'string' } as const

const OPTIONS = {
  server: text,
  token: text,
  organisation: text,
  boundary: text,
  operation: text,
  period: text,
} as const

const Range = z.object({ low: z.number(), central: z.number(), high: z.number() })
const Score = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    sciG: Range,
    operationalG: Range,
    embodiedG: Range,
    functionalUnits: z.number(),
  }),
  z.object({ ok: z.literal(false), reason: z.string() }),
])

/** What a server says of a boundary; what is not named here is passed on as it is. */
const Answer = z.looseObject({
  boundary: z.looseObject({ name: z.string(), version: z.number() }),
  operation: z.object({ operation: z.string(), unit: z.string() }).nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  days: z.number(),
  countedDays: z.number(),
  score: Score,
  components: z.array(
    z.looseObject({
      name: z.string(),
      leftOutBecause: z.string().nullable(),
      share: z.number().nullable(),
      score: Score,
    }),
  ),
  gaps: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string() })),
  factorSet: z.string(),
  snapshot: z.string(),
})
export type ScoreAnswer = z.infer<typeof Answer>

type Values = Readonly<Record<string, string | boolean | undefined>>

/** The options of a question about a boundary, with some of its own. @throws AppError `bad-arguments` */
export function scoreArguments(
  args: readonly string[],
  own: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
): Values {
  try {
    const { values } = parseArgs({ args: [...args], options: { ...OPTIONS, ...own } })
    return values as Values
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

/** Asks a running server for the score of a boundary. @throws AppError what the server says, `bad-arguments`, `server-unreachable` */
export async function askScore(
  values: Values,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ScoreAnswer> {
  const given = (name: keyof typeof OPTIONS): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const boundary = given('boundary')
  if (boundary === undefined)
    throw new AppError('bad-arguments', 'No boundary was named.', 'Use --boundary NAME, as on the page SCI.')
  const period = periodOf(given('period'))
  const operation = given('operation')
  const client = serverClient({
    server: serverOf(given('server')),
    token: given('token') || environment.HEADROOM_TOKEN || undefined,
  })
  const slug = await organisationFor(client, given('organisation'), 'ask')
  const query = new URLSearchParams({
    boundary,
    ...period,
    ...(operation === undefined ? {} : { operation }),
  })
  return client.ask(`/organisations/${encodeURIComponent(slug)}/sci/score?${query}`, Answer)
}
