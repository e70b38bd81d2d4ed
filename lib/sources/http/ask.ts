import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '../fetcher.ts'
import type { OutgoingAnswer, OutgoingRequest } from '../outgoing/outgoing-client.ts'
import { readText } from '../outgoing/read-text.ts'
import { pause } from './pause.ts'
import { pauseAsked } from './pause-asked.ts'

/** A service that is asked over HTTP, and what its failures mean to a person. */
export interface Api {
  readonly context: Pick<FetchContext, 'outgoing' | 'signal' | 'note'>
  /** What people call it. */
  readonly name: string
  /** What to do where it refuses who asks. */
  readonly refused: string
  /** In the text of an answer that refuses: it means that the service is busy, whatever the status. */
  readonly busyReasons?: RegExp
  /** Headers that say who asks. It is asked anew, once, where the service does not know them any more. */
  authorise?(isRefused: boolean): Promise<Readonly<Record<string, string>>>
}

const BUSY: readonly number[] = [408, 429, 500, 502, 503, 504]
const ATTEMPTS = 6
const FIRST_PAUSE_MS = 250
/** Longer than that nobody waits: the next run asks again. */
const LONGEST_PAUSE_MS = 120_000
const WORDS_SHOWN = 300

const Told = z.object({
  error: z.union([
    z.string(),
    z.object({ code: z.union([z.string(), z.number()]).optional(), message: z.string().optional() }),
  ]),
  error_description: z.string().optional(),
})

/** What a body says of a failure, as far as it can be shown. */
function words(text: string): string {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return ''
  }
  const told = Told.safeParse(body)
  if (!told.success) return ''
  const { error, error_description } = told.data
  const parts = typeof error === 'string' ? [error, error_description] : [error.code, error.message]
  return `: ${parts
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
    .slice(0, WORDS_SHOWN)}`
}

function failure({ name, refused }: Api, status: number, text: string, isBusy: boolean): AppError {
  const told = `${name} answered ${status}${words(text)}.`
  if (isBusy) return new AppError('server-unreachable', told, 'Try again later.')
  if (status === 401 || status === 403) return new AppError('forbidden', told, refused)
  if (status === 404) return new AppError('not-found', told, 'Look at the names in what is asked for.')
  return new AppError('bad-arguments', told, 'Change what is asked for.')
}

/** A request, with a body as JSON or as a form if it has one. */
type Request = Omit<OutgoingRequest, 'signal' | 'body'> & {
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
}

function bodyOf(
  json: unknown,
  form: Request['form'],
  headers: OutgoingRequest['headers'],
): Pick<OutgoingRequest, 'body' | 'headers'> {
  if (form !== undefined)
    return {
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }
  if (json === undefined) return {}
  return { body: JSON.stringify(json), headers: { 'content-type': 'application/json', ...headers } }
}

/**
 * The answer of a service, once it has one: a busy one is asked again after the pause that it wants, one that does not know the caller
 * any more once with fresh credentials.
 *
 * @throws AppError of the outgoing client; `forbidden`, `not-found`, `bad-arguments`, `server-unreachable` by the status of the answer
 */
export async function ask(api: Api, { json, form, ...rest }: Request): Promise<OutgoingAnswer> {
  const request = { ...rest, ...bodyOf(json, form, rest.headers) }
  const { outgoing, signal, note } = api.context
  let isRefused = false
  let isRenewed = false
  for (let attempt = 1; ; attempt += 1) {
    outgoing.admit(request.url)
    const known = (await api.authorise?.(isRefused && !isRenewed)) ?? {}
    isRenewed = isRefused
    note({ requests: 1 })
    const answer = await outgoing.send({ ...request, headers: { ...known, ...request.headers }, signal })
    if (answer.status < 400) return answer
    const text = await readText(answer)
    if (answer.status === 401 && api.authorise !== undefined && !isRefused) {
      isRefused = true
      continue
    }
    const isBusy = BUSY.includes(answer.status) || api.busyReasons?.test(text) === true
    const pauseMs = pauseAsked(answer.headers) ?? FIRST_PAUSE_MS * 2 ** (attempt - 1)
    if (!isBusy || attempt === ATTEMPTS || pauseMs > LONGEST_PAUSE_MS)
      throw failure(api, answer.status, text, isBusy)
    await pause(pauseMs, signal)
  }
}

/** An answer as JSON. @throws AppError `server-unreachable` where it is of another shape, or none */
export async function jsonOf<Answer>(
  { name }: Api,
  { host }: URL,
  answer: OutgoingAnswer,
  schema: z.ZodType<Answer>,
): Promise<Answer> {
  const text = await readText(answer)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    body = undefined
  }
  const read = schema.safeParse(body)
  if (read.success) return read.data
  throw new AppError(
    'server-unreachable',
    `${host} does not answer as ${name} does.`,
    'Look whether the address is right, then try again.',
    read.error,
  )
}

/** What a service answers as JSON. @throws AppError as {@link ask} and {@link jsonOf} */
export const askJson = async <Answer>(
  api: Api,
  request: Request,
  schema: z.ZodType<Answer>,
): Promise<Answer> => jsonOf(api, request.url, await ask(api, request), schema)
