'use client'
import { en } from '../_messages/en.ts'

/** What happened and what to do next, as the API says it of a failed request. */
export interface Problem {
  readonly happened: string
  readonly next: string
  readonly requestId?: string
}

export type Answer<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly problem: Problem }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const UNKNOWN: Problem = { happened: en.problem.unknown, next: en.problem.unknownNext }
export const UNREACHABLE: Problem = { happened: en.problem.unreachable, next: en.problem.unreachableNext }

/** The problem that the body of a failed answer describes. */
export function problemFrom(body: unknown): Problem {
  if (!isRecord(body)) return UNKNOWN
  const error = isRecord(body.error) ? body.error : body
  return {
    happened: typeof error.happened === 'string' ? error.happened : UNKNOWN.happened,
    next: typeof error.next === 'string' ? error.next : UNKNOWN.next,
    ...(typeof error.requestId === 'string' ? { requestId: error.requestId } : {}),
  }
}

/** Calls this server's own API. Never throws: a failure is an answer too. */
export async function callApi<Body>(path: string, init?: RequestInit): Promise<Answer<Body>> {
  try {
    const response = await fetch(path, init)
    const text = await response.text()
    const body: unknown = text === '' ? null : JSON.parse(text)
    return response.ok ? { ok: true, body: body as Body } : { ok: false, problem: problemFrom(body) }
  } catch {
    return { ok: false, problem: UNREACHABLE }
  }
}

/** The parts of a request that carries JSON. */
export const jsonBody = (method: 'POST' | 'PUT' | 'DELETE', body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
