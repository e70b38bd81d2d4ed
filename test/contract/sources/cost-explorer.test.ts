import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { CostExplorerConfig } from '#lib/sources/cost-explorer/cost-explorer-config.ts'
import { costExplorerFetcher } from '#lib/sources/cost-explorer/cost-explorer-fetcher.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { withAwsKeys } from '#test/support/aws-keys.ts'
import {
  answerAws,
  type Bill,
  type CostLine,
  costAndUsage,
  questionOf,
} from '#test/support/cost-explorer-answers.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { sourceOf } from '#test/support/source-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const server = await answeringServer()
const outgoing = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
vi.spyOn(console, 'info').mockImplementation(() => undefined)
const home = await temporaryFolder()

withAwsKeys(home, { COST_EXPLORER: server.url, STS: server.url })

const line = (given: Partial<CostLine> = {}): CostLine => ({
  day: '2026-09-01',
  SERVICE: 'Amazon Elastic Compute Cloud - Compute',
  USAGE_TYPE: 'EUC1-BoxUsage:m5.large',
  REGION: 'eu-central-1',
  RECORD_TYPE: 'Usage',
  LINKED_ACCOUNT: '000000000001',
  tags: {},
  unit: 'Hrs',
  quantity: 24,
  unblended: 2.4,
  amortized: 2.4,
  ...given,
})

const source = (given: Partial<CostExplorerConfig> = {}) =>
  sourceOf(costExplorerFetcher, {
    outgoing,
    home,
    config: CostExplorerConfig.parse({ months: 1, ...given }),
  })

const serve = (bill: () => Bill): void =>
  server.answerWith((asked, response) => answerAws(response, costAndUsage(bill(), questionOf(asked))))

const fails = (name: string) => ({ __type: `com.amazonaws.ce#${name}`, message: 'told' })
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const billed = async (...paths: string[]) =>
  sum((await readCharges(...paths)).map(({ billed_cost }) => Number(billed_cost)))

