import { readdirSync, readFileSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { groupShares } from '#lib/domain/logging/billed/group-shares.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { readSample } from '#lib/engine/logs/sample-file.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { changeOutgoingHosts } from '#lib/pipeline/change-outgoing-hosts.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { fetchIncomingBytes } from '#lib/pipeline/logging/fetch-incoming-bytes.ts'
import { attachLogs, markLogs } from '#lib/pipeline/logging/mark-logs.ts'
import { runImport } from '#lib/pipeline/run-import.ts'
import { recordImport } from '#lib/pipeline/start-import.ts'
import { logMarkHistory } from '#lib/queries/logging/log-samples.ts'
import { whatIfOfLogs } from '#lib/queries/logging/log-what-if.ts'
import { logging } from '#lib/queries/logging.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { findImport } from '#lib/store/find-import.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { logGroupLines } from '#test/support/log-group-lines.ts'
import { whatIfSource } from '#test/support/log-sources.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const dataDir = await ownTestDataDir()
const given = await temporaryFolder()
const by = { author: 'Ada', note: '' }
const question = { filter: {}, method: 'location', factorSet: '2026.1' } as const
let scope: Scope

const begin = async (slug: string): Promise<void> => {
  scope = { organisationId: (await ensureOrganisation({ slug, name: slug })).id, teams: 'all' }
}

async function importLog(text: string | Uint8Array, name = 'orders.log') {
  const path = join(given, `given-${Math.random()}`)
  await writeFile(path, text)
  const recorded = await recordImport(scope, [await addUpload(name, path)], { contents: 'logs' })
  if (!recorded.isEarlier) await runImport(scope, recorded.begun.id)
  const ended = await findImport(scope, recorded.begun.id)
  if (!ended) throw new Error('the import is not there')
  return ended
}

const ask = (who = scope) => logging(who, { ...question, sources: 100 })

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })

/** Files under the data directory whose bytes hold a text. */
const holding = (text: string): string[] =>
  files(dataDir).filter((path) => path.includes(text) || readFileSync(path).includes(text))

/** Everything in the parts of logs, unpacked. */
const keptOfLogs = async (): Promise<string> => {
  const parts = await activeParts(scope, 'logs')
  const folders = parts.map(({ id }) => partFolder(join(dataDir, 'lake'), scope.organisationId, id))
  return withConnection(async (connection) => {
    const read = []
    for (const folder of folders) read.push(await readSample(connection, folder))
    return JSON.stringify(read)
  })
}

/** 400 lines: three in four are debug output, one in four tells of a retry. */
const LOG = Array.from({ length: 400 }, (_, index) =>
  index % 4 === 3
    ? `2026-05-01 10:00:00,${100 + index} WARN [main] a.Client: Retrying call to ledger, attempt ${index}`
    : `2026-05-01 10:00:00,${100 + index} DEBUG [main] a.Cart: Loaded cart ${index} of customer ${index * 7}`,
).join('\n')

