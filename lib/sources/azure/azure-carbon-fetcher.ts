import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { monthAfter } from '#lib/domain/targets/month-days.ts'
import type { FetchContext, Fetcher, FileSet } from '../fetcher.ts'
import { type Api, askJson } from '../http/ask.ts'
import {
  AZURE_HOSTS,
  AZURE_MANAGEMENT,
  AzureIdentity,
  AzureSecret,
  azureApi,
  SUBSCRIPTION,
} from './azure-access.ts'

const VERSION = '2025-04-01'
const PAGE = 1000
const MAX_PAGES = 1000
const SCOPES = ['Scope1', 'Scope2', 'Scope3']
/** The API takes no more at once. */
const SUBSCRIPTIONS_AT_ONCE = 100

const Config = AzureIdentity.extend({
  subscriptions: z.array(z.string().regex(SUBSCRIPTION).toLowerCase()).min(1).max(1000),
  /** How many of the months that Azure has, which are twelve at most. */
  months: z.int().min(1).max(12).default(12),
}).strict()
type Config = z.infer<typeof Config>

const State = z.object({ contents: z.record(z.string(), z.string()) }).catch({ contents: {} })

const Available = z.object({ startDate: z.iso.date(), endDate: z.iso.date() })

/** One page; its items stay as they are, for the reader of such answers. */
const Page = z.looseObject({
  value: z.array(z.looseObject({ latestMonthEmissions: z.number() })),
  skipToken: z.string().nullish(),
  subscriptionAccessDecisionList: z
    .array(z.looseObject({ subscriptionId: z.string(), decision: z.string() }))
    .nullish(),
})

const REFUSED = 'Give the application the role Carbon Optimization Reader on every subscription.'

const urlOf = (path: string): URL =>
  new URL(`/providers/Microsoft.Carbon/${path}?api-version=${VERSION}`, AZURE_MANAGEMENT)

/** The months that Azure has figures of, oldest first. */
async function available(api: Api, { months }: Config): Promise<readonly string[]> {
  const url = urlOf('queryCarbonEmissionDataAvailableDateRange')
  const { startDate, endDate } = await askJson(api, { url, method: 'POST', json: {} }, Available)
  const last = endDate.slice(0, 7)
  return Array.from({ length: months }, (_, index) => monthAfter(last, index + 1 - months)).filter(
    (month) => month >= startDate.slice(0, 7),
  )
}

/** What Azure says of each resource in a month, in pages that say what was asked. */
async function reports(api: Api, { subscriptions }: Config, month: string): Promise<readonly object[]> {
  const asked = { carbonScopeList: SCOPES, dateRange: { start: `${month}-01`, end: `${month}-01` } }
  const found: object[] = []
  for (let from = 0; from < subscriptions.length; from += SUBSCRIPTIONS_AT_ONCE) {
    const subscriptionList = subscriptions.slice(from, from + SUBSCRIPTIONS_AT_ONCE)
    let skipToken: string | undefined
    let pages = 0
    do {
      pages += 1
      if (pages > MAX_PAGES)
        throw new AppError(
          'limit-exceeded',
          `Azure has more than ${MAX_PAGES} pages for ${month}.`,
          'Nothing was kept.',
        )
      const json = {
        ...{ reportType: 'ItemDetailsReport', categoryType: 'Resource', subscriptionList, ...asked },
        ...{ orderBy: 'ItemName', sortDirection: 'Asc', pageSize: PAGE },
        ...(skipToken === undefined ? {} : { skipToken }),
      }
      const { skipToken: next, ...page } = await askJson(
        api,
        { url: urlOf('carbonEmissionReports'), method: 'POST', json },
        Page,
      )
      found.push({ ...asked, ...page })
      skipToken = next ?? undefined
    } while (skipToken !== undefined && skipToken !== '')
  }
  return found
}

const isWorthKeeping = (pages: readonly object[]): boolean =>
  pages.some((page) => z.object({ value: z.array(z.unknown()).min(1) }).safeParse(page).success)

const open = (context: FetchContext, config: Config, secret: AzureSecret | null): Api =>
  azureApi(context, config, secret, REFUSED)

/** Microsoft's own carbon figures, by Azure Carbon Optimization: every resource of a month, all three scopes. */
export const azureCarbonFetcher: Fetcher<Config, AzureSecret> = {
  kind: 'azure-carbon',
  config: Config,
  secret: AzureSecret,
  hosts: () => AZURE_HOSTS,
  async test(context, config, secret) {
    const api = open(context, config, secret)
    const last = (await available(api, config)).at(-1)
    const pages = last === undefined ? [] : await reports(api, config, last)
    const decisions = pages.flatMap((page) => Page.parse(page).subscriptionAccessDecisionList ?? [])
    const denied = new Set(
      decisions.filter(({ decision }) => decision === 'Denied').map(({ subscriptionId }) => subscriptionId),
    )
    return {
      canList: true,
      canRead: denied.size < config.subscriptions.length,
      lastPeriod: last ?? null,
      findings: [...denied].map((id) => `Azure denies access to ${id}. ${REFUSED}`),
    }
  },
  async fetch(context, config, secret, state) {
    const api = open(context, config, secret)
    const contents = { ...State.parse(state).contents }
    const months = await available(api, config)
    const sets: FileSet[] = []
    for (const month of months) {
      context.note({ text: month })
      const pages = await reports(api, config, month)
      const text = JSON.stringify(pages)
      const content = createHash('sha256').update(text).digest('hex').slice(0, 16)
      if (!isWorthKeeping(pages) || contents[month] === content) continue
      contents[month] = content
      const fileName = `azure-carbon-${month}.json`
      const path = join(context.folder, fileName)
      await writeFile(path, text)
      context.note({ bytes: Buffer.byteLength(text) })
      sets.push({ key: month, files: [{ fileName, path }], periods: [month] })
    }
    return { sets, state: { contents }, lastPeriod: months.at(-1) ?? null }
  },
}