describe('a month', () => {
  it('is asked for region by region, usage apart from other money, and comes with the region, the unit and what it costs', async () => {
    const lines = [
      line(),
      line({ REGION: 'us-east-1', USAGE_TYPE: 'BoxUsage:m5.large', quantity: 12, unblended: 1 }),
      line({
        REGION: 'NoRegion',
        RECORD_TYPE: 'Tax',
        SERVICE: 'Tax',
        USAGE_TYPE: 'NoUsageType',
        unit: 'N/A',
      }),
      line({ REGION: 'eu-central-1', RECORD_TYPE: 'Credit', quantity: 5, unblended: -0.4, amortized: -0.4 }),
    ]
    serve(() => ({ lines, finalUntil: '2026-10-01' }))
    const { sets, paths, lastPeriod, told } = await source({ billingAccountId: '000000000009' }).fetch(
      '2026-09-02',
    )
    expect(sets.map(({ key, periods }) => ({ key, periods }))).toEqual([
      { key: '2026-09', periods: ['2026-09'] },
    ])
    expect(lastPeriod).toBe('2026-09')
    expect(told.requests).toBe(server.asked.length)
    expect(server.asked.map(({ headers }) => headers['x-amz-target'])).toEqual(
      Array(5).fill('AWSInsightsIndexService.GetCostAndUsage'),
    )
    const rows = await readCharges(...paths)
    expect(rows).toHaveLength(4)
    const common = { billing_account_id: '000000000009', charge_period_start: '2026-09-01 00:00:00' }
    expect(rows).toMatchObject([
      { ...common, region: 'eu-central-1', unit: 'Hrs', quantity: 24, billed_cost: 2.4, line_type: 'Usage' },
      { ...common, region: 'eu-central-1', billed_cost: -0.4, line_type: 'Credit' },
      {
        ...common,
        region: 'us-east-1',
        unit: 'Hrs',
        quantity: 12,
        billed_cost: 1,
        usage_type: 'BoxUsage:m5.large',
      },
      { ...common, region: '', billed_cost: 2.4, line_type: 'Tax' },
    ])
  })

  it('whose answers have many pages comes whole', async () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      line({ USAGE_TYPE: `EUC1-BoxUsage:m${index}.large` }),
    )
    serve(() => ({ lines, finalUntil: '2026-10-01', groupsPerPage: 7 }))
    const { paths } = await source().fetch('2026-09-03')
    expect((await readCharges(...paths)).map(({ usage_type }) => usage_type)).toEqual(
      lines.map(({ USAGE_TYPE }) => USAGE_TYPE),
    )
  })

  it('in which units are mixed keeps its cost and has no quantity', async () => {
    serve(() => ({ lines: [line(), line({ unit: 'GB-Mo' })], finalUntil: '2026-10-01' }))
    const { paths } = await source().fetch('2026-09-02')
    expect(await readCharges(...paths)).toMatchObject([
      { has_quantity: false, quantity: null, billed_cost: 4.8 },
    ])
  })

  it('of which nothing is known is no import', async () => {
    serve(() => ({ lines: [], finalUntil: '2026-10-01' }))
    expect(await source().fetch('2026-09-03')).toMatchObject({ sets: [], lastPeriod: null })
    expect(await source().fetch('2026-09-01')).toMatchObject({ sets: [], told: { requests: 0 } })
  })

  it.each([
    ['tag', { kind: 'tag', key: 'team' }, 'tags', ['{"team":"a$b"}', '{"team":"search"}', '{}']],
    ['account', { kind: 'account' }, 'sub_account_id', ['000000000001', '000000000002']],
  ] as const)('tells teams apart by %s, and adds up all the same', async (_, teamsBy, column, values) => {
    const lines = [
      line({ tags: { team: 'search' }, LINKED_ACCOUNT: '000000000002' }),
      line({ tags: { team: 'a$b' }, unblended: 7 }),
      line({ unblended: 0.5 }),
      line({ REGION: 'global', tags: { team: 'search' } }),
    ]
    serve(() => ({ lines, finalUntil: '2026-10-01' }))
    const { paths } = await source({ teamsBy }).fetch('2026-09-02')
    expect([...new Set((await readCharges(...paths)).map((row) => String(row[column])))].sort()).toEqual(
      [...values].sort(),
    )
    expect(await billed(...paths)).toBeCloseTo(2.4 + 7 + 0.5 + 2.4, 9)
  })
})

