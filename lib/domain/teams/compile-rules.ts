import { SHARED, UNALLOCATED } from '../report/emissions.ts'
import type { Condition, Subject, TeamRule } from './team-rule.ts'

export interface Assignment {
  readonly team: string
  /** The rule that decided; null where none matched. */
  readonly ruleId: string | null
}

export interface CompiledRules {
  /** What the rules look at, each once. */
  readonly subjects: readonly Subject[]
  /** Whose usage it is, from its values for `subjects`, in the same order; empty where it has none. */
  readonly assign: (values: readonly string[]) => Assignment
}

interface Checked {
  readonly rule: TeamRule
  readonly order: number
  /** The conditions, and where the value of each stands. */
  readonly when: readonly { readonly at: number; readonly condition: Condition }[]
  /** Where the tag that names the team stands. */
  readonly nameAt: number | null
}

function holds({ test, values }: Condition, value: string): boolean {
  if (test === 'is-set') return value !== ''
  if (test === 'is') return values.includes(value)
  return value !== '' && values.some((start) => value.startsWith(start))
}

/** The team that a rule gives these values, or null where it does not match. */
function teamBy({ rule, when, nameAt }: Checked, values: readonly string[]): string | null {
  if (!when.every(({ at, condition }) => holds(condition, values[at] ?? ''))) return null
  if (nameAt !== null) return values[nameAt] || null
  return 'team' in rule.gives ? rule.gives.team : SHARED
}

/**
 * Prepares ordered rules for many owners: the first rule of which every condition holds decides, and one whose team a tag names matches
 * only where that tag has a value. Rules that ask for certain values are found by them, so that ten thousand accounts cost no more than one.
 *
 * @example
 * const { assign } = compileRules([{ id: 'a', when: [{ subject: 'account', key: '', test: 'is', values: ['42'] }], gives: { team: 'search' } }])
 * assign(['42']) // { team: 'search', ruleId: 'a' }
 * assign(['7']) // { team: 'unallocated', ruleId: null }
 */
export function compileRules(rules: readonly TeamRule[]): CompiledRules {
  const subjects: Subject[] = []
  const places = new Map<string, number>()
  const placeOf = ({ subject, key }: Subject): number => {
    const name = `${subject}:${key}`
    const known = places.get(name) ?? subjects.push({ subject, key }) - 1
    places.set(name, known)
    return known
  }
  const checked = rules.map(
    (rule, order): Checked => ({
      rule,
      order,
      when: rule.when.map((condition) => ({ at: placeOf(condition), condition })),
      nameAt: 'teamFromTag' in rule.gives ? placeOf({ subject: 'tag', key: rule.gives.teamFromTag }) : null,
    }),
  )
  const always: Checked[] = []
  const byValue = new Map<number, Map<string, Checked[]>>()
  for (const each of checked) {
    const exact = each.when.find(({ condition }) => condition.test === 'is')
    if (!exact) {
      always.push(each)
      continue
    }
    const found = byValue.get(exact.at) ?? new Map<string, Checked[]>()
    byValue.set(exact.at, found)
    for (const value of new Set(exact.condition.values)) {
      const list = found.get(value)
      if (list) list.push(each)
      else found.set(value, [each])
    }
  }
  const lists = [...byValue]
  const assign = (given: readonly string[]): Assignment => {
    const values = given.map((value) => value.trim())
    const exact = lists.flatMap(([at, found]) => found.get(values[at] ?? '') ?? [])
    const candidates = exact.length === 0 ? always : [...exact, ...always].sort((a, b) => a.order - b.order)
    for (const candidate of candidates) {
      const team = teamBy(candidate, values)
      if (team !== null) return { team, ruleId: candidate.rule.id }
    }
    return { team: UNALLOCATED, ruleId: null }
  }
  return { subjects, assign }
}
