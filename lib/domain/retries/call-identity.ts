import type { SpanRecord } from './span.ts'

const PARTS = [
  'method',
  'statement',
  'rpc.service',
  'rpc.method',
  'message.id',
  'message.offset',
  'request.key',
]

/** An address by number is one of several replicas: a retry may go to another. */
const REPLICA = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\])(?::\d+)?/i

/** The HTTP method alone tells no two calls apart. */
const WEAK = new Set(['method'])

/**
 * What one call of an operation is about: its URL, statement, RPC method, message id, idempotency key and parameters.
 * Two attempts of one logical call have the same. Empty where the span tells nothing.
 * Which replica answered is not part of it.
 */
export function callIdentity({ attrs }: SpanRecord): string {
  if (attrs.size === 0) return ''
  const parts: string[] = []
  let strong = false
  const add = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') return
    parts.push(`${name}=${value}`)
    strong ||= !WEAK.has(name)
  }
  for (const part of PARTS) add(part, attrs.get(part))
  const url = attrs.get('url')
  add('url', url?.replace(REPLICA, '') ?? attrs.get('path'))
  if (!url) add('query', attrs.get('query'))
  for (const [name, value] of attrs) if (name.startsWith('param.')) add(name, value)
  return strong ? parts.sort().join('\n') : ''
}
