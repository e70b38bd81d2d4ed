import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { BoundaryDefinition } from '#lib/domain/sci/boundary.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { addBoundary } from '#lib/store/add-boundary.ts'
import { addCounts } from '#lib/store/add-counts.ts'
import { addSciBadge } from '#lib/store/add-sci-badge.ts'
import { countsInForce } from '#lib/store/counts-in-force.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import { findSciBadgeByHash } from '#lib/store/find-sci-badge-by-hash.ts'
import { listBoundaries } from '#lib/store/list-boundaries.ts'
import { listCountImports } from '#lib/store/list-count-imports.ts'
import { removeOrganisation } from '#lib/store/remove-organisation.ts'
import { revokeSciBadge } from '#lib/store/revoke-sci-badge.ts'
import { withdrawBoundary } from '#lib/store/withdraw-boundary.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { newScope } from './example-import.ts'

const by = { author: 'Ada', note: 'why' }

const definition: BoundaryDefinition = {
  description: '"quotes" & ünicode',
  components: [
    { name: 'logs', selection: { team: ['a'], category: ['logging'] }, inside: { reason: 'apart' } },
    { name: 'all', selection: { team: ['a'], tag: ['app=x=y'] }, inside: true },
  ],
  sharedSplit: NO_SPLIT,
  allocation: { basis: 'duration', weights: [{ operation: 'order', weight: 0.1 }] },
}

const day = (number: number, count: number, coveredHours = 24) => ({
  operation: 'order',
  day: `2026-08-0${number}`,
  count,
  coveredHours,
})

onEachStore((catalogue) => {
  it('keeps every version of a boundary, of which the latest is in force until it is withdrawn', async () => {
    const scope = await newScope(catalogue())
    const first = await addBoundary(scope, { name: 'shop', definition, ...by, basedOn: 0 }, catalogue())
    expect(first).toMatchObject({ ...definition, name: 'shop', version: 1, withdrawnAt: null, ...by })
    const late = addBoundary(scope, { name: 'shop', definition, ...by, basedOn: 0 }, catalogue())
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    const second = await addBoundary(
      scope,
      { name: 'shop', definition: { ...definition, description: 'another' }, ...by },
      catalogue(),
    )
    expect(await listBoundaries(scope, 'shop', catalogue())).toEqual([second, first])
    expect(await findBoundary(scope, 'shop', undefined, catalogue())).toEqual(second)
    expect(await findBoundary(scope, 'shop', 1, catalogue())).toEqual(first)
    await withdrawBoundary(scope, { name: 'shop', author: 'Bob' }, catalogue())
    await withdrawBoundary(scope, { name: 'shop', author: 'Eve' }, catalogue())
    await expect(findBoundary(scope, 'shop', undefined, catalogue())).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await findBoundary(scope, 'shop', 1, catalogue())).toEqual(first)
    const entries = await catalogue().prisma.auditEntry.findMany({
      where: { organisationId: scope.organisationId },
      orderBy: { at: 'asc' },
    })
    expect(entries.map(({ action, author }) => [action, author])).toEqual([
      ['boundary-defined', 'Ada'],
      ['boundary-defined', 'Ada'],
      ['boundary-withdrawn', 'Bob'],
    ])
  })

  it('shows who sees some teams no version that speaks of others, and none that was replaced by such', async () => {
    const scope = await newScope(catalogue())
    const narrow = { ...scope, teams: ['a'] }
    await addBoundary(scope, { name: 'shop', definition, ...by }, catalogue())
    expect(await listBoundaries(narrow, undefined, catalogue())).toHaveLength(1)
    const wide = { ...definition, components: [{ name: 'all', selection: {}, inside: true as const }] }
    await addBoundary(scope, { name: 'shop', definition: wide, ...by }, catalogue())
    await expect(findBoundary(narrow, 'shop', undefined, catalogue())).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(findBoundary(narrow, 'shop', 2, catalogue())).rejects.toMatchObject({ code: 'not-found' })
  })

  it('has the counts of a day from the latest import that has the day, and a unit that stays', async () => {
    const scope = await newScope(catalogue())
    await addBoundary(scope, { name: 'shop', definition, ...by }, catalogue())
    const add = (counts: readonly ReturnType<typeof day>[], unit?: string) =>
      addCounts(
        scope,
        {
          boundary: 'shop',
          source: 'csv',
          units: unit === undefined ? [] : [{ operation: 'order', unit }],
          counts,
          ...by,
        },
        catalogue(),
      )
    await add([day(1, 5), day(2, 0.5), day(3, 7)], 'order placed')
    await add([day(2, 0, 3)])
    const inForce = { boundary: 'shop', operation: 'order' }
    expect(await countsInForce(scope, inForce, catalogue())).toEqual([
      { day: '2026-08-01', count: 5, coveredHours: 24, source: 'csv', version: 1 },
      { day: '2026-08-02', count: 0, coveredHours: 3, source: 'csv', version: 2 },
      { day: '2026-08-03', count: 7, coveredHours: 24, source: 'csv', version: 1 },
    ])
    await expect(add([day(4, 1)], 'basket')).rejects.toMatchObject({ code: 'conflict' })
    const imports = await listCountImports(scope, 'shop', catalogue())
    expect(imports.map(({ version, units }) => [version, units[0]?.unit])).toEqual([
      [2, 'order placed'],
      [1, 'order placed'],
    ])
    expect(await countsInForce(await newScope(catalogue()), inForce, catalogue())).toEqual([])
    const nowhere = addCounts(
      scope,
      { boundary: 'x', source: 'csv', units: [], counts: [day(1, 1)], ...by },
      catalogue(),
    )
    await expect(nowhere).rejects.toMatchObject({ code: 'not-found' })
  })

  it('forgets everything of an organisation that is removed', async () => {
    const slug = randomUUID()
    const { id: organisationId } = await ensureOrganisation({ slug, name: slug, isDemo: true }, catalogue())
    const scope = { organisationId, teams: 'all' } as const
    await addBoundary(scope, { name: 'shop', definition, ...by }, catalogue())
    await addCounts(
      scope,
      { boundary: 'shop', source: 'csv', units: [], counts: [day(1, 1)], ...by },
      catalogue(),
    )
    const hash = scope.organisationId.replaceAll('-', '').padEnd(64, '0')
    const badge = { boundary: 'shop', operation: 'order', days: 30, prefix: 'hb_abc', author: 'Ada' }
    const { id } = await addSciBadge(scope, { ...badge, hash }, catalogue())
    expect(await findSciBadgeByHash(hash, catalogue())).toMatchObject({ ...badge, id, revokedAt: null })
    await revokeSciBadge(scope, id, 'Bob', catalogue())
    expect((await findSciBadgeByHash(hash, catalogue()))?.revokedAt).toEqual(expect.any(String))
    const stranger = revokeSciBadge(await newScope(catalogue()), id, 'Eve', catalogue())
    await expect(stranger).rejects.toMatchObject({ code: 'not-found' })
    await removeOrganisation(scope, catalogue())
    expect(await listBoundaries(scope, undefined, catalogue())).toEqual([])
    expect(await listCountImports(scope, 'shop', catalogue())).toEqual([])
    expect(await findSciBadgeByHash(hash, catalogue())).toBeUndefined()
  })
})