describe('a sample of logs', () => {
  beforeAll(async () => {
    await begin('sample')
    await importFiles(scope, [writeCsv(join(given, 'aws.csv'), logGroupLines())])
  })

  it('is known by templates and counts, and proposes its source by its name', async () => {
    const ended = await importLog(LOG)
    expect(ended).toMatchObject({ state: 'active', format: 'logs', contents: 'logs', error: null })
    expect(ended.rows).toMatchObject({ read: 400, kept: 400, rejected: 0 })
    const { samples, sources } = await ask()
    const orders = sources.find(({ source }) => source.name === '/aws/lambda/orders')
    expect(samples).toMatchObject([
      { importId: ended.id, lines: 400, records: 400, templateCount: 2, attachment: null },
    ])
    expect(samples[0]?.proposal).toEqual({ source: orders?.id, because: 'orders' })
    expect(orders?.sample).toBeNull()
  })

  it('once attached, divides the bill of its source by share of bytes', async () => {
    const before = await ask()
    const [sample] = before.samples
    const source = sample?.proposal?.source ?? ''
    await attachLogs(scope, { importId: sample?.importId ?? '', source, ...by })
    const report = await ask()
    expect(report.total).toEqual(before.total)
    expect(report.samples[0]).toMatchObject({ attachment: { source, author: 'Ada' }, proposal: null })
    const orders = report.sources.find(({ id }) => id === source)
    const { templates = [], levels = [], bytesPerLine } = orders?.sample ?? {}
    expect(templates.map(({ level, records }) => [level, records])).toEqual([
      ['DEBUG', 300],
      ['WARN', 100],
    ])
    const kg = (orders?.written.totalKgCo2e.central ?? 0) + (orders?.stored.totalKgCo2e.central ?? 0)
    expect(kg).toBeGreaterThan(0)
    expect(templates.reduce((sum, { totalKgCo2e }) => sum + totalKgCo2e.central, 0)).toBeCloseTo(kg, 12)
    expect(templates.reduce((sum, { gb }) => sum + (gb?.central ?? 0), 0)).toBeCloseTo(20, 9)
    expect(levels.reduce((sum, { gb }) => sum + (gb ?? 0), 0)).toBeCloseTo(20, 9)
    expect(bytesPerLine).toBeCloseTo(LOG.length / 400, 1)
    const [debug] = templates
    expect(debug?.gb?.low).toBeLessThan(debug?.gb?.central ?? 0)
    expect(report.advice[0]).toMatchObject({ rule: 'debug-in-production', template: debug?.id, source })
    expect(report.advice[0]?.saved.totalKgCo2e.central).toBeCloseTo(debug?.totalKgCo2e.central ?? 0, 12)
  })

  it('demoting a source saves what the bill without it lacks, and its queries', async () => {
    const { sources, total } = await ask()
    const search = sources.find(({ source }) => source.name === '/aws/lambda/search')
    const plan = { source: search?.id ?? '', templates: null, action: { kind: 'demote' } } as const
    const { saved } = await whatIfOfLogs(scope, question, [plan])
    const others = sources.filter(({ id }) => id !== search?.id)
    for (const side of ['low', 'central', 'high'] as const) {
      const left = others.reduce((sum, each) => sum + each.totalKgCo2e[side], 0)
      expect(saved.totalKgCo2e[side]).toBeCloseTo(total.totalKgCo2e[side] - left, 12)
    }
  })

  it('what an auditor asks for is neither advised on nor tried, until somebody takes it back', async () => {
    const { advice, sources } = await ask()
    const [first] = advice
    const mark = { source: first?.source ?? '', template: first?.template ?? null, ...by }
    await markLogs(scope, { ...mark, keep: true })
    const marked = await ask()
    expect(marked.advice.map(({ template }) => template)).not.toContain(first?.template)
    const templates = marked.sources.find(({ id }) => id === mark.source)?.sample?.templates
    expect(templates?.find(({ id }) => id === mark.template)?.auditKeep).toMatchObject({ author: 'Ada' })
    const plan = {
      source: mark.source,
      templates: [mark.template ?? ''],
      action: { kind: 'demote' },
    } as const
    expect((await whatIfOfLogs(scope, question, [plan])).plans[0]?.refused).toBe('audit-keep')
    await markLogs(scope, { ...mark, keep: false })
    expect((await ask()).sources).toEqual(sources)
    const { marks, attachments } = await logMarkHistory(scope)
    expect([marks.map(({ keep }) => keep), attachments.length]).toEqual([[false, true], 1])
  })

  it('a cluster on its own machines is shared over the samples attached to it, by bytes', async () => {
    const machine = (app: string) => ({
      'identity/LineItemId': app,
      'bill/PayerAccountId': '901',
      'bill/BillingPeriodStartDate': '2026-05-01T00:00:00Z',
      'lineItem/UsageAccountId': '1',
      'lineItem/LineItemType': 'Usage',
      'lineItem/UsageStartDate': '2026-05-01T00:00:00Z',
      'lineItem/UsageEndDate': '2026-05-02T00:00:00Z',
      'lineItem/ProductCode': 'AmazonEC2',
      'lineItem/UsageType': 'EUC1-BoxUsage:m5.large',
      'lineItem/Operation': 'RunInstances',
      'lineItem/ResourceId': `i-${app}`,
      'lineItem/UsageAmount': '24',
      'lineItem/UnblendedCost': '3',
      'lineItem/CurrencyCode': 'USD',
      'product/ProductName': 'Amazon Elastic Compute Cloud',
      'product/regionCode': 'eu-central-1',
      'product/instanceType': 'm5.large',
      'pricing/unit': 'Hrs',
      'resourceTags/user:app': app,
    })
    const bill = writeCsv(join(given, 'machines.csv'), [machine('loki'), machine('shop')])
    await importFiles(scope, [bill])
    const [cluster] = (await ask()).clusters
    expect(cluster).toMatchObject({ name: 'app=loki', shares: [], sample: null, cost: [{ amount: 3 }] })
    expect(cluster?.totalKgCo2e.central).toBeGreaterThan(0)
    const sizes = [300, 100].map((lines) => LOG.split('\n').slice(0, lines).join('\n'))
    for (const [index, text] of sizes.entries()) {
      const { id } = await importLog(`${text}\n`, `part-${index}.log`)
      await attachLogs(scope, { importId: id, source: cluster?.id ?? '', ...by })
    }
    const [shared] = (await ask()).clusters
    const parts = shared?.shares ?? []
    const [many = 0, few = 0] = sizes.map((text) => text.length + 1)
    expect(parts.map(({ share }) => share)).toEqual([many / (many + few), few / (many + few)])
    for (const side of ['low', 'central', 'high'] as const)
      expect(parts.reduce((sum, { totalKgCo2e }) => sum + totalKgCo2e[side], 0)).toBeCloseTo(
        cluster?.totalKgCo2e[side] ?? 0,
        12,
      )
    expect(
      shared?.sample?.templates.reduce((sum, { totalKgCo2e }) => sum + totalKgCo2e.central, 0),
    ).toBeCloseTo(cluster?.totalKgCo2e.central ?? 0, 12)
  })

  it('who sees some teams only is told of no sample and may say nothing', async () => {
    const some: Scope = { ...scope, teams: ['search'] }
    const seen = await ask(some)
    expect(seen.samples).toEqual([])
    expect(JSON.stringify(seen)).not.toMatch(/orders\.log|part-\d\.log|Ada/)
    expect(await logMarkHistory(some)).toEqual({ attachments: [], marks: [] })
    await expect(attachLogs(some, { importId: 'x', source: null, ...by })).rejects.toThrow(/any team/)
  })

  it('is gone when its import is deleted', async () => {
    const { samples, total } = await ask()
    for (const { importId } of samples) await deleteImport(scope, importId)
    const after = await ask()
    expect(after.samples).toEqual([])
    expect(after.sources.every(({ sample }) => sample === null)).toBe(true)
    expect(after.total).toEqual(total)
  })
})

