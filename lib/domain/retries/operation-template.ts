const NUMBER = /^[+-]?\d+$/
const UUID = /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i
/** Of eight digits and more, at least one of them no letter: `deadbeef` may be a word. */
const HEXADECIMAL = /^(?:0x)?(?=[0-9a-f]*\d)[0-9a-f]{8,}$/i
/** `user-123`, `ord_1829`: a word and a number. `v2` and `utf-8` are names. */
const WORD_AND_NUMBER = /^[a-z]+[-_:]\d{2,}$/i
/** What is random in letters and digits: ULIDs, base64. */
const RANDOM = /^(?=(?:\D*\d){3})(?=.*[a-z])[a-z0-9_-]{16,}$/i

const PATTERNS = [NUMBER, UUID, HEXADECIMAL, WORD_AND_NUMBER, RANDOM]

const isId = (segment: string): boolean => PATTERNS.some((pattern) => pattern.test(segment))

/**
 * The name of an operation without what differs from request to request: in paths and words, ids, UUIDs, hexadecimal and other numbers
 * become `{id}`, as in OpenTelemetry's `http.route`; what follows `?` or `#` in a path goes. The name of its result is itself.
 *
 * @example operationTemplate('GET /users/123/orders?page=2') // 'GET /users/{id}/orders'
 */
export function operationTemplate(operation: string): string {
  const path = operation.includes('/') ? operation.replaceAll(/[?#]\S*/g, '') : operation
  return path
    .split(/([\s/]+)/)
    .map((segment) => (isId(segment) ? '{id}' : segment))
    .join('')
}
