import { readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Adjustments, NO_ADJUSTMENTS } from '#lib/domain/adjustments/adjustments.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { PageOfRows, UsageLine } from '#lib/domain/report/usage-line.ts'
import { changeAdjustments } from '#lib/pipeline/change-adjustments.ts'
import { changeOutgoingHosts } from '#lib/pipeline/change-outgoing-hosts.ts'
import { addSource } from '#lib/pipeline/sources/add-source.ts'
import { deleteSource } from '#lib/pipeline/sources/delete-source.ts'
import { runSource } from '#lib/pipeline/sources/run-source.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { adjustments } from '#lib/queries/adjustments.ts'
import { explain } from '#lib/queries/explain.ts'
import { factorEffect } from '#lib/queries/factor-effect.ts'
import { streamLines, usageLines, usedResources } from '#lib/queries/lines.ts'
import { marks } from '#lib/queries/marks.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { proposedIntensities } from '#lib/queries/proposed-intensities.ts'
import { report } from '#lib/queries/report.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { inTemporaryFolder } from '#test/support/generated-bill.ts'
import { importFiles } from '#test/support/import-file.ts'

const HEADER =
  'ProviderName,BillingAccountId,SubAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,RegionId,SkuId,SkuMeter,ResourceId,ConsumedQuantity,ConsumedUnit,BilledCost,EffectiveCost,ListCost,BillingCurrency,Tags'

const KINDS = [
  ['Amazon Elastic Compute Cloud', 'BoxUsage:m5.large', 'Hours', 'eu-west-1'],
  ['Amazon Elastic Compute Cloud', 'BoxUsage:c5.xlarge', 'Hours', 'us-east-1'],
  ['Amazon Simple Storage Service', 'TimedStorage-ByteHrs', 'GB-Mo', 'eu-west-1'],
  ['Amazon Braket', 'Qubits', 'Qubits', 'us-east-1'],
] as const

/** Three resources of each kind, four hours of each of two days: 96 lines. */
const BILL = [
  HEADER,
  ...KINDS.flatMap(([service, meter, unit, region], kind) =>
    [0, 1, 2].flatMap((resource) =>
      [3, 4].flatMap((day) =>
        [0, 1, 2, 3].map((hour) => {
          const from = `2026-08-0${day}T0${hour}:00:00Z`
          const to = `2026-08-0${day}T0${hour + 1}:00:00Z`
          const amount = (resource + 1) * (hour + 1)
          return `AWS,000000000009,00000000000${resource},2026-08-01T00:00:00Z,${from},${to},Usage,${service},${region},SKU${kind},${meter},res-${kind}-${resource},${amount},${unit},${amount},${amount},${amount},USD,"{""env"":""${resource === 0 ? 'prod' : 'test'}""}"`
        }),
      ),
    ),
  ),
  '',
].join('\n')

const dataDir = await ownTestDataDir()
const server = await answeringServer()
vi.spyOn(console, 'info').mockImplementation(() => undefined)
let scope: Scope

const QUESTION = { filter: {}, method: 'location', factorSet: '2026.1' } as const
const ask = (filter: UsageFilter = {}, version?: number) =>
  report(scope, {
    ...QUESTION,
    filter,
    groupBy: ['provider', 'service'],
    ...(version === undefined ? {} : { adjustments: version }),
  })

const EXCLUDED: Adjustments = {
  overrides: [
    {
      factorSet: '2026.1',
      figureId: 'grid, AWS eu-west-1',
      unit: 'gCO2e/kWh',
      year: 2026,
      low: 10,
      central: 20,
      high: 40,
      author: 'Ada',
      reason: 'our supplier',
    },
  ],
  kindRules: [
    {
      provider: 'AWS',
      service: 'Amazon Elastic Compute Cloud',
      usageType: 'BoxUsage:c5.xlarge',
      outcome: { as: 'excluded', category: 'compute' },
      author: 'Ada',
      reason: 'a test machine of the provider',
    },
  ],
}

