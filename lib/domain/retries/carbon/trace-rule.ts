import type { Selection } from '../../sci/boundary.ts'

/** Says which usage of the bill the services of traces are. The first rule that names a service decides. */
export interface TraceRule {
  /** The service as traces call it; `*` stands for any characters. */
  readonly service: string
  /** The usage; null: it runs on nothing that is billed here. Rules may name the same usage: then its services share it. */
  readonly usage: Selection | null
}

/** The rules as they were from one change to the next. */
export interface TraceMapping {
  /** Grows by one with every change; 0: nobody has made any. */
  readonly version: number
  readonly rules: readonly TraceRule[]
  readonly author: string
  readonly note: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** Before anybody made rules. */
export const NO_MAPPING: TraceMapping = { version: 0, rules: [], author: '', note: '', createdAt: '' }

/** Whether a name is what a pattern with `*` asks for: without regular expressions, so that no pattern takes long. */
function matches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return name === first
  const last = rest.pop() ?? ''
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false
  const end = name.length - last.length
  let at = first.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found < 0 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}

/**
 * The rule that decides about a service.
 *
 * @example ruleFor([{ service: 'pay-*', usage: { team: ['payments'] } }], 'pay-eu') // that rule
 */
export const ruleFor = (rules: readonly TraceRule[], service: string): TraceRule | null =>
  rules.find((rule) => matches(rule.service, service)) ?? null

/** Names the usage of a rule: two rules with the same usage have the same key. */
export const usageKey = (usage: Selection): string =>
  JSON.stringify(
    Object.entries(usage)
      .map(([name, values]) => [name, [...(values ?? [])].sort()])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
