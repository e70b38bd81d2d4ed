interface EdgeName {
  readonly caller: string
  readonly callee: string
  readonly operation: string
}

/** An edge as an address names it. @example edgeParam({ caller: 'a', callee: 'b', operation: 'GET /' }) // '["a","b","GET /"]' */
export const edgeParam = ({ caller, callee, operation }: EdgeName): string =>
  JSON.stringify([caller, callee, operation])

/** The edge that an address names; null where it names none. */
export function readEdgeParam(text: string | null): EdgeName | null {
  if (text === null || text.length > 8000) return null
  try {
    const parts: unknown = JSON.parse(text)
    if (!Array.isArray(parts) || parts.length !== 3) return null
    const [caller, callee, operation]: readonly unknown[] = parts
    return typeof caller === 'string' && typeof callee === 'string' && typeof operation === 'string'
      ? { caller, callee, operation }
      : null
  } catch {
    return null
  }
}
