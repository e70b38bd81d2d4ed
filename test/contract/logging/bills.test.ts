import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { LOG_STAGES } from '#lib/domain/logging/log-stage.ts'
import type { LogSums } from '#lib/domain/logging/log-sums.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { saveTeamRules } from '#lib/pipeline/save-team-rules.ts'
import { defineBoundary } from '#lib/pipeline/sci/define-boundary.ts'
import { setConstantCount } from '#lib/pipeline/sci/set-constant-count.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { type LoggingQuestion, logging } from '#lib/queries/logging.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { EA_LINE } from '#test/support/azure-lines.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { gcpRow, writeJsonLines } from '#test/support/gcp-rows.ts'
import { importFiles } from '#test/support/import-file.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
await ownTestDataDir()
let scope: Scope
const by = { author: 'Ada', note: '' }

const ask = (filter: UsageFilter, more: Partial<LoggingQuestion> = {}, who = scope) =>
  logging(who, { filter, method: 'location', factorSet: '2026.1', sources: 100, ...more })

const BILLS = {
  cur: 'bills/aws-cur-legacy-csv/anonymous-aws-export.csv',
  focus: 'bills/focus-1.0/focus_sample_partA.csv',
  google: 'bills/gcp-standard/koku_202011_2020-11-08_2020-11-11.csv',
  azure: 'bills/azure-ea/EA_AmortizedCost_Small.csv',
}

/** Of one AWS account, 2026-05-01 and 02, in GB: of two functions, flow logs, what is stored; and what is no log. */
const awsLine = (
  day: string,
  name: string,
  usageType: string,
  gb: string,
  given: Record<string, string> = {},
) => ({
  'identity/LineItemId': `${day}-${name}-${usageType}`,
  'bill/PayerAccountId': '900',
  'bill/BillingPeriodStartDate': '2026-05-01T00:00:00Z',
  'lineItem/UsageAccountId': '1',
  'lineItem/LineItemType': 'Usage',
  'lineItem/UsageStartDate': `${day}T00:00:00Z`,
  'lineItem/UsageEndDate': `${day}T23:00:00Z`,
  'lineItem/ProductCode': 'AmazonCloudWatch',
  'lineItem/UsageType': `EUC1-${usageType}`,
  'lineItem/Operation': usageType === 'TimedStorage-ByteHrs' ? 'HourlyStorageMetering' : 'PutLogEvents',
  'lineItem/ResourceId': name === '' ? '' : `arn:aws:logs:eu-central-1:1:log-group:${name}`,
  'lineItem/UsageAmount': gb,
  'lineItem/UnblendedCost': '0.5',
  'lineItem/CurrencyCode': 'USD',
  'product/ProductName': 'AmazonCloudWatch',
  'product/regionCode': 'eu-central-1',
  'pricing/unit': usageType === 'TimedStorage-ByteHrs' ? 'GB-Mo' : 'GB',
  'resourceTags/user:team': name.includes('orders') ? 'orders' : 'platform',
  ...given,
})
const AWS = ['2026-05-01', '2026-05-02'].flatMap((day) => [
  awsLine(day, '/aws/lambda/orders', 'DataProcessing-Bytes', '10'),
  awsLine(day, '/aws/lambda/search', 'DataProcessingIA-Bytes', '4', { 'lineItem/UnblendedCost': '0' }),
  awsLine(day, 'vpc-flow-logs', 'VendedLog-VPC_FLOW-Bytes', '20'),
  awsLine(day, '/aws/lambda/orders', 'TimedStorage-ByteHrs', '3'),
  awsLine(day, '', 'DataScanned-Bytes', '50'),
  awsLine(day, '', 'Logs-LiveTail', '7', { 'pricing/unit': 'Minutes' }),
  awsLine(day, '', 'CW:MetricMonitorUsage', '1000', { 'pricing/unit': 'Metrics' }),
  awsLine(day, '', 'TimedStorage-ByteHrs', '900', {
    'lineItem/ProductCode': 'AmazonS3',
    'lineItem/Operation': 'StandardStorage',
    'product/ProductName': 'Amazon Simple Storage Service',
  }),
])

