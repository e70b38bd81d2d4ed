import type { GroupDefinition } from '@aws-sdk/client-cost-explorer'
import type { Month } from '#lib/domain/usage/kind.ts'
import type { AnsweredPeriod } from './answer-page.ts'
import type { AskCostExplorer } from './ask-cost-explorer.ts'
import type { CostExplorerConfig } from './cost-explorer-config.ts'
import type { KeptDays } from './kept-days.ts'
import { BY_RECORD_TYPE, byTeam, type PartOfMonth, questionsOfMonth } from './questions-of-month.ts'
import { recentLook } from './recent-look.ts'
import { periodOf } from './wanted-months.ts'

const monthOf = ({ Start }: AnsweredPeriod['TimePeriod']): Month => Start.slice(0, 7)

/** The groups of each month of a period, from all pages. */
async function byMonth(
  ask: AskCostExplorer,
  days: readonly string[],
  groupBy: readonly GroupDefinition[],
): Promise<readonly AnsweredPeriod[]> {
  const months = new Map<Month, AnsweredPeriod>()
  const question = {
    TimePeriod: periodOf(days),
    Granularity: 'MONTHLY' as const,
    Metrics: ['UnblendedCost'],
    GroupBy: [...groupBy],
  }
  for await (const { ResultsByTime } of ask(question))
    for (const period of ResultsByTime) {
      const month = monthOf(period.TimePeriod)
      const before = months.get(month)?.Groups ?? []
      months.set(month, { ...period, Groups: [...before, ...period.Groups] })
    }
  return [...months.values()]
}

/** How many questions a first look is. */
export const firstLookQuestions = ({ teamsBy }: CostExplorerConfig): number => (teamsBy === undefined ? 1 : 2)

/**
 * The questions that some days ask for, by month: one question, or two where teams are wanted, tells which regions there are. A look that
 * is less than an hour old is not paid for again.
 */
export async function firstLook(
  ask: AskCostExplorer,
  { teamsBy }: CostExplorerConfig,
  days: readonly string[],
  kept: KeptDays,
): Promise<ReadonlyMap<Month, readonly PartOfMonth[]>> {
  const groupBy = byTeam(teamsBy)
  const { byRecordType, byTeam: teams = [] } = await recentLook(
    kept.folder,
    JSON.stringify(periodOf(days)),
    async () => {
      const types = await byMonth(ask, days, BY_RECORD_TYPE)
      if (groupBy === undefined) return { byRecordType: types }
      return { byRecordType: types, byTeam: await byMonth(ask, days, groupBy) }
    },
  )
  return new Map(
    byRecordType.map((types) => {
      const look = teams.find(({ TimePeriod }) => monthOf(TimePeriod) === monthOf(types.TimePeriod))
      return [
        monthOf(types.TimePeriod),
        questionsOfMonth({ byRecordType: types, ...(look === undefined ? {} : { byTeam: look }) }, teamsBy),
      ]
    }),
  )
}
