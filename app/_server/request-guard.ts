/** What the guard looks at. Header names in lower case, as Node gives them. */
export interface GuardedRequest {
  readonly method: string
  readonly target: string
  readonly headers: {
    readonly host?: string | undefined
    readonly origin?: string | undefined
    readonly 'sec-fetch-site'?: string | readonly string[] | undefined
    readonly 'x-headroom-client'?: string | readonly string[] | undefined
    readonly authorization?: string | undefined
  }
}

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly status: 400 | 403 | 421
      readonly happened: string
      readonly next: string
    }

const ALLOWED: Verdict = { allowed: true }
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

const denied = (status: 400 | 403 | 421, happened: string, next: string): Verdict => ({
  allowed: false,
  status,
  happened,
  next,
})

/**
 * Whether a request may reach the application, which has no logins and so trusts whoever it answers.
 *
 * - The Host header must be one of ours. A page of another site that points its own name at this machine (DNS
 *   rebinding) still sends its own name.
 * - What may change something must come from our own pages: a browser says so with Origin or Sec-Fetch-Site. A
 *   program, which sends neither, names itself with `x-headroom-client` or shows a token as `Authorization: Bearer`,
 *   headers that a page of another site cannot send without asking first, and we never consent. Whether the token
 *   is valid, the API itself judges.
 *
 * @param hosts the names and ports that this server answers to, such as `localhost:3000`
 */
export function guardRequest(
  { method, target, headers }: GuardedRequest,
  hosts: ReadonlySet<string>,
): Verdict {
  if (!target.startsWith('/'))
    return denied(400, 'The request does not name a path of this server.', 'Ask for a path such as /.')

  const host = headers.host?.toLowerCase()
  if (host === undefined || !hosts.has(host))
    return denied(
      421,
      'The request names another server in its Host header.',
      `Open Headroom by one of its own names: ${[...hosts].map((name) => `http://${name}`).join(', ')}.`,
    )

  if (SAFE_METHODS.has(method)) return ALLOWED

  const { origin, 'sec-fetch-site': site, 'x-headroom-client': client, authorization } = headers
  const isProgram = Boolean(client) || /^bearer\s+\S/i.test(authorization ?? '')
  const fromElsewhere = denied(
    403,
    'This request comes from another site.',
    'Changes are accepted from Headroom’s own pages, and from programs that send no Origin.',
  )
  if (origin !== undefined && origin !== `http://${host}`) return fromElsewhere
  if (site !== undefined && site !== 'same-origin') return fromElsewhere
  if (origin === undefined && site === undefined && !isProgram)
    return denied(
      403,
      'This request does not say where it comes from.',
      'A program that changes something shows a token, or sends the header "x-headroom-client: cli".',
    )
  return ALLOWED
}
