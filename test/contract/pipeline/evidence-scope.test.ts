import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { lineId } from '#lib/domain/report/line-id.ts'
import { changeAdjustments } from '#lib/pipeline/change-adjustments.ts'
import { saveTeamRules } from '#lib/pipeline/save-team-rules.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { evidence } from '#lib/queries/evidence.ts'
import { usageLines } from '#lib/queries/lines.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { unzipped } from '#test/support/unzipped.ts'

/** In every name that has nothing to do with the account 42. */
const SECRET = 'zanzibar'
const ASKED = { method: 'location', factorSet: '2026.1' } as const

const HEADER =
  'ProviderName,BillingAccountId,SubAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,RegionId,SkuId,SkuMeter,ResourceId,ConsumedQuantity,ConsumedUnit,BilledCost,EffectiveCost,ListCost,BillingCurrency,Tags'

interface Row {
  readonly payer: string
  readonly account: string
  readonly service: string
  readonly meter: string
  readonly region: string
  readonly resource: string
  readonly tags: Readonly<Record<string, string>>
}

const bill = (rows: readonly Row[]): string =>
  [
    HEADER,
    ...rows.map(
      ({ payer, account, service, meter, region, resource, tags }) =>
        `AWS,${payer},${account},2026-08-01T00:00:00Z,2026-08-03T00:00:00Z,2026-08-04T00:00:00Z,Usage,${service},${region},S-${meter},${meter},${resource},24,Hours,2,2,2,USD,"${JSON.stringify(tags).replaceAll('"', '""')}"`,
    ),
    '',
  ].join('\n')

const OWN: Row = {
  payer: '000000000009',
  account: '42',
  service: 'Amazon Elastic Compute Cloud',
  meter: 'BoxUsage:m5.large',
  region: 'eu-west-1',
  resource: 'web-1',
  tags: { app: 'shop-cart' },
}
const OTHER: Row = {
  payer: '000000000009',
  account: `${SECRET}-7`,
  service: 'Amazon Relational Database Service',
  meter: `InstanceUsage:db.${SECRET}`,
  region: 'us-east-1',
  resource: `${SECRET}-db`,
  tags: { app: `${SECRET}-app`, [`${SECRET}-key`]: 'yes' },
}

const folder = await temporaryFolder()
await ownTestDataDir()
let scope: Scope

async function file(name: string, rows: readonly Row[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bill(rows))
  return path
}

async function pack(filter: UsageFilter, asked = scope): Promise<ReadonlyMap<string, string>> {
  const { body } = await evidence(asked, { ...ASKED, filter })
  return unzipped(await buffer(body))
}

const json = (files: ReadonlyMap<string, string>, name: string) =>
  JSON.parse(files.get(`headroom-evidence/${name}`) ?? '')

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await importFiles(scope, [await file('own.csv', [OWN]), await file(`${SECRET}-beside.csv`, [OTHER])])
  await importFiles(scope, [await file(`${SECRET}.csv`, [{ ...OTHER, payer: `${SECRET}-payer` }])])
  await saveTeamRules(scope, {
    rules: [
      {
        id: `rule-${SECRET}`,
        when: [{ subject: 'account', key: '', test: 'is', values: [`${SECRET}-7`] }],
        gives: { team: `team-${SECRET}` },
      },
      {
        id: 'by-app',
        when: [{ subject: 'tag', key: 'app', test: 'is', values: [`${SECRET}-cart`, 'shop-cart'] }],
        gives: { team: 'shop' },
      },
      {
        id: `last-${SECRET}`,
        when: [{ subject: 'tag', key: SECRET, test: 'is-set', values: [] }],
        gives: { shared: true },
      },
    ],
    sharedSplit: { by: 'weights', weights: [{ team: `team-${SECRET}`, weight: 1 }] },
    author: SECRET,
    note: `for ${SECRET}`,
    basedOn: 1,
  })
  const override = {
    factorSet: '2026.1',
    unit: 'gCO2e/kWh',
    year: 2026,
    low: 10,
    central: 20,
    high: 40,
    author: 'Ada',
  } as const
  await changeAdjustments(scope, {
    adjustments: {
      overrides: [
        { ...override, figureId: 'grid, AWS us-east-1', reason: `supplier of ${SECRET}` },
        { ...override, figureId: 'grid, AWS eu-west-1', reason: 'our own supplier' },
      ],
      kindRules: [
        {
          provider: 'AWS',
          service: OTHER.service,
          usageType: OTHER.meter,
          outcome: { as: 'spend', category: 'database' },
          author: 'Ada',
          reason: `a database of ${SECRET}`,
        },
        {
          provider: 'AWS',
          service: OWN.service,
          usageType: OWN.meter,
          outcome: { as: 'spend', category: 'compute' },
          author: 'Ada',
          reason: 'a rule of our own',
        },
      ],
    },
    author: SECRET,
    reason: `because of ${SECRET}`,
    after: 0,
  })
})