const logsOf = (type: string, bytes: number) =>
  gcpRow({
    service: { id: '5490-F7B7-8DF6', description: 'Cloud Logging' },
    sku: { id: '143F-A1B0-E0BE', description: 'Log Storage cost' },
    usage: {
      amount: bytes,
      unit: 'bytes',
      amount_in_pricing_units: bytes / 2 ** 30,
      pricing_unit: 'gibibyte',
    },
    labels: [{ key: 'goog-resource-type', value: type }],
    resource: {
      name: null,
      global_name: '//logging.googleapis.com/projects/42/locations/global/buckets/_Default',
    },
  })

const WORKSPACE = '/subscriptions/1/resourceGroups/g/providers/microsoft.operationalinsights/workspaces/soc'
const azureLine = (category: string, meter: string, quantity: string, unit = '1 GB') => ({
  ...EA_LINE,
  MeterCategory: category,
  MeterName: meter,
  Quantity: quantity,
  UnitOfMeasure: unit,
  ResourceId: WORKSPACE,
  AdditionalInfo: '',
})
/** Each of 30 GB is billed twice, as for every workspace of Sentinel. */
const AZURE = [
  azureLine('Log Analytics', 'Pay-as-you-go Data Ingestion', '30'),
  azureLine('Sentinel', 'Pay-as-you-go Analysis', '30'),
  azureLine('Azure Monitor', '100 GB Commitment Tier', '1', '1/Day'),
]

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await importFiles(scope, [writeCsv(join(folder, 'aws.csv'), AWS)])
  await importFiles(scope, [writeCsv(join(folder, 'azure.csv'), AZURE)])
  const hours = [logsOf('gce_instance', 2e9), logsOf('gce_instance', 1e9), logsOf('cloudsql_database', 5e8)]
  await importFiles(scope, [writeJsonLines(join(folder, 'google.json'), hours)])
  if (samplesDir) for (const bill of Object.values(BILLS)) await importFiles(scope, [sample(bill)])
  const rules = [{ id: 'tag', when: [], gives: { teamFromTag: 'team' } }]
  await saveTeamRules(scope, { rules, sharedSplit: NO_SPLIT, ...by })
})

const MAY = { from: '2026-05-01', to: '2026-05-31', provider: ['AWS'] }
const SIDES = ['low', 'central', 'high'] as const

const expectSum = (parts: readonly LogSums[], whole: LogSums) => {
  for (const side of SIDES) {
    const sum = parts.reduce((total, part) => total + part.totalKgCo2e[side], 0)
    expect(sum).toBeCloseTo(whole.totalKgCo2e[side], 12)
  }
  for (const stage of LOG_STAGES) {
    const sum = parts.reduce((total, part) => total + (part.gb[stage] ?? 0), 0)
    expect(sum).toBeCloseTo(whole.gb[stage] ?? 0, 9)
  }
  expect(parts.reduce((total, { lines }) => total + lines, 0)).toBe(whole.lines)
  const money = (sums: LogSums) => sums.cost.reduce((total, { amount }) => total + amount, 0)
  expect(parts.reduce((total, part) => total + money(part), 0)).toBeCloseTo(money(whole), 9)
}

