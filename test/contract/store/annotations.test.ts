import { describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addAnnotation } from '#lib/store/add-annotation.ts'
import { listAnnotations } from '#lib/store/list-annotations.ts'
import { withdrawAnnotation } from '#lib/store/withdraw-annotation.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { newScope } from './example-import.ts'

const NOTE = { day: '2026-08-09', team: null, text: 'Index rebuilt twice', author: 'Ada' }

onEachStore((catalogue) => {
  const entriesOf = ({ organisationId }: Scope) =>
    catalogue().prisma.auditEntry.findMany({ where: { organisationId }, orderBy: { at: 'asc' } })

  describe('a note about a day', () => {
    it('is listed by day, with its author, and the history has both', async () => {
      const scope = await newScope(catalogue())
      await addAnnotation(scope, { ...NOTE, day: '2026-08-10', team: 'checkout' }, catalogue())
      const first = await addAnnotation(scope, NOTE, catalogue())
      const listed = await listAnnotations(scope, catalogue())
      expect(listed.map(({ day }) => day)).toEqual(['2026-08-09', '2026-08-10'])
      expect(listed[0]).toEqual(first)
      expect(first).toMatchObject(NOTE)
      const entries = await entriesOf(scope)
      expect(entries).toMatchObject([
        { action: 'annotation-added', author: 'Ada', detail: { team: 'checkout' } },
        { action: 'annotation-added', author: 'Ada', detail: { annotationId: first.id, text: NOTE.text } },
      ])
      expect(entries[0]?.at).toBeInstanceOf(Date)
    })

    it('is no longer listed once it is withdrawn, which the history remembers once', async () => {
      const scope = await newScope(catalogue())
      const { id: annotationId } = await addAnnotation(scope, NOTE, catalogue())
      await withdrawAnnotation(scope, { annotationId, author: 'Ben' }, catalogue())
      await withdrawAnnotation(scope, { annotationId, author: 'Ben' }, catalogue())
      expect(await listAnnotations(scope, catalogue())).toEqual([])
      const entries = await entriesOf(scope)
      expect(entries.map(({ action, author }) => [action, author])).toEqual([
        ['annotation-added', 'Ada'],
        ['annotation-withdrawn', 'Ben'],
      ])
    })

    it('of another organisation or of a team that one may not see does not exist', async () => {
      const [ours, theirs] = [await newScope(catalogue()), await newScope(catalogue())]
      const { id: annotationId } = await addAnnotation(ours, { ...NOTE, team: 'search' }, catalogue())
      await addAnnotation(ours, NOTE, catalogue())
      const lead: Scope = { ...ours, teams: ['checkout'] }
      for (const stranger of [theirs, lead])
        await expect(
          withdrawAnnotation(stranger, { annotationId, author: 'Eve' }, catalogue()),
        ).rejects.toMatchObject({ code: 'not-found' })
      expect((await listAnnotations(lead, catalogue())).map(({ team }) => team)).toEqual([null])
      expect(await listAnnotations(theirs, catalogue())).toEqual([])
    })

    it('is written by the lead of a team about that team alone', async () => {
      const scope = await newScope(catalogue())
      const lead: Scope = { ...scope, teams: ['checkout'] }
      for (const team of [null, 'search'])
        await expect(addAnnotation(lead, { ...NOTE, team }, catalogue())).rejects.toMatchObject({
          code: 'not-found',
        })
      expect(await addAnnotation(lead, { ...NOTE, team: 'checkout' }, catalogue())).toMatchObject({
        team: 'checkout',
      })
    })
  })
})
