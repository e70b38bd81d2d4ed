import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { dayOf, daysInMonth, monthAfter } from '#lib/domain/targets/month-days.ts'
import type { FetchContext, Fetcher, FileSet } from '../fetcher.ts'
import { type Api, ask, jsonOf } from '../http/ask.ts'
import { pause } from '../http/pause.ts'
import { pauseAsked } from '../http/pause-asked.ts'
import { saveBody } from '../save-body.ts'
import { AZURE_HOSTS, AZURE_MANAGEMENT, AzureIdentity, AzureSecret, azureApi } from './azure-access.ts'

const VERSION = '2025-03-01'
const USUAL_PAUSE_MS = 20_000
const LONGEST_PAUSE_MS = 120_000
/** A report that is not there by then is begun anew by the next run. */
const MOST_WAITS_MS = 2 * 3_600_000
/** Files of a bill are larger than other answers. */
const LIMITS = { bytes: 64 * 1024 ** 3, milliseconds: 6 * 3_600_000, silentMilliseconds: 60_000 }
/** Costs of a month may change until five days after it, says Microsoft. */
const DAYS_UNTIL_FINAL = 6

const Config = AzureIdentity.extend({
  /** `subscriptions/…`, or `providers/Microsoft.Billing/billingAccounts/…` with what lies in it. */
  scope: z
    .string()
    .regex(
      /^(?:subscriptions\/[\da-fA-F-]{36}|providers\/Microsoft\.Billing\/billingAccounts\/[\w:.%/-]{1,400})$/,
    )
    .refine((scope) => !scope.includes('..')),
  /** With commitments spread over what they cover, or as billed. */
  metric: z.enum(['AmortizedCost', 'ActualCost']).default('AmortizedCost'),
  /** How many months back, this one included. Azure keeps 13. */
  months: z.int().min(1).max(13).default(3),
  /** Where Azure puts its reports, which differs: a report that lies elsewhere says where. */
  reportHost: z
    .string()
    .regex(/^[a-z\d]{3,24}\.blob\.core\.windows\.net$/)
    .optional(),
}).strict()
type Config = z.infer<typeof Config>

const State = z.object({ asOf: z.record(z.string(), z.string()) }).catch({ asOf: {} })

/** Only a store of Azure holds reports: nothing else that is switched on here is asked for one. */
const ReportLink = z.url({ protocol: /^https$/, hostname: /^[a-z\d]{3,24}\.blob\.core\.windows\.net$/ })

const Report = z.object({
  status: z.string(),
  manifest: z
    .object({
      blobs: z.array(z.object({ blobLink: ReportLink, byteCount: z.number().nullish() })).default([]),
    })
    .nullish(),
  error: z.object({ code: z.string().optional(), message: z.string().optional() }).nullish(),
})
type Report = z.infer<typeof Report>

const REFUSED = 'Give the application the role Cost Management Reader on the scope.'

/** Where to ask for a report that is being made: only at Azure itself, for the token goes with the question. */
function locationOf(headers: Readonly<Record<string, string>>): URL {
  const { location = '' } = headers
  const url = URL.canParse(location, AZURE_MANAGEMENT) ? new URL(location, AZURE_MANAGEMENT) : undefined
  if (url?.origin === AZURE_MANAGEMENT.origin) return url
  throw new AppError('server-unreachable', 'Azure does not say where its report will be.', 'Try again later.')
}

/** Asks for a report, and again until it is made. */
async function report(api: Api, { scope, metric }: Config, start: string, end: string): Promise<Report> {
  const url = new URL(
    `/${scope}/providers/Microsoft.CostManagement/generateCostDetailsReport?api-version=${VERSION}`,
    AZURE_MANAGEMENT,
  )
  const json = { metric, timePeriod: { start, end } }
  let answer = await ask(api, { url, method: 'POST', json })
  let waitedMs = 0
  while (answer.status === 202) {
    const at = locationOf(answer.headers)
    const pauseMs = Math.min(LONGEST_PAUSE_MS, pauseAsked(answer.headers) ?? USUAL_PAUSE_MS)
    waitedMs += Math.max(1000, pauseMs)
    if (waitedMs > MOST_WAITS_MS)
      throw new AppError('server-unreachable', 'Azure is still making the report.', 'Try again later.')
    answer.body.destroy()
    await pause(pauseMs, api.context.signal)
    answer = await ask(api, { url: at })
  }
  if (answer.status === 204) {
    answer.body.destroy()
    return { status: 'NoDataFound' }
  }
  const found = await jsonOf(api, url, answer, Report)
  if (/^(?:Completed|NoDataFound)$/i.test(found.status)) return found
  throw new AppError(
    'server-unreachable',
    `Azure made no report of ${start} to ${end}: ${found.status} ${found.error?.message ?? ''}`.trim(),
    'Try again later, or with a smaller scope.',
  )
}

