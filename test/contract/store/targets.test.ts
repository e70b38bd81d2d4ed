import { describe, expect, it } from 'vitest'
import { addTarget } from '#lib/store/add-target.ts'
import { listTargets } from '#lib/store/list-targets.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { newScope } from './example-import.ts'

onEachStore((catalogue) => {
  describe('a target', () => {
    const target = { team: 'checkout', fromMonth: '2026-08', kgCo2ePerMonth: 500, author: 'Ada', note: 'why' }

    it('is read back in the order of writing, however fast one follows another', async () => {
      const scope = await newScope(catalogue())
      const written = []
      for (const kgCo2ePerMonth of [5, 4, 3, 2, 1])
        written.push(await addTarget(scope, { ...target, kgCo2ePerMonth }, catalogue()))
      expect(await listTargets(scope, catalogue())).toEqual(written)
      expect(written.map(({ createdAt }) => createdAt)).toEqual(
        [...new Set(written.map(({ createdAt }) => createdAt))].sort(),
      )
    })

    it('is written down with its author, as is its withdrawal', async () => {
      const scope = await newScope(catalogue())
      await addTarget(scope, target, catalogue())
      await addTarget(scope, { ...target, kgCo2ePerMonth: null, author: 'Grace' }, catalogue())
      const entries = await catalogue().prisma.auditEntry.findMany({
        where: { organisationId: scope.organisationId },
        orderBy: { at: 'asc' },
      })
      expect(entries.map(({ action, author }) => [action, author])).toEqual([
        ['target-set', 'Ada'],
        ['target-withdrawn', 'Grace'],
      ])
      expect(entries[0]?.detail).toMatchObject({
        team: 'checkout',
        fromMonth: '2026-08',
        kgCo2ePerMonth: 500,
      })
    })

    it('belongs to its organisation alone', async () => {
      const [ours, theirs] = [await newScope(catalogue()), await newScope(catalogue())]
      await addTarget(ours, { ...target, team: null }, catalogue())
      expect(await listTargets(theirs, catalogue())).toEqual([])
      expect(await listTargets({ ...ours, teams: ['checkout'] }, catalogue())).toEqual([])
    })
  })
})
