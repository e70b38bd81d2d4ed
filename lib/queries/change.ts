import type { ChangeReport, ComparedPeriod, Days } from '#lib/domain/change/change-report.ts'
import { decomposeChange } from '#lib/domain/change/decompose-change.ts'
import { billedPeriod } from '#lib/domain/change/is-billed.ts'
import { kindUses } from '#lib/domain/change/kind-uses.ts'
import { type MoverDimension, moversBy } from '#lib/domain/change/movers.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { regroup } from '#lib/domain/report/regroup.ts'
import { estimatedKinds, type UsedKind, usedKinds, withoutTeams } from '#lib/engine/facts/used-kinds.ts'
import { type BilledDays, billedDays } from './billed-days.ts'
import { withFacts } from './with-facts.ts'

export interface ChangeQuestion {
  /** Whose emissions; the days of `now`. */
  readonly filter: UsageFilter & Days
  /** The days that they are compared with. */
  readonly base: Days
  readonly moversBy: MoverDimension
  readonly method: Method
  readonly factorSet: FactorSetId
}

interface Used {
  readonly days: Days
  readonly rows: readonly UsedKind[]
  /** The same with the teams told apart, and the accounts where movers are by account. */
  readonly ofTeams: readonly UsedKind[]
}

/** What was used in a period, from {@link usedKinds} of teams and kinds. */
export const usedIn = (days: Days, ofTeams: readonly UsedKind[]): Used => ({
  days,
  rows: withoutTeams(ofTeams),
  ofTeams,
})

function periodOf({ days: { from, to }, rows }: Used, billed: readonly BilledDays[]): ComparedPeriod {
  const total = regroup(
    rows.map(({ row }) => row),
    [],
  )
  return {
    from,
    to,
    ...billedPeriod(billed, from, to),
    emissions: emissionsOf(total),
    cost: total.map(({ currency, cost }) => ({ currency, kept: cost })),
  }
}

/** What changed between what was used in two periods. */
export const changeBetween = (
  base: Used,
  now: Used,
  dimension: MoverDimension,
  billed: readonly BilledDays[],
): ChangeReport => {
  const by = (what: MoverDimension) =>
    what === 'team' || what === 'account'
      ? moversBy(what, base.ofTeams, now.ofTeams)
      : moversBy(what, base.rows, now.rows)
  return {
    base: periodOf(base, billed),
    now: periodOf(now, billed),
    change: decomposeChange(kindUses(base.rows), kindUses(now.rows)),
    moversBy: dimension,
    movers: by(dimension),
    services: by('service'),
    teams: by('team'),
  }
}

/** What changed from one period to another: by how much, through what, and where. Both sides are estimated alike. */
export const change = (scope: Scope, question: ChangeQuestion): Promise<ChangeReport> =>
  withFacts(scope, question.factorSet, async ({ connection }) => {
    const { filter, base, method } = question
    const estimated = await estimatedKinds(connection, { periods: [filter, base], method })
    const by = question.moversBy === 'account' ? 'account, team and kind' : 'team and kind'
    const used = async (days: Days): Promise<Used> =>
      usedIn(days, await usedKinds(connection, { filter: { ...filter, ...days }, method }, by, estimated))
    const now = await used({ from: filter.from, to: filter.to })
    return changeBetween(await used(base), now, question.moversBy, await billedDays(connection))
  })
