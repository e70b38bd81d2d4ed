/**
 * Where a link of a shared view may lead: to the explanation of one of its figures, and nowhere else.
 *
 * @example sharedHref('?team=checkout&explain=total') // '?explain=total'
 * @example sharedHref('/o/acme/services') // null
 */
export function sharedHref(href: string): string | null {
  const explain = href.startsWith('?') ? new URLSearchParams(href).get('explain') : null
  return explain === null ? null : `?${new URLSearchParams({ explain })}`
}
