import { expect, it } from 'vitest'
import { openShared } from '#app/_server/open-shared.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import { createShareLink } from '#lib/pipeline/create-share-link.ts'
import { openShareLink } from '#lib/pipeline/open-share-link.ts'
import { revokeShareLink } from '#lib/pipeline/revoke-share-link.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { newScope } from '../store/example-import.ts'

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
