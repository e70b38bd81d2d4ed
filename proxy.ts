import { type NextRequest, NextResponse } from 'next/server'

/**
 * Gives every page its Content-Security-Policy: only our own scripts run, by a nonce that is new for each
 * request; nothing is loaded from, sent to or framed by another origin. Styles in attributes are allowed
 * because charts and popups position themselves with them.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Not for the API: a proxy would hold uploads in memory. */
export const config = { matcher: '/((?!api/|v1/|_next/static|_next/image|icon.svg).*)' }
