import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addToken } from '#lib/store/add-token.ts'
import { findTokenByHash } from '#lib/store/find-token-by-hash.ts'
import { listTokens } from '#lib/store/list-tokens.ts'
import { noteTokenUsed } from '#lib/store/note-token-used.ts'
import { revokeToken } from '#lib/store/revoke-token.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { newScope } from './example-import.ts'

onEachStore((catalogue) => {
  const add = async (scope: Scope) => {
    const hash = createHash('sha256').update(randomUUID()).digest('hex')
    const expiresAt = new Date('2030-01-01T00:00:00Z')
    const wish = { name: 'CI', scope: 'upload', prefix: 'hr_abcdef', hash, expiresAt } as const
    return { hash, token: await addToken(scope, wish, catalogue()) }
  }

  describe('a token', () => {
    it('is found by its hash alone, and is read back without it', async () => {
      const scope = await newScope(catalogue())
      const { hash, token } = await add(scope)
      expect(token).toEqual({
        id: expect.any(String),
        organisationId: scope.organisationId,
        name: 'CI',
        scope: 'upload',
        prefix: 'hr_abcdef',
        createdAt: expect.any(String),
        expiresAt: '2030-01-01T00:00:00.000Z',
        lastUsedAt: null,
        revokedAt: null,
      })
      expect(await findTokenByHash(hash, catalogue())).toEqual(token)
      expect(await findTokenByHash('0'.repeat(64), catalogue())).toBeUndefined()
      expect(JSON.stringify(await listTokens(scope, catalogue()))).not.toContain(hash)
    })

    it('is listed and revoked by its own organisation only, and revoked once', async () => {
      const [ours, theirs] = [await newScope(catalogue()), await newScope(catalogue())]
      const { hash, token } = await add(ours)
      expect(await listTokens(theirs, catalogue())).toEqual([])
      await expect(revokeToken(theirs, token.id, catalogue())).rejects.toMatchObject({ code: 'not-found' })
      await revokeToken(ours, token.id, catalogue())
      const revoked = await findTokenByHash(hash, catalogue())
      expect(revoked?.revokedAt).toEqual(expect.any(String))
      await revokeToken(ours, token.id, catalogue())
      expect(await findTokenByHash(hash, catalogue())).toEqual(revoked)
      const { organisationId } = ours
      const entries = await catalogue().prisma.auditEntry.findMany({ where: { organisationId } })
      expect(entries.map(({ action }) => action).sort()).toEqual(['token-created', 'token-revoked'])
      expect(JSON.stringify(entries)).not.toContain(hash)
    })

    it('remembers its last use', async () => {
      const scope = await newScope(catalogue())
      const { token } = await add(scope)
      await noteTokenUsed(token.id, new Date('2026-11-23T00:00:00Z'), catalogue())
      expect(await listTokens(scope, catalogue())).toMatchObject([{ lastUsedAt: '2026-11-23T00:00:00.000Z' }])
    })
  })
})