describe('days', () => {
  const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04']
  const bill = (finalUntil: string, price = 1): Bill => ({
    lines: days.map((day) => line({ day, unblended: day < finalUntil ? 1 : price })),
    finalUntil,
  })
  const periods = () =>
    [...new Set(server.asked.map((asked) => JSON.stringify(questionOf(asked).TimePeriod)))].map((it) =>
      JSON.parse(it),
    )

  it('that AWS will not change are asked for once, estimated ones again, and the month is whole each time', async () => {
    const here = source()
    serve(() => bill('2026-09-03'))
    const first = await here.fetch('2026-09-04')
    expect(await billed(...first.paths)).toBe(3)
    expect(periods()).toEqual([{ Start: '2026-09-01', End: '2026-09-04' }])
    serve(() => bill('2026-09-04', 5))
    const second = await here.fetch('2026-09-05')
    expect(periods()).toEqual([{ Start: '2026-09-03', End: '2026-09-05' }])
    expect(
      (await readCharges(...second.paths)).map((row) => [row.charge_period_start, row.billed_cost]),
    ).toEqual([
      ['2026-09-01 00:00:00', 1],
      ['2026-09-02 00:00:00', 1],
      ['2026-09-03 00:00:00', 1],
      ['2026-09-04 00:00:00', 5],
    ])
  })

  it('of a month that is settled and imported cost nothing ever again', async () => {
    const here = source({ months: 2 })
    serve(() => bill('2026-10-01'))
    const first = await here.fetch('2026-10-01')
    expect(first).toMatchObject({ state: { settled: ['2026-09'] }, sets: [{ key: '2026-09' }] })
    serve(() => bill('2026-10-01'))
    expect(await here.plan('2026-10-01')).toMatchObject({ requests: 0, usd: 0 })
    expect(await here.fetch('2026-10-01')).toMatchObject({ sets: [], state: first.state })
    expect(server.asked).toEqual([])
  })

  it('that were fetched before the work was stopped are not paid for twice', async () => {
    const here = source({ months: 2 })
    const lines = [line({ day: '2026-08-31' }), line({ day: '2026-09-01' })]
    const stop = new AbortController()
    server.answerWith((asked, response) => {
      const question = questionOf(asked)
      if (question.Granularity === 'DAILY' && question.TimePeriod.Start >= '2026-09-01') stop.abort()
      answerAws(response, costAndUsage({ lines, finalUntil: '2026-10-01' }, question))
    })
    await expect(here.fetch('2026-09-02', stop.signal)).rejects.toMatchObject({ code: 'conflict' })
    serve(() => ({ lines, finalUntil: '2026-10-01' }))
    const { sets, paths } = await here.fetch('2026-09-02')
    expect(periods()).toEqual([{ Start: '2026-09-01', End: '2026-09-02' }])
    expect(sets.map(({ key }) => key)).toEqual(['2026-08', '2026-09'])
    expect(await billed(...paths)).toBeCloseTo(4.8, 9)
  })

  it('that are kept for one question are not taken for another', async () => {
    const here = source()
    serve(() => bill('2026-10-01'))
    await here.fetch('2026-09-04')
    const other = source({ teamsBy: { kind: 'account' } })
    mkdirSync(other.kept, { recursive: true })
    for (const name of readdirSync(here.kept)) {
      mkdirSync(join(other.kept, name))
      for (const file of readdirSync(join(here.kept, name)))
        writeFileSync(join(other.kept, name, file), readFileSync(join(here.kept, name, file)))
    }
    serve(() => bill('2026-10-01'))
    await other.fetch('2026-09-04')
    expect(server.asked.length).toBeGreaterThan(0)
  })
})

describe('the price', () => {
  it('is told beforehand: a cent for each question, of which there are as many afterwards', async () => {
    const lines = [line(), line({ REGION: 'us-east-1' }), line({ day: '2026-08-03' })]
    serve(() => ({ lines, finalUntil: '2026-10-01' }))
    const here = source({ months: 2 })
    const plan = await here.plan('2026-09-02')
    expect(plan).toMatchObject({
      requests: 3,
      usd: 0.03,
      why: expect.stringContaining('32 days of 2 months'),
    })
    expect(server.asked).toHaveLength(1)
    const { told } = await here.fetch('2026-09-02')
    expect(told.requests).toBe(plan?.requests)
  })

  it('of a test is one question, which says what there is', async () => {
    serve(() => ({ lines: [line()], finalUntil: '2026-09-01' }))
    const tested = await source().test('2026-09-20')
    expect(tested).toMatchObject({ canList: true, canRead: true, lastPeriod: '2026-09' })
    expect(tested.findings.join(' ')).toMatch(/\$0\.01.*2026-09.*asked for again.*billingAccountId/)
    expect(server.asked).toHaveLength(1)
  })
})

