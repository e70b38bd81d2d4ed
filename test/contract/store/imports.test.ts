import { describe, expect, it } from 'vitest'
import { activateImport } from '#lib/store/activate-import.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { beginImport } from '#lib/store/begin-import.ts'
import { deleteImport } from '#lib/store/delete-import.ts'
import { failImport } from '#lib/store/fail-import.ts'
import { failInterruptedImports } from '#lib/store/fail-interrupted-imports.ts'
import { findImport } from '#lib/store/find-import.ts'
import { findImportByContentHash } from '#lib/store/find-import-by-content-hash.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { namedPartIds } from '#lib/store/named-part-ids.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { COUNTS, FEBRUARY, FILES, importParts, JANUARY, newPart, newScope } from './example-import.ts'

onEachStore((catalogue) => {
  describe('an import', () => {
    it('counts nothing until it is activated', async () => {
      const scope = await newScope(catalogue())
      const begun = await beginImport(scope, FILES, catalogue())
      expect(begun).toMatchObject({ ...FILES, state: 'running', parts: [], finishedAt: null })
      expect(await activeParts(scope, 'usage', catalogue())).toEqual([])
    })

    it('is read back as it was written, with its parts', async () => {
      const scope = await newScope(catalogue())
      const { id } = await beginImport(scope, FILES, catalogue())
      const parts = [newPart(JANUARY), newPart(FEBRUARY)]
      const activated = await activateImport(scope, id, { ...COUNTS, parts }, catalogue())
      expect(activated).toMatchObject({ id, ...FILES, ...COUNTS, state: 'active', error: null })
      expect(activated.parts).toMatchObject(
        parts.map((part) => ({ ...part, importId: id, state: 'active', supersededById: null })),
      )
      expect(await findImport(scope, id, catalogue())).toEqual(activated)
      expect(await listImports(scope, catalogue())).toEqual([activated])
      const byId = [...activated.parts].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(await activeParts(scope, 'usage', catalogue())).toEqual(byId)
    })

    it('may have no part at all', async () => {
      const scope = await newScope(catalogue())
      const { id } = await beginImport(scope, FILES, catalogue())
      const empty = { ...COUNTS, period: null, parts: [] }
      expect(await activateImport(scope, id, empty, catalogue())).toMatchObject({ period: null, parts: [] })
    })

    it('cannot be activated twice, nor after it failed', async () => {
      const scope = await newScope(catalogue())
      const { id } = await importParts(scope, [JANUARY], catalogue())
      const again = activateImport(scope, id, { ...COUNTS, parts: [newPart(FEBRUARY)] }, catalogue())
      await expect(again).rejects.toMatchObject({ code: 'conflict' })
      const failed = await beginImport(scope, FILES, catalogue())
      await failImport(scope, failed.id, 'The disk is full.', catalogue())
      expect(await findImport(scope, failed.id, catalogue())).toMatchObject({
        state: 'failed',
        error: 'The disk is full.',
        finishedAt: expect.any(String),
      })
      const late = activateImport(scope, failed.id, { ...COUNTS, parts: [newPart(FEBRUARY)] }, catalogue())
      await expect(late).rejects.toMatchObject({ code: 'conflict' })
      expect(await activeParts(scope, 'usage', catalogue())).toHaveLength(1)
    })

    it('changes nothing where its activation fails half way', async () => {
      const scope = await newScope(catalogue())
      const before = await importParts(scope, [JANUARY], catalogue())
      const { id } = await beginImport(scope, FILES, catalogue())
      const parts = [newPart(JANUARY), newPart(JANUARY)]
      await expect(activateImport(scope, id, { ...COUNTS, parts }, catalogue())).rejects.toThrow()
      expect(await activeParts(scope, 'usage', catalogue())).toEqual(before.parts)
      expect(await findImport(scope, id, catalogue())).toMatchObject({ state: 'running', parts: [] })
    })

    it('that failed stays failed, and one that is active is not failed afterwards', async () => {
      const scope = await newScope(catalogue())
      const { id } = await importParts(scope, [JANUARY], catalogue())
      await failImport(scope, id, 'too late', catalogue())
      expect(await findImport(scope, id, catalogue())).toMatchObject({ state: 'active', error: null })
    })

    it('that was interrupted is marked as failed, and no other', async () => {
      const scope = await newScope(catalogue())
      const active = await importParts(scope, [JANUARY], catalogue())
      const { id } = await beginImport(scope, FILES, catalogue())
      expect(await failInterruptedImports(catalogue())).toContain(id)
      expect(await findImport(scope, id, catalogue())).toMatchObject({
        state: 'failed',
        error: 'The server stopped during the import; import it again.',
      })
      expect(await findImport(scope, active.id, catalogue())).toEqual(active)
      expect(await failInterruptedImports(catalogue())).toEqual([])
    })
  })

  describe('the same files', () => {
    it('are found by their hash only while they count', async () => {
      const scope = await newScope(catalogue())
      const find = () => findImportByContentHash(scope, FILES.contentHash, catalogue())
      const { id } = await beginImport(scope, FILES, catalogue())
      expect(await find()).toBeUndefined()
      await failImport(scope, id, 'no', catalogue())
      expect(await find()).toBeUndefined()
      const active = await importParts(scope, [JANUARY], catalogue())
      expect(await find()).toEqual(active)
      expect(await findImportByContentHash(scope, 'd'.repeat(64), catalogue())).toBeUndefined()
      await deleteImport(scope, active.id, catalogue())
      expect(await find()).toBeUndefined()
    })
  })

  describe('another organisation', () => {
    it('neither sees, nor changes, nor supersedes what is not its own', async () => {
      const [ours, theirs] = [await newScope(catalogue()), await newScope(catalogue())]
      const mine = await importParts(ours, [JANUARY], catalogue())
      const running = await beginImport(ours, FILES, catalogue())
      await importParts(theirs, [JANUARY], catalogue())

      expect(await findImport(theirs, mine.id, catalogue())).toBeUndefined()
      const deletion = deleteImport(theirs, mine.id, catalogue())
      await expect(deletion).rejects.toMatchObject({ code: 'not-found' })
      const activation = activateImport(theirs, running.id, { ...COUNTS, parts: [] }, catalogue())
      await expect(activation).rejects.toMatchObject({ code: 'conflict' })
      await failImport(theirs, running.id, 'not yours', catalogue())

      expect(await activeParts(ours, 'usage', catalogue())).toEqual(mine.parts)
      expect(await findImport(ours, running.id, catalogue())).toEqual(running)
      expect(await listImports(theirs, catalogue())).toHaveLength(1)
    })
  })

  describe('the files of the lake', () => {
    it('are needed while their part counts or may count again', async () => {
      const scope = await newScope(catalogue())
      const first = await importParts(scope, [JANUARY], catalogue())
      const second = await importParts(scope, [JANUARY], catalogue())
      const ids = [first, second].map(({ parts }) => parts[0]?.id)
      const named = async () => [...(await namedPartIds(catalogue()))]
      expect(await named()).toEqual(expect.arrayContaining(ids))
      const { deletedParts } = await deleteImport(scope, first.id, catalogue())
      expect(deletedParts).toEqual([ids[0]])
      expect(await named()).not.toContain(ids[0])
      expect(await named()).toContain(ids[1])
    })
  })

  describe('the audit', () => {
    it('tells what every activation and deletion did', async () => {
      const scope = await newScope(catalogue())
      const first = await importParts(scope, [JANUARY], catalogue())
      const second = await importParts(scope, [JANUARY], catalogue())
      await deleteImport(scope, second.id, catalogue())
      const [a, b] = [first.parts[0]?.id, second.parts[0]?.id]
      const { organisationId } = scope
      const entries = await catalogue().prisma.auditEntry.findMany({ where: { organisationId } })
      expect(entries.map(({ action, detail }) => ({ action, detail }))).toEqual(
        expect.arrayContaining([
          { action: 'import-activated', detail: { importId: first.id, parts: [a], superseded: [] } },
          { action: 'import-activated', detail: { importId: second.id, parts: [b], superseded: [a] } },
          { action: 'import-deleted', detail: { importId: second.id, parts: [b], restored: [a] } },
        ]),
      )
      expect(entries).toHaveLength(3)
    })
  })
})
