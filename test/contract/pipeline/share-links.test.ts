import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openShared } from '#app/_server/open-shared.ts'
import type { PageRequest } from '#app/_server/read-page.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import { createShareLink } from '#lib/pipeline/create-share-link.ts'
import { openShareLink } from '#lib/pipeline/open-share-link.ts'
import { saveTraceMapping } from '#lib/pipeline/retries/save-trace-mapping.ts'
import { revokeShareLink } from '#lib/pipeline/revoke-share-link.ts'
import { saveTeamRules } from '#lib/pipeline/save-team-rules.ts'
import { change } from '#lib/queries/change.ts'
import { traceMapping, traceMappings } from '#lib/queries/retries/trace-mapping.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { awsBillCsv } from '#test/support/small-bill.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { newScope } from '../store/example-import.ts'

const folder = await temporaryFolder()
await ownTestDataDir()

const identity: FigureIdentity = {
  factorSet: '2026.1',
  methodVersion: '2026.1.m1.abc',
  adjustments: 0,
  method: 'location',
  teamRules: '1',
  parts: 'f00',
}

const DAY = 86_400_000
const MADE = Date.parse('2026-09-01T00:00:00Z')

const create = async () => {
  const scope = await newScope(await catalogue())
  const wish = { page: 'services', search: 'team=a', expiresInDays: 14, author: 'Ada', identity } as const
  return { scope, ...(await createShareLink(scope, wish, MADE)) }
}

it('opens its view until the second in which it expires', async () => {
  const { secret, id } = await create()
  expect(await openShareLink(secret, MADE + 14 * DAY - 1000)).toMatchObject({ id, search: 'team=a' })
  expect(await openShareLink(secret, MADE + 14 * DAY)).toBeNull()
})

it('opens nothing once it is revoked', async () => {
  const { secret, scope, id } = await create()
  await revokeShareLink(scope, id, 'Bob')
  expect(await openShareLink(secret, MADE)).toBeNull()
})

it('opens nothing for a secret that is unknown, mistyped, cut, empty, long or of another kind', async () => {
  const { secret } = await create()
  const wrong = [
    '',
    'hs_',
    ':secret',
    '[]',
    `${secret}x`,
    secret.slice(0, -1),
    secret.replace('hs_', 'hr_'),
    `hs_${'A'.repeat(43)}00000000`,
    'h'.repeat(100_000),
  ]
  for (const text of wrong) expect(await openShareLink(text, MADE)).toBeNull()
})

it('notes its last use, at most once a minute', async () => {
  const { secret } = await create()
  await openShareLink(secret, MADE)
  await openShareLink(secret, MADE + 59_000)
  expect((await openShareLink(secret, MADE + 60_000))?.lastUsedAt).toBe('2026-09-01T00:00:00.000Z')
  expect((await openShareLink(secret, MADE + 61_000))?.lastUsedAt).toBe('2026-09-01T00:01:00.000Z')
})

it.each([
  ['team=a&team=b', ['a', 'b']],
  ['from=2026-08-01&to=2026-08-31', 'all'],
  ['region=eu-west-1', []],
] as const)(
  'sees of an organisation without a bill, by a link to %s, the teams %s',
  async (search, teams) => {
    const scope = await newScope(await catalogue())
    const { secret } = await createShareLink(scope, {
      page: 'services',
      search,
      expiresInDays: 14,
      author: 'Ada',
      identity,
    })
    expect((await openShared(secret, { team: 'c' }))?.page.scope).toEqual({
      organisationId: scope.organisationId,
      teams,
    })
  },
)

describe('a link to what one region used in August, compared with July', () => {
  const ACCOUNTS = {
    'before-team': '000000000007',
    'after-team': '000000000008',
    'other-team': '000000000009',
  }
  let page: PageRequest

  beforeAll(async () => {
    const scope = await newScope(await catalogue())
    const line = (month: '07' | '08', team: keyof typeof ACCOUNTS, region = 'eu-west-1') => ({
      'bill/BillingPeriodStartDate': `2026-${month}-01T00:00:00Z`,
      'bill/BillingPeriodEndDate': `2026-${month === '07' ? '08' : '09'}-01T00:00:00Z`,
      'lineItem/UsageAccountId': ACCOUNTS[team],
      'lineItem/UsageStartDate': `2026-${month}-31T00:00:00Z`,
      'lineItem/UsageEndDate': `2026-${month === '07' ? '08' : '09'}-01T00:00:00Z`,
      'product/regionCode': region,
    })
    const lines = [line('07', 'before-team'), line('08', 'after-team'), line('08', 'other-team', 'us-east-1')]
    const path = join(folder, 'bill.csv')
    writeFileSync(path, awsBillCsv(lines))
    await importFiles(scope, [path])
    await saveTeamRules(scope, {
      rules: Object.entries(ACCOUNTS).map(([team, account]) => ({
        id: team,
        when: [{ subject: 'account', key: '', test: 'is', values: [account] }],
        gives: { team },
      })),
      sharedSplit: { by: 'none', weights: [] },
      author: 'Ada',
      note: '',
    })
    await saveTraceMapping(scope, {
      rules: [{ service: 'pay', usage: { team: ['other-team'] } }],
      author: 'Ada',
      note: '',
    })
    const { secret } = await createShareLink(scope, {
      page: 'overview',
      search: 'from=2026-08-01&to=2026-08-31&region=eu-west-1',
      expiresInDays: 14,
      author: 'Ada',
      identity,
    })
    page = (await openShared(secret, {}))?.page as PageRequest
  })

  it('sees the teams of both months and no others', () => {
    expect([...page.scope.teams].sort()).toEqual(['after-team', 'before-team'])
  })

  it('has the difference that everybody sees', async () => {
    const question = {
      filter: { from: '2026-08-01', to: '2026-08-31', region: ['eu-west-1'] },
      base: { from: '2026-07-01', to: '2026-07-31' },
      moversBy: 'service',
      method: 'location',
      factorSet: '2026.1',
    } as const
    const shown = await change(page.scope, question)
    const all = await change({ ...page.scope, teams: 'all' }, question)
    expect(all.change.base.central).toBeGreaterThan(0)
    expect(shown.change).toEqual(all.change)
  })

  it('is told no rules for the services of traces', async () => {
    const { organisationId } = page.scope
    expect(await traceMappings(page.scope)).toEqual([])
    expect((await traceMapping(page.scope)).rules).toEqual([])
    expect((await traceMapping({ organisationId, teams: 'all' })).rules).toHaveLength(1)
  })
})
