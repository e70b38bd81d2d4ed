import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { isErrorCode } from '../errors.ts'
import type { PushArguments } from './push-arguments.ts'

const Problem = z.object({ error: z.object({ code: z.string(), happened: z.string(), next: z.string() }) })

/** The failed request that an answer of the server tells of. */
export function failureFrom(status: number, body: string): AppError {
  try {
    const { code, happened, next } = Problem.parse(JSON.parse(body)).error
    return new AppError(isErrorCode(code) ? code : 'import-failed', happened, next)
  } catch (cause) {
    const code = status === 503 ? 'server-unreachable' : 'import-failed'
    return new AppError(code, `The server answered ${status}.`, 'Check that --server is a Headroom.', cause)
  }
}

export const unreachable = (server: URL, cause?: unknown): AppError =>
  new AppError(
    'server-unreachable',
    `The server at ${server.origin} does not answer.`,
    'Check that it runs, and the address in --server.',
    cause,
  )

/** Asks a server, as whoever the token lets in. The token is in one header and nowhere else. */
export function serverClient({ server, token }: Pick<PushArguments, 'server' | 'token'>) {
  const headers: Readonly<Record<string, string>> = {
    'x-headroom-client': 'cli',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const at = (path: string): string => new URL(`api/v1${path}`, `${server.href.replace(/\/*$/, '')}/`).href

  /** @throws AppError what the server says; `server-unreachable` */
  const ask = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    body?: unknown,
  ): Promise<z.output<Schema>> => {
    const init =
      body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }
    const answer = await fetch(at(path), { ...init, redirect: 'error' }).catch((cause: unknown) => {
      throw unreachable(server, cause)
    })
    const text = await answer.text().catch((cause: unknown) => {
      throw unreachable(server, cause)
    })
    if (!answer.ok) throw failureFrom(answer.status, text)
    return schema.parse(JSON.parse(text))
  }
  return { ask, at, headers, server }
}

export type ServerClient = ReturnType<typeof serverClient>
