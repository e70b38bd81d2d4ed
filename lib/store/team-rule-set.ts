import { z } from 'zod'
import { SPLIT_METHODS } from '#lib/domain/teams/shared-split.ts'
import { CONDITION_SUBJECTS, CONDITION_TESTS } from '#lib/domain/teams/team-rule.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import type { TeamRuleSet as TeamRuleSetRow } from './client/client.ts'

const Rules = z.array(
  z.object({
    id: z.string(),
    when: z.array(
      z.object({
        subject: z.enum(CONDITION_SUBJECTS),
        key: z.string(),
        test: z.enum(CONDITION_TESTS),
        values: z.array(z.string()),
      }),
    ),
    gives: z.union([
      z.strictObject({ team: z.string() }),
      z.strictObject({ teamFromTag: z.string() }),
      z.strictObject({ shared: z.literal(true) }),
    ]),
  }),
)

const Split = z.object({
  by: z.enum(SPLIT_METHODS),
  weights: z.array(z.object({ team: z.string(), weight: z.number() })),
})

export const toTeamRuleSet = (row: TeamRuleSetRow): TeamRuleSet => ({
  version: row.version,
  rules: Rules.parse(row.rules),
  sharedSplit: Split.parse(row.sharedSplit),
  author: row.author,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
})