const change = (next: Adjustments, after: number) =>
  changeAdjustments(scope, { adjustments: next, author: 'Ada', reason: 'a test', after })

const PAGE: PageOfRows = { by: 'co2e', descending: true, limit: 7 }

async function every<Row>(
  read: (page: PageOfRows) => Promise<{ rows: readonly Row[]; next: string | null }>,
  page = PAGE,
) {
  const rows: Row[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const answer = await read(after === undefined ? page : { ...page, after })
    rows.push(...answer.rows)
    after = answer.next
  }
  return rows
}

const sum = (rows: readonly { totalKgCo2e: { central: number } }[]) =>
  rows.reduce((total, row) => total + row.totalKgCo2e.central, 0)

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, 'focus.csv')
    await writeFile(path, BILL)
    await importFiles(scope, [path])
  })
})

describe('lines', () => {
  it.each([
    [{}],
    [{ service: ['Amazon Elastic Compute Cloud'] }],
    [{ usageType: ['BoxUsage:m5.large'] }],
    [{ resource: ['res-0-1', 'res-2-0'] }],
    [{ from: '2026-08-04', to: '2026-08-04', region: ['eu-west-1'] }],
    [{ status: ['measured'] }],
    [{ status: ['proxied', 'excluded'] }],
    [{ tag: ['env=prod'], account: ['000000000000'] }],
  ] as const)('and resources add up to the report for %j', async (filter) => {
    const { total, rows } = await ask(filter)
    const lines = await every((page) => usageLines(scope, { ...QUESTION, filter }, page))
    const resources = await every((page) => usedResources(scope, { ...QUESTION, filter }, page))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.reduce((all, line) => all + line.lines, 0)).toBe(rows.kept)
    expect(resources.reduce((all, row) => all + row.lines, 0)).toBe(rows.kept)
    expect(Math.abs(sum(lines) - total.totalKgCo2e.central)).toBeLessThanOrEqual(
      1e-9 * total.totalKgCo2e.central,
    )
    expect(Math.abs(sum(resources) - total.totalKgCo2e.central)).toBeLessThanOrEqual(
      1e-9 * total.totalKgCo2e.central,
    )
  })

  it('come in pages that leave none out and show none twice, in every order', async () => {
    const id = (line: UsageLine) => [line.start, line.kind, line.resource].join()
    const orders = [
      { by: 'co2e', descending: true },
      { by: 'cost', descending: false },
      { by: 'name', descending: true },
    ] as const
    for (const order of orders) {
      const lines = await every((page) => usageLines(scope, QUESTION, page), { ...order, limit: 7 })
      expect(new Set(lines.map(id)).size).toBe(96)
      expect(lines).toHaveLength(96)
    }
    const byCost = await every((page) => usageLines(scope, QUESTION, page), {
      by: 'cost',
      descending: false,
      limit: 7,
    })
    expect(byCost.map(({ cost }) => cost)).toEqual(byCost.map(({ cost }) => cost).sort((a, b) => a - b))
  })

  it('stream whole, the same as in pages, and one line alone is the figure of its own filter', async () => {
    const streamed: UsageLine[] = []
    for await (const lines of streamLines(scope, QUESTION)) streamed.push(...lines)
    const paged = await every((page) => usageLines(scope, QUESTION, page), {
      by: 'name',
      descending: false,
      limit: 50,
    })
    const inOneOrder = (lines: readonly UsageLine[]) => lines.map((line) => JSON.stringify(line)).sort()
    expect(inOneOrder(streamed)).toEqual(inOneOrder(paged))
    expect(streamed.map(({ start }) => start)).toEqual(paged.map(({ start }) => start))
    const [line] = paged.filter(({ resource, status }) => resource === 'res-0-2' && status === 'measured')
    if (!line) throw new Error('the bill has this line')
    expect(line).toMatchObject({
      start: '2026-08-03T00:00:00Z',
      usageType: 'BoxUsage:m5.large',
      region: 'eu-west-1',
      account: '000000000002',
      tags: { env: 'test' },
      quantity: 3,
      unit: 'Hours',
      cost: 3,
      currency: 'USD',
    })
    const { total } = await ask({
      line: [`${line.kind}/${line.owner}/${line.start}/${line.currency}/${line.resource}`],
    })
    expect(total.totalKgCo2e).toEqual(line.totalKgCo2e)
  })

  it('refuse a cursor that is none', async () => {
    await expect(usageLines(scope, QUESTION, { ...PAGE, after: 'x' })).rejects.toMatchObject({
      code: 'bad-arguments',
    })
  })
})

