import { createHash } from 'node:crypto'
import { badgeSvg } from '#lib/domain/sci/badge.ts'
import { openSciBadge } from '#lib/pipeline/sci/open-sci-badge.ts'
import { badgeNumber } from '#lib/queries/sci/badges.ts'
import { apiRoute } from '../../../../_server/api-route.ts'
import { isAppError } from '../../../../_server/errors.ts'

/** The same for whatever there is not, so that nothing can be told from it. */
const nothing = (): Response =>
  new Response('There is nothing at this address.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })

/** The picture of a badge. It is asked for each time it is shown, so that a revoked one shows nothing. */
export const GET = apiRoute<{ file: string }>(async (request, { file }) => {
  const badge = file.endsWith('.svg') ? await openSciBadge(file.slice(0, -'.svg'.length)) : null
  if (!badge) return nothing()
  const text = await badgeNumber(badge).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not-found') return null
    throw error
  })
  if (text === null) return nothing()
  const svg = badgeSvg(text)
  const etag = `"${createHash('sha256').update(svg).digest('hex').slice(0, 32)}"`
  const headers = {
    etag,
    'cache-control': 'public, no-cache',
    'cross-origin-resource-policy': 'cross-origin',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(svg, { headers: { ...headers, 'content-type': 'image/svg+xml; charset=utf-8' } })
}, [])
