import { normaliseTagKey } from './normalise-tag-key.ts'
import { ruleFromTag, type TeamRule } from './team-rule.ts'

/** A tag key of the bills. */
export interface TagFound {
  /** As most of the cost that has it spells it. */
  readonly key: string
  /** Of cost that carries it, 0 to 1. */
  readonly share: number
  /** How many different values it has. */
  readonly values: number
}

export interface AccountFound {
  readonly account: string
  /** Empty where the bill has none. */
  readonly name: string
}

/** Rules that would make teams. */
export interface Proposal {
  readonly from: 'tag' | 'accounts'
  /** The tag's key; empty for accounts. */
  readonly key: string
  /** Of cost that it would give to a team, 0 to 1. */
  readonly share: number
  readonly teams: number
  readonly rules: readonly TeamRule[]
}

/** Words of tag keys that say who answers for something, and how far each is from a team. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(team|squad|tribe|crew|teamname)$/, 1],
  [/^(owner|owners|ownedby|department|dept|division|bu)$/, 0.9],
  [/^(costcenter|costcentre|cost|business|org|organisation|organization|group)$/, 0.8],
  [/^(project|product|app|application|workload|component|service|system|domain)$/, 0.6],
]

const FEWEST_TEAMS = 2
const MOST_TEAMS = 50
const SMALLEST_SHARE = 0.01
const MOST_PROPOSALS = 5
const LONGEST_NAME = 200

/** How much a tag key sounds like a team, 0 to 1. */
function affinity(key: string): number {
  const words = normaliseTagKey(key).split('_')
  return Math.max(
    0,
    ...WORDS.flatMap(([word, weight]) => (words.some((each) => word.test(each)) ? [weight] : [])),
  )
}

/**
 * Rules that would make teams from what the bills hold: tags with 2 to 50 values that sound like teams, and accounts where there are as
 * many. Those that sound most like teams and cover most of the cost come first; other tags are proposed only where none sounds so. What the
 * rules already name is not proposed again.
 *
 * @example proposeRules([{ key: 'team', share: 0.71, values: 9 }], [], [])[0] // 9 teams from tag `team`
 */
export function proposeRules(
  tags: readonly TagFound[],
  accounts: readonly AccountFound[],
  rules: readonly TeamRule[],
): readonly Proposal[] {
  const isEnough = (teams: number) => teams >= FEWEST_TEAMS && teams <= MOST_TEAMS
  const named = new Set(
    rules.flatMap(({ when, gives }) =>
      when.length === 0 && 'teamFromTag' in gives ? [normaliseTagKey(gives.teamFromTag)] : [],
    ),
  )
  const possible = tags
    .filter(
      ({ key, share, values }) =>
        isEnough(values) && share >= SMALLEST_SHARE && !named.has(normaliseTagKey(key)),
    )
    .map((tag) => ({ ...tag, affinity: affinity(tag.key) }))
  const sounding = possible.filter((tag) => tag.affinity > 0)
  const ofTags = (sounding.length > 0 ? sounding : possible)
    .sort(
      (a, b) => b.affinity * b.share - a.affinity * a.share || b.share - a.share || (a.key < b.key ? -1 : 1),
    )
    .slice(0, MOST_PROPOSALS)
    .map(
      ({ key, share, values }): Proposal => ({
        from: 'tag',
        key,
        share,
        teams: values,
        rules: [ruleFromTag(key)],
      }),
    )
  const known = new Set(
    rules.flatMap(({ when }) => when.flatMap((each) => (each.subject === 'account' ? each.values : []))),
  )
  const free = accounts.filter(({ account }) => account !== '' && !known.has(account))
  const ofAccounts = free.map(
    ({ account, name }): TeamRule => ({
      id: `account-${account}`,
      when: [{ subject: 'account', key: '', test: 'is', values: [account] }],
      gives: { team: name.trim().slice(0, LONGEST_NAME) || account },
    }),
  )
  if (!isEnough(free.length)) return ofTags
  return [...ofTags, { from: 'accounts', key: '', share: 1, teams: free.length, rules: ofAccounts }]
}
