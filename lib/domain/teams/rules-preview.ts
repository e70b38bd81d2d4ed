import { amountOf, emissionsOf } from '../report/build-report.ts'
import type { Group } from '../report/emissions.ts'
import { sumRows } from '../report/sum-rows.ts'
import type { SummaryRow } from '../report/summary-row.ts'
import { type Range, ZERO } from '../units/range.ts'
import { divideShared } from './divide-shared.ts'
import { sharedShares } from './shared-shares.ts'
import type { SharedSplit } from './shared-split.ts'
import type { TeamRule } from './team-rule.ts'

/** Usage that one rule gives to one team, and that was another's or the same team's. */
export interface MovedRow extends SummaryRow {
  readonly from_team: string
  readonly to_team: string
  /** Empty where no rule matches. */
  readonly rule_id: string
}

export interface ShareOfCost {
  readonly currency: string
  /** Of the positive effective cost in that currency, 0 to 1. */
  readonly share: number
}

/** What a rule takes: what earlier rules took is not there any more. */
export interface RuleMatch {
  /** Null: what no rule matches. */
  readonly ruleId: string | null
  readonly owners: number
  readonly cost: readonly ShareOfCost[]
  readonly totalKgCo2e: Range
}

export interface TeamMove {
  readonly from: string
  readonly to: string
  readonly cost: readonly ShareOfCost[]
  readonly totalKgCo2e: Range
}

/** A team's emissions, as its own and with its share of shared usage. */
export interface TeamChange {
  readonly team: string
  readonly before: Range
  readonly after: Range
  readonly beforeWithShared: Range
  readonly afterWithShared: Range
}

/** What rules would do to the figures of a period. */
export interface RulesPreview {
  readonly matches: readonly RuleMatch[]
  /** Most carbon first, so many at most. */
  readonly moves: readonly TeamMove[]
  readonly moveCount: number
  /** Every team before or after, most carbon first, so many at most. */
  readonly teams: readonly TeamChange[]
  readonly teamCount: number
}

interface Subject {
  readonly rows: readonly MovedRow[]
  /** Owners that each rule matches, by its id; by `''` those that none does. */
  readonly owners: ReadonlyMap<string, number>
  readonly rules: readonly TeamRule[]
  readonly splitBefore: SharedSplit
  readonly splitAfter: SharedSplit
}

const MOST_MOVES = 100
const MOST_TEAMS = 200

function byKey<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const list = found.get(key(row))
    if (list) list.push(row)
    else found.set(key(row), [row])
  }
  return found
}

const positive = (row: SummaryRow): number =>
  row.positive_measured + row.positive_proxied + row.positive_excluded

/** Shares in each currency of what all of it is. */
function shareOfCost(rows: readonly SummaryRow[], all: readonly SummaryRow[]): readonly ShareOfCost[] {
  return all.flatMap((whole) => {
    const part = rows.find(({ currency }) => currency === whole.currency)
    return positive(whole) > 0
      ? [{ currency: whole.currency, share: part ? positive(part) / positive(whole) : 0 }]
      : []
  })
}

/** The groups of `buildReport` by team, whose rows a preview has in smaller pieces. */
const teamsOf = (rows: readonly MovedRow[], side: 'from_team' | 'to_team'): readonly Group[] =>
  [...byKey(rows, (row) => row[side])].flatMap(([team, pieces]) => {
    const sums = sumRows(pieces)
    const lines = sums.reduce((sum, row) => sum + row.lines, 0)
    return lines > 0 ? [{ key: { team }, rows: lines, cost: sums.map(amountOf), ...emissionsOf(sums) }] : []
  })

const largestFirst = <Item extends { readonly totalKgCo2e: Range }>(items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => Math.abs(b.totalKgCo2e.central) - Math.abs(a.totalKgCo2e.central))

function changesOf({ rows, splitBefore, splitAfter }: Subject): readonly TeamChange[] {
  const [before, after] = [teamsOf(rows, 'from_team'), teamsOf(rows, 'to_team')]
  const figures = [
    before,
    after,
    divideShared(before, sharedShares(before, splitBefore)),
    divideShared(after, sharedShares(after, splitAfter)),
  ].map((groups) => new Map(groups.map((group) => [group.key.team ?? '', group.totalKgCo2e])))
  const teams = [...new Set(figures.flatMap((each) => [...each.keys()]))]
  const of = (index: number, team: string): Range => figures[index]?.get(team) ?? ZERO
  const weight = ({ before, after }: TeamChange) =>
    Math.max(Math.abs(before.central), Math.abs(after.central))
  return teams
    .map((team) => ({
      team,
      before: of(0, team),
      after: of(1, team),
      beforeWithShared: of(2, team),
      afterWithShared: of(3, team),
    }))
    .sort((a, b) => weight(b) - weight(a) || (a.team < b.team ? -1 : 1))
}

/**
 * What ordered rules match, and what they move between teams, from the usage by its team before, its team after, and the rule that decides.
 * The same figures as the reports before and after such a change.
 */
export function rulesPreview(subject: Subject): RulesPreview {
  const { rows, owners, rules } = subject
  const all = sumRows(rows)
  const byRule = byKey(rows, (row) => row.rule_id)
  const match = (ruleId: string | null): RuleMatch => {
    const sums = sumRows(byRule.get(ruleId ?? '') ?? [])
    return {
      ruleId,
      owners: owners.get(ruleId ?? '') ?? 0,
      cost: shareOfCost(sums, all),
      totalKgCo2e: emissionsOf(sums).totalKgCo2e,
    }
  }
  const moved = rows.filter((row) => row.from_team !== row.to_team && row.lines > 0)
  const moves = [...byKey(moved, (row) => JSON.stringify([row.from_team, row.to_team])).values()].map(
    (pieces): TeamMove => {
      const sums = sumRows(pieces)
      const [first] = pieces
      return {
        from: first?.from_team ?? '',
        to: first?.to_team ?? '',
        cost: shareOfCost(sums, all),
        totalKgCo2e: emissionsOf(sums).totalKgCo2e,
      }
    },
  )
  const teams = changesOf(subject)
  return {
    matches: [...rules.map(({ id }) => match(id)), match(null)],
    moves: largestFirst(moves).slice(0, MOST_MOVES),
    moveCount: moves.length,
    teams: teams.slice(0, MOST_TEAMS),
    teamCount: teams.length,
  }
}
