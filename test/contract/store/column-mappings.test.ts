import { expect, it } from 'vitest'
import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { headerHash } from '#lib/formats/mapped/header-hash.ts'
import { forgetColumnMapping } from '#lib/pipeline/forget-column-mapping.ts'
import { rememberColumnMapping } from '#lib/pipeline/remember-column-mapping.ts'
import { rememberedMappings } from '#lib/pipeline/remembered-mappings.ts'
import { columnMappings } from '#lib/queries/column-mappings.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'

await ownTestDataDir()

const HEADERS = ['day', 'what', '__proto__']
const MAPPING: ColumnMapping = {
  name: 'Ours',
  provider: { text: 'AWS' },
  date: { column: 'day', order: 'iso' },
  service: { column: 'what' },
  usageType: null,
  quantity: { column: '__proto__' },
  unit: null,
  cost: null,
  currency: null,
  region: null,
  account: null,
  resource: null,
  decimal: 'point',
  tags: [{ column: 'what', key: 'team' }],
}

const scopeOf = async (slug: string): Promise<Scope> => ({
  organisationId: (await ensureOrganisation({ slug, name: slug })).id,
  teams: 'all',
})

it('a mapping is remembered for one header of one organisation, replaced by a later one, and forgotten', async () => {
  const [ours, theirs] = [await scopeOf('ours'), await scopeOf('theirs')]
  const { id } = await rememberColumnMapping(ours, HEADERS, MAPPING)
  expect(await columnMappings(ours)).toMatchObject([
    { id, headerHash: headerHash(HEADERS), mapping: MAPPING },
  ])
  const changed = { ...MAPPING, name: 'Ours, better' }
  expect(await rememberColumnMapping(ours, HEADERS, changed)).toEqual({ id })
  expect(await rememberedMappings(ours)).toEqual([{ headerHash: headerHash(HEADERS), mapping: changed }])

  expect(await columnMappings(theirs)).toEqual([])
  await expect(forgetColumnMapping(theirs, id)).rejects.toMatchObject({ code: 'not-found' })
  await forgetColumnMapping(ours, id)
  await expect(forgetColumnMapping(ours, id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await columnMappings(ours)).toEqual([])
})

it('a mapping that names a column that is not there is refused, and nothing is remembered', async () => {
  const ours = await scopeOf('ours')
  const wrong = { ...MAPPING, region: { column: 'where' } }
  await expect(rememberColumnMapping(ours, HEADERS, wrong)).rejects.toMatchObject({ code: 'column-missing' })
  expect(await columnMappings(ours)).toEqual([])
})

it('headers have another hash in another order, and where they would join to the same text', () => {
  const hashes = [['a', 'b'], ['b', 'a'], ['a,b'], ['a","b'], ['a', 'b', '']].map(headerHash)
  expect(new Set(hashes).size).toBe(hashes.length)
})
