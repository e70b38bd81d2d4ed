import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { ruleFromTag } from '#lib/domain/teams/team-rule.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { dataBand } from '#lib/queries/data-band.ts'
import { explain } from '#lib/queries/explain.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import {
  type BillLine,
  billLine,
  inTemporaryFolder,
  toCurCsv,
  writeBill,
} from '#test/support/generated-bill.ts'
import { importFiles } from '#test/support/import-file.ts'
import { accountRule, putRules } from '#test/support/team-rules.ts'

const FOCUS_ROW = [
  'ProviderName,BillingAccountId,SubAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,RegionId,SkuId,ConsumedQuantity,ConsumedUnit,BilledCost,EffectiveCost,BillingCurrency',
  'AWS,000000000009,000000000001,2026-01-01T00:00:00Z,2026-01-15T00:00:00Z,2026-01-15T01:00:00Z,Usage,Amazon EC2,us-east-1,X,1,Hours,1,1,USD',
  '',
].join('\n')

const dataDir = await ownTestDataDir()
let scope: Scope

const question = {
  filter: {},
  groupBy: ['service', 'team', 'month'],
  method: 'location',
  factorSet: '2026.1',
} as const
const ask = (): Promise<Report> => report(scope, question)
const lines = fc.sample(fc.array(billLine, { minLength: 200, maxLength: 200 }), { numRuns: 3, seed: 7 })
const [january = [], other = [], third = []] = lines.map((each) =>
  each.map((line): BillLine => ({ ...line, day: '2026-01-15' })),
)

const importLines = (bill: readonly BillLine[], name = 'bill.csv') =>
  inTemporaryFolder((folder) => importFiles(scope, [writeBill(folder, name, bill)]))

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
})

