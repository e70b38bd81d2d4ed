import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FetchContext } from '../fetcher.ts'
import type { AskCostExplorer } from './ask-cost-explorer.ts'
import type { CostExplorerConfig } from './cost-explorer-config.ts'
import type { KeptDays } from './kept-days.ts'
import type { PartOfMonth } from './questions-of-month.ts'
import { periodOf, type WantedMonth } from './wanted-months.ts'

const METRICS = ['UnblendedCost', 'AmortizedCost', 'UsageQuantity']

/**
 * Asks for the days of a month that are missing, writes them page by page, and keeps those that AWS will not change any more.
 *
 * @returns where each day that was answered lies
 */
export async function fetchDays(
  { folder, note }: Pick<FetchContext, 'folder' | 'note'>,
  ask: AskCostExplorer,
  { billingAccountId }: CostExplorerConfig,
  { month, missing }: WantedMonth,
  parts: readonly PartOfMonth[],
  kept: KeptDays,
): Promise<ReadonlyMap<string, string>> {
  const own = join(folder, month)
  await mkdir(own, { recursive: true })
  const wanted = new Set(missing)
  const paths = new Map<string, string>()
  const estimated = new Set<string>()
  for (const { filter, groupBy } of parts) {
    const question = {
      TimePeriod: periodOf(missing),
      Granularity: 'DAILY' as const,
      Metrics: METRICS,
      GroupBy: [...groupBy],
      Filter: filter,
    }
    for await (const { GroupDefinitions, ResultsByTime } of ask(question)) {
      for (const result of ResultsByTime) {
        const day = result.TimePeriod.Start.slice(0, 10)
        if (!wanted.has(day)) continue
        if (result.Estimated) estimated.add(day)
        const path = join(own, `${day}.jsonl`)
        paths.set(day, path)
        const payer = billingAccountId === undefined ? {} : { BillingAccountId: billingAccountId }
        const line = `${JSON.stringify({ ...payer, Filter: filter, GroupDefinitions, ResultsByTime: [result] })}\n`
        note({ bytes: Buffer.byteLength(line) })
        await appendFile(path, line)
      }
    }
  }
  for (const [day, path] of paths) if (!estimated.has(day)) await kept.keep(day, path)
  return paths
}
