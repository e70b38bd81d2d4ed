import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnswerPage } from '#lib/sources/cost-explorer/answer-page.ts'
import { BY_RECORD_TYPE, byTeam, questionsOfMonth } from '#lib/sources/cost-explorer/questions-of-month.ts'
import { AskedQuestion, type CostLine, costAndUsage } from '#test/support/cost-explorer-answers.ts'

const line = (given: Partial<CostLine>): CostLine => ({
  day: '2026-09-01',
  SERVICE: 'AWS Lambda',
  USAGE_TYPE: 'EUC1-Lambda-GB-Second',
  REGION: 'eu-central-1',
  RECORD_TYPE: 'Usage',
  LINKED_ACCOUNT: '000000000001',
  tags: {},
  unit: 'seconds',
  quantity: 1,
  unblended: 1,
  amortized: 1,
  ...given,
})

const TimePeriod = { Start: '2026-09-01', End: '2026-10-01' }
const groupsOf = (lines: readonly CostLine[], asked: object) => {
  const question = { TimePeriod, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'], ...asked }
  const answer = costAndUsage({ lines, finalUntil: '2026-10-01' }, AskedQuestion.parse(question))
  const [period] = AnswerPage.parse(answer).ResultsByTime
  if (period === undefined) throw new Error('A month has one period.')
  return period
}

type TeamsBy = Parameters<typeof questionsOfMonth>[1]
const questions = (lines: readonly CostLine[], teamsBy?: TeamsBy) => {
  const teams = byTeam(teamsBy)
  const look = {
    byRecordType: groupsOf(lines, { GroupBy: BY_RECORD_TYPE }),
    ...(teams === undefined ? {} : { byTeam: groupsOf(lines, { GroupBy: teams }) }),
  }
  return questionsOfMonth(look, teamsBy)
}
const answered = (lines: readonly CostLine[], teamsBy?: TeamsBy): number =>
  questions(lines, teamsBy)
    .flatMap(({ filter, groupBy }) => groupsOf(lines, { Filter: filter, GroupBy: groupBy }).Groups)
    .reduce((sum, { Metrics }) => sum + Number(Metrics.UnblendedCost?.Amount), 0)

const anyLine = fc
  .record({
    REGION: fc.constantFrom('eu-central-1', 'us-east-1', 'us-gov-west-1', 'NoRegion', 'global', ''),
    RECORD_TYPE: fc.constantFrom(
      'Usage',
      'DiscountedUsage',
      'SavingsPlanCoveredUsage',
      'Tax',
      'Credit',
      'RIFee',
    ),
    LINKED_ACCOUNT: fc.constantFrom('000000000001', '000000000002', 'NoLinkedAccount'),
    tags: fc.constantFrom({}, { team: 'a' }, { team: 'b$c' }),
    unblended: fc.integer({ min: -999, max: 9999 }),
  })
  .map(line)
const anyTeams = fc.constantFrom(
  undefined,
  { kind: 'account' } as const,
  { kind: 'tag', key: 'team' } as const,
)

describe('the questions of a month', () => {
  it('together have every line exactly once, whatever regions, record types and teams there are', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), anyTeams, (lines, teamsBy) => {
        const all = lines.reduce((sum, { unblended }) => sum + unblended, 0)
        expect(answered(lines, teamsBy)).toBeCloseTo(all, 6)
      }),
    )
  })

  it('ask for the usage of a region apart from money that is no usage, and for nothing that is not there', () => {
    const asked = questions([line({}), line({ REGION: 'us-east-1', RECORD_TYPE: 'Credit' })])
    expect(asked).toEqual([
      {
        filter: {
          And: [
            { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } },
            { Dimensions: { Key: 'REGION', Values: ['eu-central-1'] } },
          ],
        },
        groupBy: [
          { Type: 'DIMENSION', Key: 'SERVICE' },
          { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
        ],
      },
      {
        filter: {
          And: [
            { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } } },
            { Dimensions: { Key: 'REGION', Values: ['us-east-1'] } },
          ],
        },
        groupBy: [
          { Type: 'DIMENSION', Key: 'SERVICE' },
          { Type: 'DIMENSION', Key: 'RECORD_TYPE' },
        ],
      },
    ])
    expect(questions([])).toEqual([])
  })

  it('are one for each of the fifty costliest teams and one for all others, who still add up', () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      line({ tags: { team: `t${index}` }, unblended: index }),
    )
    const asked = questions(lines, { kind: 'tag', key: 'team' })
    expect(asked).toHaveLength(51)
    const [first] = asked
    expect(JSON.stringify(first)).toContain('"t59"')
    expect(answered(lines, { kind: 'tag', key: 'team' })).toBeCloseTo((59 * 60) / 2, 6)
  })
})