describe('an import', () => {
  it('counts once, answers what the estimate of the file answers, and leaves no trace when deleted', async () => {
    const nothing = await ask()
    expect(nothing.rows.read).toBe(0)

    const { importId } = await importLines(january)
    const { files, expected } = await inTemporaryFolder(async (folder) => {
      const files = [writeBill(folder, 'bill.csv', january)]
      return { files, expected: await estimateBill({ ...question, files, teamTagKeys: ['team'] }) }
    })
    expect(files).toHaveLength(1)
    expect(await ask()).toEqual({ ...expected, period: { start: '2026-01-15', end: '2026-01-16' } })

    const again = await importLines(january)
    expect(again).toMatchObject({ importId, alreadyImported: true })
    expect(await ask()).toEqual({ ...expected, period: { start: '2026-01-15', end: '2026-01-16' } })

    await deleteImport(scope, importId)
    expect(await ask()).toEqual(nothing)
    const left = readdirSync(join(dataDir, 'lake', scope.organisationId))
    expect(left).toEqual([])
  })

  it('replaces an earlier one of the same account and month, and restores it when deleted', async () => {
    await importLines(january)
    const first = await ask()
    const second = await importLines(other)
    expect((await ask()).rows.read).toBe(other.length)
    const latest = await importLines(third, 'third.csv.gz')
    expect((await ask()).rows.read).toBe(third.length)
    await deleteImport(scope, second.importId)
    expect((await ask()).rows.read).toBe(third.length)
    await deleteImport(scope, latest.importId)
    expect(await ask()).toEqual(first)
  })

  it('of one customer never replaces that of another, where the bill names no payer', async () => {
    const before = await ask()
    const importOf = (account: string) =>
      inTemporaryFolder((folder) => {
        const own = january.map((line) => ({ ...line, account }))
        const path = join(folder, 'bill.csv')
        writeFileSync(path, toCurCsv(own).replace('bill/PayerAccountId', 'bill/Unknown'))
        return importFiles(scope, [path])
      })
    const imports = [await importOf('000000000077'), await importOf('000000000088')]
    const accounts = (await report(scope, { ...question, groupBy: ['account'] })).groups.map(
      ({ key }) => key.account,
    )
    expect(accounts).toEqual(expect.arrayContaining(['000000000077', '000000000088']))
    for (const { importId } of imports) await deleteImport(scope, importId)
    expect(await ask()).toEqual(before)
  })

  it('explains the total it shows, and its kinds add up to it', async () => {
    const { total } = await ask()
    const explanation = await explain(scope, question)
    expect(explanation.emissions).toEqual(total)
    const sum = explanation.kinds.reduce((value, kind) => value + kind.totalKgCo2e.central, 0)
    expect(sum).toBeLessThanOrEqual(total.totalKgCo2e.central * (1 + 1e-9))
    for (const { coefficient, quantity, grid, ...kind } of explanation.kinds) {
      const kwh = quantity * (coefficient.idleKwh.central + coefficient.dynamicKwh.central)
      expect(kind.energyKwh.central).toBeCloseTo(kwh, 9)
      expect(kind.operationalKgCo2e.central).toBeCloseTo((kwh * (grid?.central ?? Number.NaN)) / 1000, 9)
      expect(kind.embodiedKgCo2e.central).toBeCloseTo(
        (quantity * coefficient.embodiedGrams.central) / 1000,
        9,
      )
    }
    const grades = Object.values(explanation.grades).reduce((value, share) => value + share, 0)
    expect(grades).toBeCloseTo(1, 9)
  })

  it('moves to another team by rule without being read again', async () => {
    const before = await ask()
    await putRules(scope, ruleFromTag('no-such-tag'), accountRule('000000000001', 'platform'))
    const after = await report(scope, { ...question, groupBy: ['team'] })
    expect(after.groups.map((group) => group.key.team).sort()).toEqual(['platform', 'unallocated'])
    expect(after.total).toEqual(before.total)
  })

  it('shows a scope of one team that team alone, and no import', async () => {
    await putRules(scope, ruleFromTag('team'))
    const all = await report(scope, { ...question, groupBy: ['team'] })
    const checkout: Scope = { ...scope, teams: ['checkout'] }
    const own = await report(checkout, { ...question, groupBy: ['team'] })
    expect(own.groups).toEqual(all.groups.filter((group) => group.key.team === 'checkout'))
    expect(own.total.totalKgCo2e).toEqual(own.groups[0]?.totalKgCo2e)
    const band = await dataBand(checkout)
    expect(band.teams).toEqual(['checkout'])
    expect((await dataBand({ ...scope, teams: ['nobody'] })).services).toEqual([])
    expect(await listImports(checkout)).toEqual([])
  })

  it('takes two files that are the same for one, and refuses one month in two formats', async () => {
    await inTemporaryFolder(async (folder) => {
      const files = [writeBill(folder, 'a.csv', third), writeBill(folder, 'b.csv', third)]
      const twice = await estimateBill({ ...question, files, teamTagKeys: ['team'] })
      expect(twice.rows.read).toBe(third.length)
      const focus = join(folder, 'focus.csv')
      writeFileSync(focus, FOCUS_ROW)
      const both = [files[0] ?? '', focus]
      await expect(estimateBill({ ...question, files: both, teamTagKeys: ['team'] })).rejects.toMatchObject({
        code: 'bad-arguments',
      })
      await importFiles(scope, both)
      expect((await listImports(scope))[0]).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('count twice'),
      })
    })
  })

  it('is refused whole, with a reason, when a file is no bill', async () => {
    const before = await ask()
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'page.csv')
      writeFileSync(path, '<!doctype html><html><body>Sign in</body></html>')
      const { importId } = await importFiles(scope, [path])
      const [failed] = await listImports(scope)
      expect(failed).toMatchObject({
        id: importId,
        state: 'failed',
        error: expect.stringMatching(/\w\. \w/),
        parts: [],
      })
    })
    expect(await ask()).toEqual(before)
    expect(readdirSync(join(dataDir, 'uploads'))).toEqual([])
  })
})
