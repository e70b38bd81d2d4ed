import { UNALLOCATED } from '../report/emissions.ts'

/** How usage finds its team: the first tag key that has a value, then the account, else nobody. */
export interface TeamRules {
  readonly tagKeys: readonly string[]
  /** Sub-account id to team name. */
  readonly accounts: ReadonlyMap<string, string>
}

/** Tag keys differ in case and separators between exports of one account: `Team`, `team`, `user_team`. */
export const normaliseTagKey = (key: string): string =>
  key
    .normalize('NFC')
    .toLowerCase()
    .replace(/^user:/, '')
    .replace(/[^\p{L}\p{N}\p{Emoji_Presentation}]+/gu, '_')

/**
 * The team of one owner. `values` are the owner's values for `rules.tagKeys`, in the same order.
 *
 * @example assignTeam({ tagKeys: ['team'], accounts: new Map([['42', 'search']]) }, [''], '42') // 'search'
 */
export function assignTeam(rules: TeamRules, values: readonly string[], subAccountId: string): string {
  const tagged = values.map((value) => value.trim()).find((value) => value !== '')
  return tagged ?? rules.accounts.get(subAccountId) ?? UNALLOCATED
}
