import type { AdjustmentSetRecord } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { adjustmentsBehind, type MadeWith } from '#lib/domain/evidence/adjustments-behind.ts'
import { type ToldRule, toldRules } from '#lib/domain/evidence/rules-told.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import type { BehindFigure } from '#lib/engine/facts/behind-figure.ts'
import { adjustmentSetOf } from '#lib/store/adjustment-set-of.ts'
import { listTeamRuleSets } from '#lib/store/list-team-rule-sets.ts'
import type { Facts } from '../with-facts.ts'

/** The rules behind a figure, in the versions that made it. */
interface RulesBehind {
  /** By which lines found their team: the set whole, or of a narrowed figure what decided it. */
  readonly teamRules:
    | TeamRuleSet
    | { readonly version: number; readonly rulesInAll: number; readonly rules: readonly ToldRule[] }
  /** What the organisation changed in the factor set: the set whole, or of a narrowed figure what changed it. */
  readonly adjustments: AdjustmentSetRecord | Pick<AdjustmentSetRecord, 'version' | 'adjustments'>
}

/** @param told where the figure is narrowed, so that rules are told only as far as they made it */
export async function rulesBehind(
  scope: Scope,
  { organisation, adjustments }: Facts,
  told: (MadeWith & { readonly behind: BehindFigure }) | null,
): Promise<RulesBehind> {
  const [sets, record] = await Promise.all([listTeamRuleSets(scope), adjustmentSetOf(scope, adjustments)])
  const teamRules = sets.find(({ version }) => version === organisation.teamRulesVersion)
  if (!teamRules) throw new Error('The team rules in force are not among those that were.')
  if (told === null) return { teamRules, adjustments: record }
  const { behind } = told
  const values = new Map<string, readonly string[]>()
  const keyOf = ({ subject, key }: { subject: string; key: string }) => `${subject}:${key}`
  for (const { id, when } of teamRules.rules)
    for (const condition of behind.ruleIds.has(id) ? when : [])
      if (!values.has(keyOf(condition))) values.set(keyOf(condition), await behind.valuesOf(condition))
  return {
    teamRules: {
      version: teamRules.version,
      rulesInAll: teamRules.rules.length,
      rules: toldRules(teamRules.rules, behind.ruleIds, (subject) => values.get(keyOf(subject)) ?? []),
    },
    adjustments: { version: record.version, adjustments: adjustmentsBehind(record.adjustments, told) },
  }
}