/** Writes one file of a report as it comes. The address itself is what permits to read it: no token goes there. */
async function download(
  context: FetchContext,
  link: URL,
  path: string,
  byteCount: number | null | undefined,
): Promise<void> {
  const store: Api = {
    context,
    name: 'The store of Azure’s reports',
    refused: 'The address of the report has expired. The next run asks for a new one.',
  }
  const { body } = await ask(store, { url: link, limits: LIMITS })
  const bytes = await saveBody(body, path, context)
  if (byteCount != null && byteCount > 0 && byteCount !== bytes)
    throw new AppError(
      'server-unreachable',
      `A file of the report ended after ${bytes} of ${byteCount} bytes.`,
      'Nothing of the month was kept. Try again.',
    )
}

interface Wanted {
  readonly month: string
  readonly start: string
  readonly end: string
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** The months that are not final yet: until some days after they ended they are asked for again. */
function wantedMonths(
  { months }: Config,
  today: string,
  asOf: Readonly<Record<string, string>>,
): readonly Wanted[] {
  return Array.from({ length: months }, (_, index) =>
    monthAfter(today.slice(0, 7), index + 1 - months),
  ).flatMap((month) => {
    const last = dayOf(month, daysInMonth(month))
    const end = last < today ? last : dayBefore(today)
    const start = `${month}-01`
    const finalOn = dayOf(monthAfter(month, 1), DAYS_UNTIL_FINAL)
    return end < start || (asOf[month] ?? '') >= finalOn ? [] : [{ month, start, end }]
  })
}

async function fetchMonth(context: FetchContext, api: Api, config: Config, { month, start, end }: Wanted) {
  context.note({ text: month })
  const { manifest } = await report(api, config, start, end)
  const files: { fileName: string; path: string }[] = []
  for (const { blobLink, byteCount } of manifest?.blobs ?? []) {
    const fileName = `azure-${config.metric === 'ActualCost' ? 'actual' : 'amortized'}-${month}-${files.length + 1}.csv`
    const path = join(context.folder, fileName)
    await download(context, new URL(blobLink), path, byteCount)
    files.push({ fileName, path })
  }
  return files
}

/** Costs and usage of Azure without an export, by the Cost Details API: one report for each month, in files. */
export const azureCostFetcher: Fetcher<Config, AzureSecret> = {
  kind: 'azure-cost-details',
  config: Config,
  secret: AzureSecret,
  hosts: ({ reportHost }) => [
    ...AZURE_HOSTS,
    ...(reportHost === undefined ? [] : [new URL(`https://${reportHost}`)]),
  ],
  async test(context, config, secret) {
    const api = azureApi(context, config, secret, REFUSED)
    const yesterday = dayBefore(context.today)
    const { manifest } = await report(api, config, yesterday, yesterday)
    const hosts = new Set((manifest?.blobs ?? []).map(({ blobLink }) => new URL(blobLink).host))
    for (const host of hosts) context.outgoing.admit(new URL(`https://${host}`))
    return {
      canList: true,
      canRead: true,
      lastPeriod: hosts.size > 0 ? yesterday.slice(0, 7) : null,
      findings: [
        ...(hosts.size === 0 ? ['Azure has no costs of yesterday for this scope yet.'] : []),
        ...[...hosts].map((host) => `Azure puts its reports on ${host}.`),
      ],
    }
  },
  async fetch(context, config, secret, state) {
    const api = azureApi(context, config, secret, REFUSED)
    const asOf = { ...State.parse(state).asOf }
    const sets: FileSet[] = []
    for (const wanted of wantedMonths(config, context.today, asOf)) {
      const files = await fetchMonth(context, api, config, wanted)
      if (files.length === 0) continue
      asOf[wanted.month] = context.today
      sets.push({ key: wanted.month, files, periods: [wanted.month] })
    }
    return { sets, state: { asOf }, lastPeriod: Object.keys(asOf).sort().at(-1) ?? null }
  },
}
