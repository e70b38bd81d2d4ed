import { ruleFor, type TraceRule } from './trace-rule.ts'

/** A name of the bill that a service may go by. */
export interface BilledName {
  readonly by: 'team' | 'tag' | 'service'
  /** The tag's key; empty otherwise. */
  readonly key: string
  readonly name: string
}

/** A rule that somebody may accept. */
export interface RuleProposal extends TraceRule {
  readonly by: BilledName['by']
  /** What it was found by, such as `app=checkout-api`. */
  readonly because: string
}

/** Words that say what a thing is, not which. */
const FILLERS = new Set(['service', 'svc', 'server', 'api', 'app', 'prod', 'production', 'deployment'])

/** The words of a name, without those that say nothing. @example wordsOf('checkoutAPI-service') // ['checkout'] */
function wordsOf(name: string): readonly string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const telling = words.filter((word) => !FILLERS.has(word))
  return telling.length > 0 ? telling : words
}

/** Tags name single services; teams have several, and services of a provider are the coarsest. */
const ORDER = ['tag', 'team', 'service'] as const

/** How alike two names are: 3 the same, 2 the same words, 1 the words of one begin the other; 0 not. */
function likeness(service: string, billed: string): number {
  if (service.toLowerCase() === billed.toLowerCase()) return 3
  const [a, b] = [wordsOf(service), wordsOf(billed)]
  if (a.join(' ') === b.join(' ')) return 2
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length > 0 && short.every((word, index) => long[index] === word) ? 1 : 0
}

const usageOf = ({ by, key, name }: BilledName): TraceRule['usage'] => {
  if (by === 'tag') return { tag: [`${key}=${name}`] }
  return by === 'team' ? { team: [name] } : { service: [name] }
}

/**
 * Rules for services that none names yet: the name of the bill that is most like the service's, of several that are as alike the one
 * that tells most. A guess, for a person to accept.
 *
 * @example proposeTraceRules(['cart'], [{ by: 'tag', key: 'app', name: 'cart' }], [])
 * // [{ service: 'cart', usage: { tag: ['app=cart'] }, by: 'tag', because: 'app=cart' }]
 */
export function proposeTraceRules(
  services: readonly string[],
  billed: readonly BilledName[],
  rules: readonly TraceRule[],
): readonly RuleProposal[] {
  return services.flatMap((service): RuleProposal[] => {
    if (ruleFor(rules, service)) return []
    const [best] = billed
      .map((name) => ({ name, like: likeness(service, name.name) }))
      .filter(({ like }) => like > 0)
      .sort(
        (a, b) =>
          b.like - a.like ||
          ORDER.indexOf(a.name.by) - ORDER.indexOf(b.name.by) ||
          (a.name.name < b.name.name ? -1 : 1),
      )
    if (!best) return []
    const { by, key, name } = best.name
    return [{ service, usage: usageOf(best.name), by, because: by === 'tag' ? `${key}=${name}` : name }]
  })
}
