import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addShareLink } from '#lib/store/add-share-link.ts'
import { findShareLinkByHash } from '#lib/store/find-share-link-by-hash.ts'
import { listShareLinks } from '#lib/store/list-share-links.ts'
import { noteShareLinkUsed } from '#lib/store/note-share-link-used.ts'
import { revokeShareLink } from '#lib/store/revoke-share-link.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { newScope } from './example-import.ts'

const identity: FigureIdentity = {
  factorSet: '2026.1',
  methodVersion: '2026.1.m1.abc',
  adjustments: 2,
  method: 'market',
  teamRules: '3',
  parts: 'f00',
}

onEachStore((catalogue) => {
  const add = async (scope: Scope) => {
    const hash = createHash('sha256').update(randomUUID()).digest('hex')
    const wish = {
      page: 'services',
      search: 'team=checkout',
      prefix: 'hs_abcdef',
      hash,
      identity,
      author: 'Ada',
      expiresAt: new Date('2030-01-01T00:00:00Z'),
    } as const
    return { hash, link: await addShareLink(scope, wish, catalogue()) }
  }

  describe('a share link', () => {
    it('is found by its hash alone, keeps how figures were made, and is read back without its hash', async () => {
      const scope = await newScope(catalogue())
      const { hash, link } = await add(scope)
      expect(link).toEqual({
        id: expect.any(String),
        organisationId: scope.organisationId,
        page: 'services',
        search: 'team=checkout',
        prefix: 'hs_abcdef',
        identity,
        author: 'Ada',
        createdAt: expect.any(String),
        expiresAt: '2030-01-01T00:00:00.000Z',
        lastUsedAt: null,
        revokedAt: null,
      })
      expect(await findShareLinkByHash(hash, catalogue())).toEqual(link)
      expect(await findShareLinkByHash('0'.repeat(64), catalogue())).toBeUndefined()
      expect(JSON.stringify(await listShareLinks(scope, catalogue()))).not.toContain(hash)
    })

    it('is listed and revoked by its own organisation only, and revoked once, with who did it', async () => {
      const [scope, other] = [await newScope(catalogue()), await newScope(catalogue())]
      const { hash, link } = await add(scope)
      expect(await listShareLinks(other, catalogue())).toEqual([])
      await expect(revokeShareLink(other, link.id, 'Eve', catalogue())).rejects.toMatchObject({
        code: 'not-found',
      })
      await revokeShareLink(scope, link.id, 'Bob', catalogue())
      await revokeShareLink(scope, link.id, 'Cy', catalogue())
      expect((await findShareLinkByHash(hash, catalogue()))?.revokedAt).toEqual(expect.any(String))
      const { prisma } = await catalogue()
      const entries = await prisma.auditEntry.findMany({
        where: { organisationId: scope.organisationId, action: { startsWith: 'share-link' } },
        orderBy: { at: 'asc' },
      })
      expect(entries.map(({ action, author }) => [action, author])).toEqual([
        ['share-link-created', 'Ada'],
        ['share-link-revoked', 'Bob'],
      ])
      expect(JSON.stringify(entries)).not.toContain(hash)
    })

    it('remembers when it was last used', async () => {
      const scope = await newScope(catalogue())
      const { hash, link } = await add(scope)
      await noteShareLinkUsed(link.id, new Date('2029-06-01T12:00:00Z'), catalogue())
      expect((await findShareLinkByHash(hash, catalogue()))?.lastUsedAt).toBe('2029-06-01T12:00:00.000Z')
    })
  })
})
