import type { LogTemplate } from '../log-report.ts'

/** An edge of the call graph with retries, as far as it takes to find it on the Retries page. */
export interface RetryEdgeRef {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly retries: number
  readonly wasted: number
}

/** A name without case, separators, and what says only where it runs. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(?:^|[-_./ ])(?:prod(?:uction)?|staging|stage|dev|test|qa)(?=$|[-_./ ])/g, '')
    .replaceAll(/[-_./ ]/g, '')

/**
 * The edges that a template may speak of: it tells of retries or timeouts, and its service calls along them. Most waste first. Of those
 * whose callee the template names, only these.
 */
export function edgesOf(
  { flags, template }: Pick<LogTemplate, 'flags' | 'template'>,
  services: readonly string[],
  edges: readonly RetryEdgeRef[],
): readonly RetryEdgeRef[] {
  if (!flags.includes('retry') && !flags.includes('timeout')) return []
  const own = new Set(services.map(plain).filter((name) => name !== ''))
  const from = edges.filter(({ caller }) => own.has(plain(caller)))
  const text = plain(template)
  const named = from.filter(({ callee }) => plain(callee) !== '' && text.includes(plain(callee)))
  return [...(named.length > 0 ? named : from)].sort(
    (a, b) => b.wasted - a.wasted || b.retries - a.retries || (a.callee < b.callee ? -1 : 1),
  )
}
