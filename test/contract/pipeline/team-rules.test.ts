import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Group } from '#lib/domain/report/emissions.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { SPLIT_METHODS } from '#lib/domain/teams/shared-split.ts'
import { ruleFromTag, type TeamRule } from '#lib/domain/teams/team-rule.ts'
import { saveTeamRules } from '#lib/pipeline/save-team-rules.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { movesOfVersion, previewTeamRules } from '#lib/queries/preview-team-rules.ts'
import { teamProposals } from '#lib/queries/team-proposals.ts'
import { teamReport } from '#lib/queries/team-report.ts'
import { teamRules, teamRulesHistory } from '#lib/queries/team-rules.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { type BillLine, billLine, inTemporaryFolder, writeBill } from '#test/support/generated-bill.ts'
import { importFiles } from '#test/support/import-file.ts'
import { accountRule, putRules } from '#test/support/team-rules.ts'

await ownTestDataDir()
let scope: Scope

const METHODS = ['location', 'market'] as const
const question = { filter: {}, method: 'location', factorSet: '2026.1' } as const
const [lines = []] = fc.sample(fc.array(billLine, { minLength: 300, maxLength: 300 }), {
  numRuns: 1,
  seed: 4,
})

/** What checkout uses is everybody's; the rest of an account is one team's, whatever its tags say. */
const shared: readonly TeamRule[] = [
  {
    id: 'network',
    when: [{ subject: 'tag', key: 'team', test: 'is', values: ['checkout'] }],
    gives: { shared: true },
  },
  accountRule('000000000001', 'platform'),
  ruleFromTag('team'),
]

const total = (groups: readonly Group[], side: 'low' | 'central' | 'high') =>
  groups.reduce((sum, group) => sum + group.totalKgCo2e[side], 0)

const expectClose = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  const bill = lines.map((line): BillLine => ({ ...line, day: '2026-01-15' }))
  await inTemporaryFolder((folder) => importFiles(scope, [writeBill(folder, 'bill.csv', bill)]))
})

describe('rules that are tried', () => {
  it('say what saving them then does, to every team, with shared usage apart and divided', async () => {
    const draft = { rules: shared, sharedSplit: { by: 'usage', weights: [] } } as const
    const before = await teamReport(scope, question)
    const preview = await previewTeamRules(scope, draft, question)
    expect(await teamReport(scope, question)).toEqual(before)
    await saveTeamRules(scope, { ...draft, author: 'Ann', note: 'Network is everybody’s' })
    const after = await teamReport(scope, question)
    const kg = (groups: readonly Group[], team: string) =>
      groups.find(({ key }) => key.team === team)?.totalKgCo2e ?? { low: 0, central: 0, high: 0 }
    expect(preview.teams.length).toBeGreaterThan(2)
    for (const each of preview.teams)
      for (const side of ['low', 'central', 'high'] as const) {
        expectClose(each.before[side], kg(before.before.groups, each.team)[side])
        expectClose(each.after[side], kg(after.before.groups, each.team)[side])
        expectClose(each.afterWithShared[side], kg(after.after, each.team)[side])
      }
    const owners = preview.matches.reduce((sum, match) => sum + match.owners, 0)
    expect(owners).toBeGreaterThan(0)
    const share = preview.matches.reduce((sum, { cost }) => sum + (cost[0]?.share ?? 0), 0)
    expect(share).toBeCloseTo(1, 9)
    const central = preview.matches.reduce((sum, match) => sum + match.totalKgCo2e.central, 0)
    expectClose(central, before.before.total.totalKgCo2e.central)
  })

  it('move nothing where they are the rules in force', async () => {
    const preview = await previewTeamRules(scope, await teamRules(scope), question)
    expect(preview.moves).toEqual([])
  })

  it('are kept: what each version moved can be asked long after', async () => {
    await putRules(scope, ruleFromTag('team'))
    const [latest, former, first] = await teamRulesHistory(scope)
    expect([latest?.version, former?.note, first?.author]).toEqual([3, 'Network is everybody’s', ''])
    const there = await movesOfVersion(scope, 2, question)
    const back = await movesOfVersion(scope, 3, question)
    const flat = (moves: typeof there, turn: boolean) =>
      moves?.moves.map(({ from, to, totalKgCo2e }) => [...(turn ? [to, from] : [from, to]), totalKgCo2e])
    expect(flat(there, false)?.sort()).toEqual(flat(back, true)?.sort())
    expect(there?.moves.length).toBeGreaterThan(0)
    expect(await movesOfVersion(scope, 1, question)).toBeNull()
  })

  it('are nobody’s business who may see some teams only', async () => {
    const some: Scope = { ...scope, teams: ['checkout'] }
    const draft = await teamRules(scope)
    await expect(previewTeamRules(some, draft, question)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await teamRulesHistory(some)).toEqual([])
    expect(await teamProposals(some, '2026.1')).toEqual({ proposals: [], tags: [], accounts: [] })
  })
})

describe('Σ teams + shared + unallocated is the organisation’s total', () => {
  it.each(METHODS)('for each split, %s-based, for a filter too', async (method) => {
    await putRules(scope, ...shared)
    for (const by of SPLIT_METHODS)
      for (const filter of [{}, { provider: ['AWS'], from: '2026-01-01' }]) {
        const weights = [{ team: 'platform', weight: 3 }]
        const { before, after, shares } = await teamReport(
          scope,
          { ...question, method, filter },
          { by, weights },
        )
        expect(shares.ok).toBe(by !== 'none')
        expectClose(total(after, 'central'), before.total.totalKgCo2e.central)
        for (const side of ['low', 'high'] as const)
          expectClose(total(after, side), total(before.groups, side))
        const left = after.find(({ key }) => key.team === 'shared')?.totalKgCo2e.central
        if (by !== 'none') expect(left).toBe(0)
      }
  })

  it('a team that is asked for alone has the same share as among all', async () => {
    const split = { by: 'usage', weights: [] } as const
    const all = await teamReport(scope, question, split)
    const alone = await teamReport(scope, { ...question, filter: { team: ['platform'] } }, split)
    expect(alone.after).toEqual(all.after.filter(({ key }) => key.team === 'platform'))
  })
})

it('what the bills suggest is rules that make so many teams of so much of the cost', async () => {
  await putRules(scope)
  const { proposals } = await teamProposals(scope, '2026.1')
  const [best] = proposals
  expect(best).toMatchObject({ from: 'tag', rules: [{ gives: { teamFromTag: best?.key } }] })
  const preview = await previewTeamRules(
    scope,
    { rules: best?.rules ?? [], sharedSplit: { by: 'none', weights: [] } },
    question,
  )
  expect(preview.matches[0]?.cost[0]?.share).toBeCloseTo(best?.share ?? 0, 9)
  const teams = preview.teams.filter(({ team, after }) => team !== 'unallocated' && after.high !== 0)
  expect(teams.length).toBeLessThanOrEqual(best?.teams ?? 0)
})