describe('bytes that CloudWatch counted', () => {
  const wish = { region: 'eu-central-1', logGroups: ['/a', '/b', '/c'], from: '2026-05-01', to: '2026-05-02' }
  const BYTES = new Map([
    ['/a', [3e9, 1e9]],
    ['/b', [12e9]],
    ['/c', []],
  ])
  const Asked = z.object({
    MetricDataQueries: z.tuple([
      z.object({
        MetricStat: z.object({
          Stat: z.literal('Sum'),
          Metric: z.object({
            Namespace: z.literal('AWS/Logs'),
            MetricName: z.literal('IncomingBytes'),
            Dimensions: z.tuple([z.object({ Name: z.literal('LogGroupName'), Value: z.string() })]),
          }),
        }),
      }),
    ]),
  })

  beforeAll(() => begin('incoming'))

  it('are asked for by log group, once the host is switched on, and share a source of the bill', async () => {
    const server = await answeringServer()
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', server.url)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2')
    server.answerWith((asked, response) => {
      const { MetricDataQueries } = Asked.parse(JSON.parse(asked.body))
      const counted = BYTES.get(MetricDataQueries[0].MetricStat.Metric.Dimensions[0].Value) ?? []
      const Timestamps = counted.map((_, hour) => Date.parse('2026-05-01T00:00Z') / 1000 + hour * 3600)
      const result = { Id: 'counts', Timestamps, Values: counted, StatusCode: 'Complete' }
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
        .end(JSON.stringify({ MetricDataResults: [result] }))
    })
    await expect(fetchIncomingBytes(scope, wish)).rejects.toThrow(/switched off/)
    await changeOutgoingHosts([{ host: '127.0.0.1', port: server.port, allowPrivate: true }], 'Ada')
    const groups = await fetchIncomingBytes(scope, wish)
    expect(groups).toEqual([
      { logGroup: '/a', bytes: 4e9 },
      { logGroup: '/b', bytes: 12e9 },
      { logGroup: '/c', bytes: null },
    ])
    expect(groupShares(groups, whatIfSource('x'))).toEqual([
      {
        logGroup: '/b',
        bytes: 12e9,
        share: 0.75,
        totalKgCo2e: { low: 5.25, central: 10.5, high: 19.5 },
        cost: [{ currency: 'USD', amount: 4.5 }],
      },
      {
        logGroup: '/a',
        bytes: 4e9,
        share: 0.25,
        totalKgCo2e: { low: 1.75, central: 3.5, high: 6.5 },
        cost: [{ currency: 'USD', amount: 1.5 }],
      },
      { logGroup: '/c', bytes: null, share: null, totalKgCo2e: null, cost: null },
    ])
    vi.unstubAllEnvs()
  })
})