describe('a bill of AWS', () => {
  it('has GB by stage, free ones too, and neither metrics nor storage of S3 among them', async () => {
    const { total, stages } = await ask(MAY)
    expect(total.gb).toEqual({ ingest: 28, vended: 40, storage: 6, query: 100 })
    expect(total).toMatchObject({ writtenGb: 68, lines: 12, linesWithoutBytes: 2 })
    expect(total.cost).toMatchObject([{ currency: 'USD', amount: 5 }])
    expect(stages.map(({ stage, lines }) => [stage, lines])).toEqual([
      ['ingest', 4],
      ['vended', 2],
      ['storage', 2],
      ['query', 4],
    ])
  })

  it('adds up by stage, usage type, service, team and source, and is part of the total of its kinds', async () => {
    const found = await ask(MAY)
    for (const parts of [found.stages, found.kinds, found.services, found.teams, found.sources])
      expectSum(parts, found.total)
    const usageType = found.kinds.map((kind) => kind.usageType)
    const service = ['AmazonCloudWatch']
    const same = await report(scope, {
      filter: { ...MAY, usageType, service },
      groupBy: [],
      method: 'location',
      factorSet: '2026.1',
    })
    expect(found.total.totalKgCo2e.central).toBeGreaterThan(0)
    for (const side of SIDES)
      expect(found.total.totalKgCo2e[side]).toBeCloseTo(same.total.totalKgCo2e[side], 12)
    expect(same.rows.kept).toBe(found.total.lines)
  })

  it('tells log groups apart and proposes their owners', async () => {
    const { sources } = await ask(MAY)
    const told = Object.fromEntries(
      sources.map(({ source, writtenGb }) => [source.name, { source, writtenGb }]),
    )
    expect(told['/aws/lambda/orders']).toMatchObject({
      source: { type: 'log-group', proposedOwner: 'orders' },
      writtenGb: 20,
    })
    expect(told['vpc-flow-logs']).toMatchObject({ source: { writtenBy: 'VPC flow logs' }, writtenGb: 40 })
    expect(told['']).toMatchObject({ source: { type: 'unknown' }, writtenGb: null })
  })

  it('sums the sources that are not listed', async () => {
    const [some, all] = await Promise.all([ask(MAY, { sources: 1 }), ask(MAY)])
    expect(some.sources).toHaveLength(1)
    expect([some.sourceCount, all.sourceCount, all.otherSources]).toEqual([4, 4, null])
    if (some.otherSources) expectSum([...some.sources, some.otherSources], all.total)
    else expect.fail('no other sources')
  })

  it('is narrowed by filters, and to the teams that whoever asks may see', async () => {
    const orders = { ...scope, teams: ['orders'] }
    const [filtered, seen, oneDay, oneGroup] = await Promise.all([
      ask({ ...MAY, team: ['orders'] }),
      ask(MAY, {}, orders),
      ask({ ...MAY, to: '2026-05-01' }),
      ask({ ...MAY, resource: ['arn:aws:logs:eu-central-1:1:log-group:vpc-flow-logs'] }),
    ])
    expect(filtered.total.gb).toEqual({ ingest: 20, storage: 6 })
    expect(seen).toEqual(filtered)
    expect(oneDay.total.gb).toEqual({ ingest: 14, vended: 20, storage: 3, query: 50 })
    expect(oneGroup.total.gb).toEqual({ vended: 40 })
    expect((await ask({ ...MAY, service: ['Amazon Simple Storage Service'] })).total).toMatchObject({
      gb: {},
      writtenGb: null,
      lines: 0,
    })
  })

  it('has GB per operation of a boundary, over the days that were counted whole', async () => {
    const boundary = 'orders'
    const components = [
      { name: 'orders', selection: { team: ['orders'] }, inside: true as const },
      { name: 'rest', selection: { team: ['platform'] }, inside: { reason: 'scored apart' } },
    ]
    const definition = { description: '', components, sharedSplit: NO_SPLIT, allocation: null }
    await defineBoundary(scope, { name: boundary, definition, ...by })
    const days = { from: '2026-05-02', to: '2026-05-03' }
    await setConstantCount(scope, {
      boundary,
      operation: 'order',
      unit: 'order',
      perDay: 500,
      ...days,
      ...by,
    })
    const { perOperation } = await ask(MAY, { operation: { boundary, operation: 'order' } })
    const told = { days: 1, operations: 500, writtenGb: 10, gbPerOperation: 0.02 }
    expect(perOperation).toEqual({ boundary, operation: 'order', ...told })
  })
})

