import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { Proposal } from '#lib/domain/teams/propose-rules.ts'
import type { RulesPreview } from '#lib/domain/teams/rules-preview.ts'
import type { RulesRead } from '#lib/domain/teams/rules-table.ts'
import { SPLIT_METHODS } from '#lib/domain/teams/shared-split.ts'
import { CONDITION_SUBJECTS, CONDITION_TESTS } from '#lib/domain/teams/team-rule.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import type { TeamProposals } from '#lib/queries/team-proposals.ts'
import { Author } from './author.ts'
import { Range } from './emissions.ts'

const name = (longest = 500) =>
  z
    .string()
    .trim()
    .min(1, { error: 'It must not be empty' })
    .max(longest, { error: `Use at most ${longest} characters` })

const Condition = z
  .strictObject({
    subject: z
      .enum(CONDITION_SUBJECTS)
      .meta({ description: 'A tag, the account (SubAccountId) or the billing account.' }),
    key: z.string().trim().max(500).meta({ description: 'Of the tag; case and separators do not matter.' }),
    test: z.enum(CONDITION_TESTS),
    values: z.array(name()).max(10_000).meta({ description: 'Any of them will do. None for is-set.' }),
  })
  .refine(({ subject, key }) => (subject === 'tag') === (key !== ''), {
    path: ['key'],
    error: 'Give the key of the tag, and none for an account',
  })
  .refine(({ test, values }) => (test === 'is-set') === (values.length === 0), {
    path: ['values'],
    error: 'Give at least one value, and none for is-set',
  })

const TeamRule = z
  .strictObject({
    id: name(600).meta({ description: 'Tells the rule from others, and stays from version to version.' }),
    when: z
      .array(Condition)
      .max(20, { error: 'Use at most 20 conditions' })
      .refine(
        (all) =>
          new Set(all.map(({ subject, key, test }) => `${subject}:${key}:${test}`)).size === all.length,
        { error: 'Ask the same thing once, with several values' },
      )
      .meta({ description: 'All must hold. None: every line matches.' }),
    gives: z
      .union([
        z.strictObject({ team: name() }),
        z.strictObject({ teamFromTag: name() }),
        z.strictObject({ shared: z.literal(true) }),
      ])
      .meta({ description: 'One team; the team that a tag names, where it has a value; or shared by all.' }),
  })
  .meta({ id: 'TeamRule' })

export const SharedSplit = z
  .strictObject({
    by: z.enum(SPLIT_METHODS).meta({ description: 'usage: kWh of own usage; cost: its EffectiveCost.' }),
    weights: z.array(z.strictObject({ team: name(), weight: z.number().min(0) })).max(1000),
  })
  .meta({ id: 'SharedSplit', description: 'How shared usage is divided among the teams of a period.' })

const rules = z
  .array(TeamRule)
  .max(5000, { error: 'Use at most 5,000 rules' })
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'Each rule needs an id of its own',
  })
  .meta({ description: 'In order: the first that matches decides.' })

const teamRules = { rules, sharedSplit: SharedSplit }

/** Rules to put in force, who does it and why. */
export const TeamRulesInput = z
  .strictObject({
    ...teamRules,
    author: Author,
    note: name().meta({ description: 'Why, for the history.' }),
    basedOn: z
      .int()
      .optional()
      .meta({ description: 'The version that was changed. Refused where another is in force by now.' }),
  })
  .meta({ id: 'TeamRulesInput' })

export const TeamRuleSetBody = z
  .strictObject({
    version: z.number(),
    ...teamRules,
    author: z.string(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'TeamRuleSet' }) satisfies z.ZodType<TeamRuleSet>

const ProposalBody = z.strictObject({
  from: z.enum(['tag', 'accounts']),
  key: z.string(),
  share: z.number().meta({ description: 'Of the cost, 0 to 1.' }),
  teams: z.number(),
  rules,
}) satisfies z.ZodType<Proposal>

export const TeamRulesBody = z.strictObject({
  inForce: TeamRuleSetBody,
  proposals: z.array(ProposalBody),
  tags: z
    .array(z.strictObject({ key: z.string(), share: z.number(), values: z.number() }))
    .meta({ description: 'Of the bills, spellings of one key taken together; most common first.' }),
  accounts: z.array(z.strictObject({ account: z.string(), name: z.string() })),
}) satisfies z.ZodType<TeamProposals & { readonly inForce: TeamRuleSet }>

export const TeamRulesHistoryBody = z.strictObject({ versions: z.array(TeamRuleSetBody) })

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

/** Rules to try, and on what. */
export const TeamRulesPreviewInput = z.strictObject({
  ...teamRules,
  against: z.int().optional().meta({ description: 'A version to compare with; default: that in force.' }),
  from: day.optional(),
  to: day.optional().meta({ description: 'Last day, inclusive.' }),
  method: z.enum(METHODS).default('location'),
  factors: z.enum(FACTOR_SET_IDS).optional(),
})

const ShareOfCost = z.strictObject({ currency: z.string(), share: z.number() })
const matched = { cost: z.array(ShareOfCost), totalKgCo2e: Range }

export const TeamRulesPreviewBody = z.strictObject({
  matches: z
    .array(z.strictObject({ ruleId: z.string().nullable(), owners: z.number(), ...matched }))
    .meta({ description: 'In the order of the rules; null is what none of them matches.' }),
  moves: z
    .array(z.strictObject({ from: z.string(), to: z.string(), ...matched }))
    .meta({ description: 'Most carbon first.' }),
  moveCount: z.number(),
  teams: z.array(
    z.strictObject({
      team: z.string(),
      before: Range,
      after: Range,
      beforeWithShared: Range,
      afterWithShared: Range,
    }),
  ),
  teamCount: z.number(),
}) satisfies z.ZodType<RulesPreview>

export const TeamRulesReadBody = z.strictObject({
  rules,
  faults: z.array(z.strictObject({ line: z.number(), fault: z.string() })),
}) satisfies z.ZodType<RulesRead>

export const TeamRulesCsvInput = z.strictObject({
  csv: z
    .string()
    .meta({ description: 'The text of the file: the columns of the export, one row for each value.' }),
})
