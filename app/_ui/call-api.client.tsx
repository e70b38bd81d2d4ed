'use client'

/** What happened and what to do next, as the API says it of a failed request; without words where it says nothing. */
export interface Problem {
  readonly happened?: string
  readonly next?: string
  /** No answer came. */
  readonly isUnreachable?: true
  readonly requestId?: string
}

export type Answer<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly problem: Problem }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const UNREACHABLE: Problem = { isUnreachable: true }

/** The problem that the body of a failed answer describes. */
export function problemFrom(body: unknown): Problem {
  if (!isRecord(body)) return {}
  const error = isRecord(body.error) ? body.error : body
  return {
    ...(typeof error.happened === 'string' ? { happened: error.happened } : {}),
    ...(typeof error.next === 'string' ? { next: error.next } : {}),
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
export const jsonBody = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
