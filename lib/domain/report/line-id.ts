/** What tells one line of the facts from every other. */
export interface LineKey {
  readonly kind: string
  readonly owner: string
  /** ISO 8601, UTC. */
  readonly start: string
  readonly currency: string
  readonly resource: string
}

/** The name of a line, for addresses. @example lineId({ kind: '7', owner: '9', start: '2026-08-01T00:00:00Z', currency: 'USD', resource: 'i-1' }) // '7/9/2026-08-01T00:00:00Z/USD/i-1' */
export const lineId = ({ kind, owner, start, currency, resource }: LineKey): string =>
  [kind, owner, start, currency, resource].join('/')

/** The line that `lineId` names; parts that are missing are empty. */
export function lineKey(id: string): LineKey {
  const [kind = '', owner = '', start = '', currency = '', ...resource] = id.split('/')
  return { kind, owner, start, currency, resource: resource.join('/') }
}
