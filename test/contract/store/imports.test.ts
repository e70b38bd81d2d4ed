import { describe, expect, it } from 'vitest'
import { activateImport } from '#lib/store/activate-import.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { beginImport } from '#lib/store/begin-import.ts'
import { cancelImport } from '#lib/store/cancel-import.ts'
import { deleteImport } from '#lib/store/delete-import.ts'
import { failImport } from '#lib/store/fail-import.ts'
import { findImport } from '#lib/store/find-import.ts'
import { findImportByContentHash } from '#lib/store/find-import-by-content-hash.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { namedPartIds } from '#lib/store/named-part-ids.ts'
import { putBackImport } from '#lib/store/put-back-import.ts'
import { putBackInterruptedImports } from '#lib/store/put-back-interrupted-imports.ts'
import { queuedImports } from '#lib/store/queued-imports.ts'
import { takeImport } from '#lib/store/take-import.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import {
  COUNTS,
  FEBRUARY,
  importParts,
  JANUARY,
  newFiles,
  newPart,
  newScope,
  runningImport,
  SOURCE,
} from './example-import.ts'

onEachStore((catalogue) => {
  describe('an import', () => {
    it('counts nothing until it is activated', async () => {
      const scope = await newScope(catalogue())
      const files = newFiles()
      const { begun } = await beginImport(scope, files, catalogue())
      expect(begun).toMatchObject({ ...files, state: 'queued', parts: [], startedAt: null, finishedAt: null })
      expect(begun).toMatchObject({ fileNames: ['january.csv.gz', 'könig "x".csv'], bytes: 6_000_000_000 })
      expect(await takeImport(scope, begun.id, catalogue())).toMatchObject({
        state: 'running',
        startedAt: expect.any(String),
      })
      expect(await activeParts(scope, 'usage', catalogue())).toEqual([])
    })

    it('is read back as it was written, with its parts', async () => {
      const scope = await newScope(catalogue())
      const files = newFiles()
      const { id } = await runningImport(scope, catalogue(), files)
      const parts = [newPart(JANUARY), newPart(FEBRUARY)]
      const activated = await activateImport(scope, id, { ...SOURCE, ...COUNTS, parts }, catalogue())
      expect(activated).toMatchObject({ id, ...files, ...SOURCE, ...COUNTS, state: 'active', error: null })
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
      const { id } = await runningImport(scope, catalogue())
      const empty = { ...SOURCE, ...COUNTS, period: null, parts: [] }
      expect(await activateImport(scope, id, empty, catalogue())).toMatchObject({ period: null, parts: [] })
    })

    it('cannot be activated twice, nor after it failed', async () => {
      const scope = await newScope(catalogue())
      const { id } = await importParts(scope, [JANUARY], catalogue())
      const again = activateImport(
        scope,
        id,
        { ...SOURCE, ...COUNTS, parts: [newPart(FEBRUARY)] },
        catalogue(),
      )
      await expect(again).rejects.toMatchObject({ code: 'conflict' })
      const failed = await runningImport(scope, catalogue())
      await failImport(scope, failed.id, 'The disk is full.', catalogue())
      expect(await findImport(scope, failed.id, catalogue())).toMatchObject({
        state: 'failed',
        error: 'The disk is full.',
        finishedAt: expect.any(String),
      })
      const late = activateImport(
        scope,
        failed.id,
        { ...SOURCE, ...COUNTS, parts: [newPart(FEBRUARY)] },
        catalogue(),
      )
      await expect(late).rejects.toMatchObject({ code: 'conflict' })
      expect(await activeParts(scope, 'usage', catalogue())).toHaveLength(1)
    })

    it('changes nothing where its activation fails half way', async () => {
      const scope = await newScope(catalogue())
      const before = await importParts(scope, [JANUARY], catalogue())
      const { id } = await runningImport(scope, catalogue())
      const parts = [newPart(JANUARY), newPart(JANUARY)]
      await expect(activateImport(scope, id, { ...SOURCE, ...COUNTS, parts }, catalogue())).rejects.toThrow()
      expect(await activeParts(scope, 'usage', catalogue())).toEqual(before.parts)
      expect(await findImport(scope, id, catalogue())).toMatchObject({ state: 'running', parts: [] })
    })

    it('that failed stays failed, and one that is active is not failed afterwards', async () => {
      const scope = await newScope(catalogue())
      const { id } = await importParts(scope, [JANUARY], catalogue())
      await failImport(scope, id, 'too late', catalogue())
      expect(await findImport(scope, id, catalogue())).toMatchObject({ state: 'active', error: null })
    })

    it('that was interrupted waits again, and no other; at the third time it fails', async () => {
      const scope = await newScope(catalogue())
      const active = await importParts(scope, [JANUARY], catalogue())
      const { id } = await runningImport(scope, catalogue())
      for (const _ of [1, 2]) {
        await putBackInterruptedImports(catalogue())
        expect(await findImport(scope, id, catalogue())).toMatchObject({ state: 'queued', startedAt: null })
        expect(await takeImport(scope, id, catalogue())).toMatchObject({ state: 'running' })
      }
      await putBackInterruptedImports(catalogue())
      expect(await findImport(scope, id, catalogue())).toMatchObject({
        state: 'failed',
        error: expect.stringMatching(/stopped without warning 3 times/),
      })
      expect(await findImport(scope, active.id, catalogue())).toEqual(active)
    })

    it('that an orderly stop put back is never held against it', async () => {
      const scope = await newScope(catalogue())
      const { id } = await runningImport(scope, catalogue())
      for (const _ of [1, 2, 3, 4]) {
        await putBackImport(scope, id, catalogue())
        await takeImport(scope, id, catalogue())
      }
      await putBackInterruptedImports(catalogue())
      expect(await findImport(scope, id, catalogue())).toMatchObject({ state: 'queued' })
    })

    it('is taken once, in the order in which it was asked for', async () => {
      const scope = await newScope(catalogue())
      const { begun: first } = await beginImport(scope, newFiles(), catalogue())
      const { begun: second } = await beginImport(scope, newFiles(), catalogue())
      const ids = (await queuedImports(catalogue())).map(({ importId }) => importId)
      expect(ids.filter((id) => id === first.id || id === second.id)).toEqual([first.id, second.id])
      const takes = await Promise.all([1, 2, 3].map(() => takeImport(scope, first.id, catalogue())))
      expect(takes.filter(Boolean)).toHaveLength(1)
    })

    it('that is cancelled can neither be taken nor activated, and one that has ended cannot be cancelled', async () => {
      const scope = await newScope(catalogue())
      const { begun: waiting } = await beginImport(scope, newFiles(), catalogue())
      expect(await cancelImport(scope, waiting.id, catalogue())).toMatchObject({ wasRunning: false })
      expect(await takeImport(scope, waiting.id, catalogue())).toBeUndefined()
      const running = await runningImport(scope, catalogue())
      expect(await cancelImport(scope, running.id, catalogue())).toMatchObject({
        wasRunning: true,
        uploads: running.uploads,
      })
      const late = activateImport(scope, running.id, { ...SOURCE, ...COUNTS, parts: [] }, catalogue())
      await expect(late).rejects.toMatchObject({ code: 'conflict' })
      await failImport(scope, running.id, 'too late', catalogue())
      expect(await findImport(scope, running.id, catalogue())).toMatchObject({ state: 'cancelled' })
      for (const { id } of [running, await importParts(scope, [JANUARY], catalogue())])
        await expect(cancelImport(scope, id, catalogue())).rejects.toMatchObject({ code: 'conflict' })
      await expect(cancelImport(await newScope(catalogue()), waiting.id, catalogue())).rejects.toMatchObject({
        code: 'not-found',
      })
    })
  })

  describe('the same files', () => {
    it('are found by their hash only while they count', async () => {
      const scope = await newScope(catalogue())
      const files = newFiles()
      const find = () => findImportByContentHash(scope, files.contentHash, catalogue())
      const { id } = await runningImport(scope, catalogue(), files)
      expect(await find()).toBeUndefined()
      await failImport(scope, id, 'no', catalogue())
      expect(await find()).toBeUndefined()
      const active = await importParts(scope, [JANUARY], catalogue(), files)
      expect(await find()).toEqual(active)
      expect(await findImportByContentHash(scope, 'd'.repeat(64), catalogue())).toBeUndefined()
      await deleteImport(scope, active.id, catalogue())
      expect(await find()).toBeUndefined()
    })

    it('are begun once while they wait, run or count, and again where they came to nothing or were replaced', async () => {
      const scope = await newScope(catalogue())
      const files = newFiles()
      const begin = () => beginImport(scope, { ...newFiles(), contentHash: files.contentHash }, catalogue())
      const both = await Promise.all([begin(), begin()])
      expect(both.map(({ isEarlier }) => isEarlier).sort()).toEqual([false, true])
      const [one, two] = both
      expect(one?.begun.id).toBe(two?.begun.id)
      const id = one?.begun.id ?? ''
      await takeImport(scope, id, catalogue())
      expect(await begin()).toMatchObject({ isEarlier: true, begun: { id } })
      await activateImport(scope, id, { ...SOURCE, ...COUNTS, parts: [newPart(JANUARY)] }, catalogue())
      expect(await begin()).toMatchObject({ isEarlier: true, begun: { id } })
      const later = await importParts(scope, [JANUARY], catalogue())
      const again = await begin()
      expect(again.isEarlier).toBe(false)
      await cancelImport(scope, again.begun.id, catalogue())
      await deleteImport(scope, later.id, catalogue())
      expect(await begin()).toMatchObject({ isEarlier: true, begun: { id } })
    })

    it('cannot be imported twice by the same uploads at once', async () => {
      const scope = await newScope(catalogue())
      const files = newFiles()
      await beginImport(scope, files, catalogue())
      const other = { ...newFiles(), uploads: files.uploads.slice(1) }
      await expect(beginImport(scope, other, catalogue())).rejects.toMatchObject({ code: 'conflict' })
    })
  })

  describe('another organisation', () => {
    it('neither sees, nor changes, nor supersedes what is not its own', async () => {
      const [ours, theirs] = [await newScope(catalogue()), await newScope(catalogue())]
      const mine = await importParts(ours, [JANUARY], catalogue())
      const running = await runningImport(ours, catalogue())
      await importParts(theirs, [JANUARY], catalogue())

      expect(await findImport(theirs, mine.id, catalogue())).toBeUndefined()
      const deletion = deleteImport(theirs, mine.id, catalogue())
      await expect(deletion).rejects.toMatchObject({ code: 'not-found' })
      const activation = activateImport(theirs, running.id, { ...SOURCE, ...COUNTS, parts: [] }, catalogue())
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