describe('secrets in logs', () => {
  beforeAll(() => begin('secrets'))

  const PLANTED = [
    'hunterpassphrase',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMIbPxRfiCYzEXAMPLEKEY',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl',
    'ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ',
    '4111111111111111',
    'grace.hopper@example.com',
    '192.0.2.77',
    'sessioncookievalue',
    'MIIEvQIBADANBgkqhkiG',
  ]
  const [password, key, secret, token, github, card, mail, address, cookie, pem] = PLANTED
  const LINES = [
    `2026-05-01T10:00:00Z stdout F level=info msg="login" password=${password} ip=${address}`,
    JSON.stringify({ level: 30, msg: `user ${mail} paid with ${card}`, authorization: `Bearer ${token}` }),
    JSON.stringify({ level: 'info', [`${mail}`]: 1, nested: { [`${key}`]: secret } }),
    `2026-05-01 10:00:00,000 ERROR [main] a.B: aws_secret_access_key=${secret} id ${key}`,
    `java.lang.IllegalStateException: token ${github}`,
    `\tat a.b.C(C.java:1) password: ${password}`,
    `2026-05-01 10:00:01,000 INFO [main] a.B: Cookie: id=${cookie}`,
    `2026-05-01 10:00:02,000 INFO [main] a.B: -----BEGIN PRIVATE KEY----- ${pem}`,
    JSON.stringify({ logEvents: [{ id: '1', timestamp: 1, message: `{"password":"${password}"}` }] }),
  ]
  const TEXT = `${Array.from({ length: 5 }, () => LINES.join('\n')).join('\n')}\n`

  it.each([
    ['as it is', TEXT],
    ['packed', gzipSync(TEXT)],
    ['alone, in a file that fails', gzipSync(TEXT).subarray(0, 300)],
  ])('are found nowhere on disk after the import: %s', async (_, text) => {
    const ended = await importLog(text, 'hostile.log')
    expect(['active', 'failed']).toContain(ended.state)
    const kept = await keptOfLogs()
    for (const text of PLANTED)
      expect({ text, files: holding(text), isKept: kept.includes(text) }).toEqual({
        text,
        files: [],
        isKept: false,
      })
    expect(files(join(dataDir, 'uploads'))).toEqual([])
  })
})

describe('damaged logs', () => {
  beforeAll(() => begin('damaged'))

  it.each([
    ['nothing', '', /empty/],
    ['a gzip bomb', gzipSync('\n'.repeat(12 * 1024 ** 2)), /unpacks to more than 200 times/],
    [
      'a JSON document cut short',
      '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body"',
      /ends in the middle/,
    ],
  ])('fail where they hold %s, and leave nothing behind', async (_, text, why) => {
    const ended = await importLog(text)
    expect(ended.state).toBe('failed')
    expect(ended.error).toMatch(why)
    expect((await ask()).samples).toEqual([])
    const lake = join(dataDir, 'lake', scope.organisationId)
    expect(files(lake)).toEqual([])
  })
})