describe('a failure', () => {
  it.each([
    ['ThrottlingException', 400],
    ['LimitExceededException', 400],
    ['InternalFailure', 500],
  ])('%s is asked again', async (name, status) => {
    let failed = false
    server.answerWith((asked, response) => {
      if (!failed) {
        failed = true
        answerAws(response, fails(name), status)
      } else
        answerAws(response, costAndUsage({ lines: [line()], finalUntil: '2026-10-01' }, questionOf(asked)))
    })
    expect((await source().fetch('2026-09-02')).sets).toHaveLength(1)
  })

  it('by a clock that is wrong by hours is corrected by the clock of the service', async () => {
    const ahead = 3 * 3_600_000
    let refused = 0
    server.answerWith((asked, response) => {
      const signed = String(asked.headers['x-amz-date']).replace(
        /^(....)(..)(..T..)(..)(..Z)$/,
        '$1-$2-$3:$4:$5',
      )
      response.setHeader('date', new Date(Date.now() + ahead).toUTCString())
      if (Math.abs(Date.parse(signed) - (Date.now() + ahead)) < 300_000)
        return response.end(
          JSON.stringify(costAndUsage({ lines: [line()], finalUntil: '2026-10-01' }, questionOf(asked))),
        )
      refused += 1
      return response.writeHead(400).end(JSON.stringify(fails('RequestTimeTooSkewed')))
    })
    expect((await source().fetch('2026-09-02')).sets).toHaveLength(1)
    expect(refused).toBe(1)
  })

  it.each([
    ['AccessDeniedException', 'forbidden', 'ce:GetCostAndUsage'],
    ['ExpiredTokenException', 'forbidden', 'credentials'],
    ['DataUnavailableException', 'not-computable', 'console'],
    ['ValidationException', 'bad-arguments', 'Change'],
  ])('%s says what to do, and leaves no month', async (name, code, next) => {
    server.answerWith((_asked, response) => answerAws(response, fails(name), 400))
    await expect(source().fetch('2026-09-02')).rejects.toMatchObject({
      code,
      next: expect.stringContaining(next),
    })
    expect(server.asked).toHaveLength(1)
  })

  it('of another server, which answers otherwise, is told', async () => {
    server.answerWith((_asked, response) => answerAws(response, { ResultsByTime: [{ TimePeriod: {} }] }))
    await expect(source().fetch('2026-09-02')).rejects.toMatchObject({
      happened: expect.stringContaining('as Cost Explorer does'),
    })
  })

  it('by a host that is off happens before anything leaves, and the hosts are known beforehand', async () => {
    serve(() => ({ lines: [line()], finalUntil: '2026-10-01' }))
    vi.stubEnv('AWS_ENDPOINT_URL_COST_EXPLORER', '')
    vi.stubEnv('AWS_ENDPOINT_URL_STS', '')
    const roleArn = 'arn:aws:iam::123456789012:role/reader'
    const hosts = (given: object) =>
      costExplorerFetcher.hosts(CostExplorerConfig.parse(given)).map(({ host }) => host)
    expect(hosts({})).toEqual(['ce.us-east-1.amazonaws.com'])
    expect(hosts({ partition: 'aws-cn', roleArn: roleArn.replace('aws', 'aws-cn') })).toEqual([
      'ce.cn-northwest-1.amazonaws.com.cn',
      'sts.cn-northwest-1.amazonaws.com.cn',
    ])
    await expect(source({ roleArn }).fetch('2026-09-02')).rejects.toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining('ce.us-east-1.amazonaws.com'),
    })
    expect(server.connections()).toBe(0)
  })
})

it('a role is taken over by the same way out, and its keys sign the questions', async () => {
  const answer = ['AssumeRole', 'AccessKeyId', 'SecretAccessKey', 'SessionToken']
  server.answerWith((asked, response) => {
    if (asked.headers['x-amz-target'] !== undefined)
      return answerAws(
        response,
        costAndUsage({ lines: [line()], finalUntil: '2026-10-01' }, questionOf(asked)),
      )
    expect(asked.body).toContain('ExternalId=shared')
    const keys = answer
      .slice(1)
      .map((name) => `<${name}>AKIDROLE</${name}>`)
      .join('')
    response.setHeader('content-type', 'text/xml')
    return response.end(
      `<AssumeRoleResponse><AssumeRoleResult><Credentials>${keys}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    )
  })
  const roleArn = 'arn:aws:iam::123456789012:role/reader'
  await source({ roleArn, externalId: 'shared' }).fetch('2026-09-02')
  expect(server.asked.filter(({ body }) => body.includes('AssumeRole'))).toHaveLength(1)
  expect(server.asked.at(-1)?.headers.authorization).toContain('Credential=AKIDROLE/')
})
