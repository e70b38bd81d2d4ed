import { createReadStream, createWriteStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { monthAfter } from '#lib/domain/targets/month-days.ts'
import type { FetchContext, Fetched, Fetcher, FetchPlan, FileSet, SourceTest } from '../fetcher.ts'
import { withCostExplorer } from './ask-cost-explorer.ts'
import { CostExplorerConfig, costExplorerHosts } from './cost-explorer-config.ts'
import { fetchDays } from './fetch-days.ts'
import { firstLook, firstLookQuestions } from './first-look.ts'
import { type KeptDays, keptDays } from './kept-days.ts'
import { type WantedMonth, wantedMonths } from './wanted-months.ts'

/** What is charged for each page. @see https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/ */
const USD_PER_REQUEST = 0.01

/** Months that were imported whole, with no day that may still change. */
const State = z.object({ settled: z.array(z.string()) }).catch({ settled: [] })

const usd = (requests: number): number => Math.round(requests * USD_PER_REQUEST * 100) / 100

const missingDays = (months: readonly WantedMonth[]): readonly string[] =>
  months.flatMap(({ missing }) => missing)

/** The days of a month in one file, which replaces the month; undefined where nothing was used in it. */
async function fileOf(
  { folder }: FetchContext,
  { month, days }: WantedMonth,
  fetched: ReadonlyMap<string, string>,
  kept: KeptDays,
): Promise<FileSet | undefined> {
  const fileName = `cost-explorer-${month}.jsonl`
  const path = join(folder, fileName)
  await writeFile(path, '')
  for (const day of days) {
    const from = fetched.get(day) ?? (kept.has(day) ? kept.pathOf(day) : undefined)
    if (from !== undefined) await pipeline(createReadStream(from), createWriteStream(path, { flags: 'a' }))
  }
  const { size } = await stat(path)
  return size === 0 ? undefined : { key: month, files: [{ fileName, path }], periods: [month] }
}

async function plan(context: FetchContext, config: CostExplorerConfig): Promise<FetchPlan> {
  const kept = await keptDays(context.kept, config)
  const months = wantedMonths(context.today, config.months, kept)
  const missing = missingDays(months)
  if (missing.length === 0)
    return { requests: 0, usd: 0, why: 'Every day is there, and AWS will not change it.' }
  const parts = await withCostExplorer(context, config, (ask) => firstLook(ask, config, missing, kept))
  const asked = months
    .filter(({ missing: days }) => days.length > 0)
    .map(({ month }) => parts.get(month) ?? [])
  const requests = asked.reduce((sum, { length }) => sum + length, 0)
  const looks = firstLookQuestions(config)
  return {
    requests,
    usd: usd(requests),
    why: `AWS charges $${USD_PER_REQUEST} for each page of an answer. There are ${requests} questions for ${missing.length} days of ${asked.length} months; a long answer has several pages, each charged. To find this out, ${looks} more ${looks > 1 ? 'were' : 'was'} asked already ($${usd(looks)}), unless that was within the hour.`,
  }
}

async function test(context: FetchContext, config: CostExplorerConfig): Promise<SourceTest> {
  const { today } = context
  const from = `${monthAfter(today.slice(0, 7), -1)}-01`
  const months = await withCostExplorer(context, config, async (ask) => {
    const found: { month: string; isEstimated: boolean }[] = []
    const question = { TimePeriod: { Start: from, End: today }, Granularity: 'MONTHLY' as const }
    for await (const { ResultsByTime } of ask({ ...question, Metrics: ['UnblendedCost'] }))
      for (const { TimePeriod, Estimated, Total = {} } of ResultsByTime)
        if (Number(Total.UnblendedCost?.Amount ?? 0) !== 0)
          found.push({ month: TimePeriod.Start.slice(0, 7), isEstimated: Estimated })
    return found
  })
  const estimated = months.filter(({ isEstimated }) => isEstimated).map(({ month }) => month)
  return {
    canList: true,
    canRead: true,
    lastPeriod: months.at(-1)?.month ?? null,
    findings: [
      `AWS charged $${USD_PER_REQUEST} for this test.`,
      ...(months.length === 0 ? ['Cost Explorer shows no cost for this month and the one before.'] : []),
      ...(estimated.length === 0
        ? []
        : [`AWS may still change ${estimated.join(' and ')}: days that may change are asked for again.`]),
      ...(config.billingAccountId === undefined
        ? ['Without billingAccountId, a Cost and Usage Report of the same month would count beside it.']
        : []),
    ],
  }
}

async function fetch(context: FetchContext, config: CostExplorerConfig, state: unknown): Promise<Fetched> {
  const kept = await keptDays(context.kept, config)
  const { settled } = State.parse(state)
  const months = wantedMonths(context.today, config.months, kept)
  const missing = missingDays(months)
  const sets: FileSet[] = []
  await withCostExplorer(context, config, async (ask) => {
    const parts = missing.length === 0 ? new Map() : await firstLook(ask, config, missing, kept)
    for (const wanted of months) {
      const { month } = wanted
      if (wanted.missing.length === 0 && settled.includes(month)) continue
      context.note({ text: month })
      const fetched = await fetchDays(context, ask, config, wanted, parts.get(month) ?? [], kept)
      const set = await fileOf(context, wanted, fetched, kept)
      if (set !== undefined) sets.push(set)
    }
  })
  const isSettled = ({ month, days }: WantedMonth) =>
    month < context.today.slice(0, 7) && days.every((day) => kept.has(day))
  return {
    sets,
    state: { settled: months.filter(isSettled).map(({ month }) => month) },
    lastPeriod: sets.at(-1)?.periods.at(-1) ?? settled.at(-1) ?? null,
  }
}

/** AWS Cost Explorer: a first look at usage and cost without any export. Days that AWS will not change any more are asked for once. */
export const costExplorerFetcher: Fetcher<CostExplorerConfig, null> = {
  kind: 'aws-cost-explorer',
  config: CostExplorerConfig,
  secret: null,
  hosts: costExplorerHosts,
  plan,
  test,
  fetch: (context, config, _secret, state) => fetch(context, config, state),
}