describe('adjustments', () => {
  it('change totals as their preview says, are named by the figure, and leave everything as it was when withdrawn', async () => {
    const before = await ask()
    const identity = (await explain(scope, QUESTION)).identity
    const preview = await factorEffect(scope, {
      ...QUESTION,
      before: '2026.1',
      after: '2026.1',
      proposal: EXCLUDED,
    })
    expect(await ask()).toEqual(before)
    expect(preview.before.total).toEqual(before.total)
    expect(preview.differenceKg.central).toBeLessThan(0)

    await change(EXCLUDED, 0)
    const adjusted = await ask()
    expect(preview.after.total).toEqual(adjusted.total)
    expect(preview.after.cost).toEqual(adjusted.cost)
    const explained = await explain(scope, { ...QUESTION, filter: { region: ['eu-west-1'] } })
    expect(explained.identity.adjustments).toBe(1)
    expect(explained.identity.methodVersion).not.toBe(identity.methodVersion)
    expect(JSON.stringify(explained)).toContain('override by Ada: our supplier')
    const own = await explain(scope, { ...QUESTION, filter: { usageType: ['BoxUsage:c5.xlarge'] } })
    expect(own.excluded).toEqual([{ reason: 'own rule by Ada: a test machine of the provider', lines: 24 }])

    await change(NO_ADJUSTMENTS, 1)
    expect(await ask()).toEqual(before)
    expect((await explain(scope, QUESTION)).identity).toEqual({ ...identity, adjustments: 2 })
    expect(await ask({}, 1)).toEqual(adjusted)
    expect((await adjustments(scope)).history.map(({ version }) => version)).toEqual([2, 1])
    await expect(ask({}, 7)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('reach operational carbon in exact proportion to an intensity', async () => {
    const filter = { service: ['Amazon Simple Storage Service'] }
    const before = await ask(filter)
    const [intensity] = (await explain(scope, { ...QUESTION, filter })).kinds.map(({ grid }) => grid)
    if (!intensity) throw new Error('the place has an intensity')
    const [override] = EXCLUDED.overrides
    if (!override) throw new Error('there is one')
    const doubled = { ...override, low: 0, central: intensity.central * 2, high: intensity.central * 4 }
    const { version } = await adjustments(scope)
    await change({ overrides: [doubled], kindRules: [] }, version)
    const after = await ask(filter)
    expect(after.total.operationalKgCo2e.central / before.total.operationalKgCo2e.central).toBeCloseTo(2, 9)
    expect(after.total.embodiedKgCo2e).toEqual(before.total.embodiedKgCo2e)
    await change(NO_ADJUSTMENTS, version + 1)
  })

  it('of one method are marked beside the figures of that method, and of no other', async () => {
    const { version } = await adjustments(scope)
    const [override] = EXCLUDED.overrides
    if (!override) throw new Error('There is no override.')
    const marked = async (method: 'location' | 'market') =>
      (await marks(scope, { from: undefined, to: undefined, team: undefined, factorSet: '2026.1', method }))
        .filter(({ what }) => what === 'factors')
        .map(({ day }) => day)
    const ofMarket = { ...override, method: 'market' as const, from: '2026-08', to: '2026-08' }
    await change({ overrides: [ofMarket], kindRules: [] }, version)
    expect(await marked('market')).toEqual(['2026-08-01', '2026-09-01'])
    expect(await marked('location')).toEqual([])
    const { method: _, ...ofBoth } = ofMarket
    await change({ overrides: [ofBoth], kindRules: [] }, version + 1)
    expect(await marked('location')).toEqual(['2026-08-01', '2026-09-01'])
    await change(NO_ADJUSTMENTS, version + 2)
  })

  it('are refused where they are wrong or somebody else was faster, and nothing changes', async () => {
    const before = await ask()
    const { version } = await adjustments(scope)
    const [override] = EXCLUDED.overrides
    if (!override) throw new Error('there is one')
    await expect(
      change({ overrides: [{ ...override, low: 50 }], kindRules: [] }, version),
    ).rejects.toMatchObject({
      code: 'bad-arguments',
      next: expect.stringContaining('override 1, value'),
    })
    await expect(change(EXCLUDED, version + 1)).rejects.toMatchObject({ code: 'conflict' })
    expect((await adjustments(scope)).version).toBe(version)
    expect(await ask()).toEqual(before)
  })

  it('are estimated on demand where their files are missing', async () => {
    const { version } = await adjustments(scope)
    const other: Adjustments = { ...EXCLUDED, overrides: [] }
    await change(other, version)
    const lake = join(dataDir, 'lake', scope.organisationId)
    for (const part of readdirSync(lake))
      for (const file of readdirSync(join(lake, part)))
        if (/\.a[0-9a-f]{12}\.parquet$/.test(file)) rmSync(join(lake, part, file))
    const filter = { usageType: ['BoxUsage:c5.xlarge'] }
    expect((await ask(filter)).total.totalKgCo2e.central).toBe(0)
    await change(NO_ADJUSTMENTS, version + 1)
    expect((await ask(filter)).total.totalKgCo2e.central).toBeGreaterThan(0)
  })
})

it('intensities that a source has read change nothing until somebody puts them in force, with the effect shown before', async () => {
  server.answerWith(({ url }, response) => {
    const [start, end] = ['start', 'end'].map((name) => Date.parse(url.searchParams.get(name) ?? '')) as [
      number,
      number,
    ]
    const hours = Array.from(
      { length: (end - start) / 3_600_000 },
      (_, hour) => new Date(start + hour * 3_600_000),
    )
    const august = hours.filter((hour) => hour.toISOString().startsWith('2026-08'))
    const data = august.map((hour) => ({ datetime: hour.toISOString(), carbonIntensity: 1000 }))
    response.end(JSON.stringify({ zone: url.searchParams.get('zone'), data }))
  })
  await changeOutgoingHosts([{ host: '127.0.0.1', port: server.port, allowPrivate: true }], 'Ada')
  const before = await ask()
  const { id } = await addSource(scope, {
    kind: 'electricity-maps',
    name: 'Grids',
    config: { zones: ['IE'], months: 60, endpoint: server.url },
    secret: { token: 'em-token' },
    schedule: null,
    budgetUsd: null,
    author: 'Ada',
  })
  const wish = { factorSet: '2026.1', source: 'electricity-maps', author: 'Ada' } as const
  expect((await proposedIntensities(scope, wish)).proposed).toEqual([])
  await (await runSource(scope, id, { author: 'Ada' })).ended
  expect(await ask()).toEqual(before)

  const { adjustments: proposal, proposed } = await proposedIntensities(scope, wish)
  expect(proposed).toMatchObject([
    {
      figureId: 'grid, AWS eu-west-1',
      central: 1000,
      from: '2026-08',
      to: '2026-08',
      method: 'location',
      author: 'Ada',
    },
  ])
  const { version } = await adjustments(scope)
  const asked = { filter: {}, method: 'location', before: '2026.1', after: '2026.1', proposal } as const
  const effect = await factorEffect(scope, asked)
  expect(await ask()).toEqual(before)
  await change(proposal, version)
  const after = await ask()
  expect(after.total.totalKgCo2e.central).toBeGreaterThan(before.total.totalKgCo2e.central)
  expect(effect.after.total.totalKgCo2e.central).toBeCloseTo(after.total.totalKgCo2e.central, 9)
  expect((await proposedIntensities(scope, wish)).proposed).toEqual([])
  await change(NO_ADJUSTMENTS, version + 1)
  await deleteSource(scope, id, 'Ada')
})