it('Google Cloud tells the bucket and the type of resource, and hours repeat', async () => {
  const { total, sources } = await ask({ from: '2026-05-01', to: '2026-05-31', provider: ['Google Cloud'] })
  expect(total.gb).toEqual({ ingest: 3.5 })
  expect(
    sources.map(({ account, source, gb }) => [account, source.writtenBy, source.name, gb.ingest]),
  ).toEqual([
    ['shop-prod', 'gce_instance', 'projects/42/buckets/_Default', 3],
    ['shop-prod', 'cloudsql_database', 'projects/42/buckets/_Default', 0.5],
  ])
})

it('Azure bills what Sentinel reads twice, and its bytes count once; a commitment has none', async () => {
  const { total, sources } = await ask({ from: '2026-09-01', to: '2026-09-30', provider: ['Microsoft'] })
  expect(total.gb).toEqual({ ingest: 30, protection: null })
  expect(total).toMatchObject({ writtenGb: 30, lines: 3, linesWithoutBytes: 2 })
  expect(total.cost.map(({ amount }) => amount)[0]).toBeCloseTo(7.2, 12)
  expect(sources.map(({ source }) => source)).toMatchObject([{ type: 'workspace', name: 'soc' }])
})

/** The rows of a CSV by column name. */
function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const lines: string[][] = [[]]
  const csv = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  for (const [, cell = '', end = ''] of csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end !== ',') lines.push([])
  }
  const [header = [], ...rest] = lines
  return rest.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

describe.skipIf(samplesDir === null)(
  'on real bills, GB by stage are what a plain sum of the file says',
  () => {
    const summed = (
      bill: string,
      column: string,
      takes: (row: Readonly<Record<string, string>>) => boolean,
    ) => {
      const rows = rowsOf(sample(bill))
      const values = rows.filter(takes).map((row) => Number(row[column]))
      expect(values.length).toBeGreaterThan(0)
      return values.reduce((sum, value) => sum + value, 0)
    }
    const expectGb = async (filter: UsageFilter, expected: Record<string, number>) => {
      const { gb } = (await ask(filter)).total
      expect(Object.keys(gb)).toEqual(Object.keys(expected))
      for (const [stage, sum] of Object.entries(expected))
        expect(((gb as Record<string, number>)[stage] ?? 0) / sum).toBeCloseTo(1, 9)
    }

    it('AWS, Cost and Usage Report', () =>
      expectGb(
        { from: '2023-11-01', to: '2023-11-30', provider: ['AWS'] },
        {
          storage: summed(
            BILLS.cur,
            'lineItem/UsageAmount',
            (row) =>
              row['lineItem/ProductCode'] === 'AmazonCloudWatch' &&
              row['lineItem/UsageType']?.endsWith('TimedStorage-ByteHrs') === true,
          ),
        },
      ))

    it('AWS, FOCUS 1.0', () => {
      const says = (word: string) => (row: Readonly<Record<string, string>>) =>
        row.ServiceName === 'AmazonCloudWatch' && row.ChargeDescription?.includes(word) === true
      return expectGb(
        { from: '2024-09-01', to: '2024-09-30', provider: ['AWS'] },
        {
          ingest: summed(BILLS.focus, 'ConsumedQuantity', says('log data ingested')),
          vended: summed(BILLS.focus, 'ConsumedQuantity', says('vended logs ingested')),
          storage: summed(BILLS.focus, 'ConsumedQuantity', says('log storage')),
        },
      )
    })

    it('Google Cloud', () =>
      expectGb(
        { from: '2020-11-01', to: '2020-11-30', provider: ['Google Cloud'] },
        {
          ingest: summed(BILLS.google, 'usage.amount', (row) => row['sku.id'] === '143F-A1B0-E0BE') / 1e9,
          protection: summed(BILLS.google, 'usage.amount', (row) => row['sku.id'] === 'D5A4-0C3E-4DA4') / 1e9,
        },
      ))

    it('Azure', () =>
      expectGb(
        { from: '2023-09-01', to: '2023-09-30', provider: ['Microsoft'] },
        { storage: summed(BILLS.azure, 'Quantity', (row) => row.MeterCategory === 'Log Analytics') },
      ))
  },
)