describe('the evidence of a narrowed figure', () => {
  const narrow: readonly (readonly [string, UsageFilter])[] = [
    ['account', { account: ['42'] }],
    ['region', { region: ['eu-west-1'] }],
    ['service', { service: [OWN.service] }],
    ['usage type', { usageType: [OWN.meter] }],
    ['tag', { tag: ['app=shop-cart'] }],
    ['team', { team: ['shop'] }],
    ['category', { category: ['compute'] }],
    ['resource', { resource: ['web-1'] }],
  ]

  it.each(narrow)('by %s holds no word of what is outside it', async (_, filter) => {
    const files = await pack(filter)
    expect(files.size).toBeGreaterThan(10)
    for (const [name, text] of files)
      expect([name, text.toLowerCase().includes(SECRET)]).toEqual([name, false])
    expect(json(files, 'figure.json').lines).toBe(1)
    expect(json(files, 'figure.json').figure.totalKgCo2e.central).toBeGreaterThan(0)
    expect(json(files, 'figure.json').data).toHaveLength(1)
  })

  it('by one line, or for who sees one team only, holds none either', async () => {
    const own = { filter: { account: ['42'] }, ...ASKED }
    const { rows } = await usageLines(scope, own, { by: 'co2e', descending: true, limit: 1 })
    const [line] = rows
    if (!line) throw new Error('the account has a line')
    for (const files of [
      await pack({ line: [lineId(line)] }),
      await pack({}, { ...scope, teams: ['shop'] }),
    ]) {
      for (const [name, text] of files) expect([name, text.includes(SECRET)]).toEqual([name, false])
      expect(json(files, 'figure.json').lines).toBe(1)
    }
  })

  it('holds what made it: the rule that decided, what was tried before, its overrides and its rules of kinds', async () => {
    const rules = json(await pack({ account: ['42'] }), 'rules.json')
    expect(rules.teamRules).toEqual({
      version: 2,
      rulesInAll: 3,
      rules: [
        { position: 1, decided: false, looksAt: ['account'] },
        {
          position: 2,
          decided: true,
          withheld: 1,
          rule: {
            id: 'by-app',
            when: [{ subject: 'tag', key: 'app', test: 'is', values: ['shop-cart'] }],
            gives: { team: 'shop' },
          },
        },
      ],
    })
    const { overrides, kindRules } = rules.adjustments.adjustments
    expect(overrides.map(({ reason }: { reason: string }) => reason)).toEqual(['our own supplier'])
    expect(kindRules.map(({ reason }: { reason: string }) => reason)).toEqual(['a rule of our own'])
    expect(rules.adjustments.version).toBe(1)
  })

  it('names its uploads by their SHA-256 alone', async () => {
    const [part] = json(await pack({ account: ['42'] }), 'figure.json').data
    expect(part).not.toHaveProperty('billingAccountId')
    expect(part.uploads).toHaveLength(2)
    for (const upload of part.uploads)
      expect(upload).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: expect.any(Number) })
  })
})

describe('the evidence of a whole organisation', () => {
  it('holds every rule and names every upload, of the days asked for alone', async () => {
    const files = await pack({})
    const { data, lines } = json(files, 'figure.json')
    expect(lines).toBe((await report(scope, { ...ASKED, filter: {}, groupBy: [] })).rows.kept)
    expect(JSON.stringify(data)).toContain(`${SECRET}-beside.csv`)
    expect(json(files, 'rules.json').teamRules.rules).toHaveLength(3)
    expect(json(files, 'rules.json').adjustments.adjustments.overrides).toHaveLength(2)
    expect(json(await pack({ from: '2026-09-01' }), 'figure.json').data).toEqual([])
  })
})
