import type { ConditionSubject, Subject, TeamRule } from '../teams/team-rule.ts'

/** What the evidence of a narrowed figure tells of one team rule. `position` counts from 1, in the order in which rules are tried. */
export type ToldRule =
  /** It decided whose lines of the figure are. `withheld`: how many of the values that it names are of no such line. */
  | {
      readonly position: number
      readonly decided: true
      readonly rule: TeamRule
      readonly withheld: number
    }
  /** It was tried before and matched none of the lines, so that its words speak of others: what it looks at alone. */
  | { readonly position: number; readonly decided: false; readonly looksAt: readonly ConditionSubject[] }

/** A rule without the values that no line of the figure has. */
function narrowedRule(rule: TeamRule, valuesOf: (subject: Subject) => readonly string[]) {
  let withheld = 0
  const when = rule.when.map((condition) => {
    const found = valuesOf(condition).map((value) => value.trim())
    const known = new Set(found)
    const values = condition.values.filter((value) =>
      condition.test === 'starts-with' ? found.some((each) => each.startsWith(value)) : known.has(value),
    )
    withheld += condition.values.length - values.length
    return { ...condition, values }
  })
  return { rule: { ...rule, when }, withheld }
}

const looksAt = ({ when, gives }: TeamRule): readonly ConditionSubject[] => [
  ...new Set([...when.map(({ subject }) => subject), ...('teamFromTag' in gives ? (['tag'] as const) : [])]),
]

/**
 * The team rules as the evidence of a narrowed figure tells them: those that decided, with no values but those of its own lines, and of
 * those that were tried before, that they were. Rules after the last one that decided were not tried and are left out.
 *
 * @param rules in their order
 * @param decided ids of the rules that gave lines of the figure their team; `''` where lines met every rule and no rule matched
 * @param valuesOf the values that the lines of the figure have for what a condition looks at
 *
 * @example
 * toldRules([{ id: 'a', when: [{ subject: 'account', key: '', test: 'is', values: ['7', '42'] }], gives: { team: 'x' } }], new Set(['a']), () => ['42'])
 * // [{ position: 1, decided: true, rule: { …, values: ['42'] … }, withheld: 1 }]
 */
export function toldRules(
  rules: readonly TeamRule[],
  decided: ReadonlySet<string>,
  valuesOf: (subject: Subject) => readonly string[],
): readonly ToldRule[] {
  const last = decided.has('') ? rules.length - 1 : rules.findLastIndex(({ id }) => decided.has(id))
  return rules.slice(0, last + 1).map((rule, index): ToldRule => {
    const position = index + 1
    return decided.has(rule.id)
      ? { position, decided: true, ...narrowedRule(rule, valuesOf) }
      : { position, decided: false, looksAt: looksAt(rule) }
  })
}
