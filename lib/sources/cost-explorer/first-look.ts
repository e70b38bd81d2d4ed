import type { GroupDefinition } from '@aws-sdk/client-cost-explorer'
import type { Month } from '#lib/domain/usage/kind.ts'
import type { AnsweredPeriod } from './answer-page.ts'
import type { AskCostExplorer } from './ask-cost-explorer.ts'
import type { CostExplorerConfig } from './cost-explorer-config.ts'
import { BY_RECORD_TYPE, byTeam, type PartOfMonth, questionsOfMonth } from './questions-of-month.ts'
import { periodOf } from './wanted-months.ts'

/** The groups of each month of a period, from all pages. */
async function byMonth(
  ask: AskCostExplorer,
  days: readonly string[],
  groupBy: readonly GroupDefinition[],
): Promise<ReadonlyMap<Month, AnsweredPeriod>> {
  const months = new Map<Month, AnsweredPeriod>()
  const question = {
    TimePeriod: periodOf(days),
    Granularity: 'MONTHLY' as const,
    Metrics: ['UnblendedCost'],
    GroupBy: [...groupBy],
  }
  for await (const { ResultsByTime } of ask(question))
    for (const period of ResultsByTime) {
      const month = period.TimePeriod.Start.slice(0, 7)
      const before = months.get(month)?.Groups ?? []
      months.set(month, { ...period, Groups: [...before, ...period.Groups] })
    }
  return months
}

/** How many questions a first look is. */
export const firstLookQuestions = ({ teamsBy }: CostExplorerConfig): number => (teamsBy === undefined ? 1 : 2)

/** The questions that some days ask for, by month: one question, or two where teams are wanted, tells which regions there are. */
export async function firstLook(
  ask: AskCostExplorer,
  { teamsBy }: CostExplorerConfig,
  days: readonly string[],
): Promise<ReadonlyMap<Month, readonly PartOfMonth[]>> {
  const byType = await byMonth(ask, days, BY_RECORD_TYPE)
  const groupBy = byTeam(teamsBy)
  const teams = groupBy === undefined ? undefined : await byMonth(ask, days, groupBy)
  return new Map(
    [...byType].map(([month, byRecordType]) => {
      const look = teams?.get(month)
      return [
        month,
        questionsOfMonth({ byRecordType, ...(look === undefined ? {} : { byTeam: look }) }, teamsBy),
      ]
    }),
  )
}
