import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Dataset } from '#lib/domain/usage/dataset.ts'
import { activateImport } from '#lib/store/activate-import.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { deleteImport } from '#lib/store/delete-import.ts'
import { findImport } from '#lib/store/find-import.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import type { PartKey } from '#lib/store/part.ts'
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
  const activeIds = async (scope: Scope, dataset: Dataset = 'usage') =>
    (await activeParts(scope, dataset, catalogue())).map(({ id }) => id)

  describe('activation', () => {
    it('supersedes the same provider, account and month, and nothing else', async () => {
      const scope = await newScope(catalogue())
      const others = [
        { ...JANUARY, provider: 'Microsoft' },
        { ...JANUARY, billingAccountId: '999' },
        { ...JANUARY, billingAccountId: '' },
        FEBRUARY,
      ]
      const first = await importParts(scope, [JANUARY, ...others], catalogue())
      const second = await importParts(scope, [JANUARY], catalogue())
      const [winner] = second.parts
      const parts = (await findImport(scope, first.id, catalogue()))?.parts ?? []
      const superseded = parts.filter(({ state }) => state === 'superseded')
      expect(superseded).toMatchObject([{ ...JANUARY, supersededById: winner?.id }])
      expect(await activeIds(scope)).toHaveLength(1 + others.length)
    })

    it('supersedes only parts of its own dataset', async () => {
      const scope = await newScope(catalogue())
      const usage = await importParts(scope, [JANUARY], catalogue())
      const footprints = { ...JANUARY, dataset: 'footprints' } as const
      await importParts(scope, [footprints], catalogue())
      const second = await importParts(scope, [footprints], catalogue())
      expect(await activeIds(scope)).toEqual(usage.parts.map(({ id }) => id))
      expect(await activeParts(scope, 'footprints', catalogue())).toEqual(second.parts)
    })

    it('of an import that is to replace nothing cancels it where it would, and changes nothing', async () => {
      const scope = await newScope(catalogue())
      const first = await importParts(scope, [JANUARY, FEBRUARY], catalogue())
      const march = { ...JANUARY, billingPeriod: '2025-03-01' }
      const refused = await importParts(scope, [march, FEBRUARY], catalogue(), newFiles('cancel'))
      expect(refused).toMatchObject({
        state: 'cancelled',
        parts: [],
        error: expect.stringMatching(/not to replace/),
      })
      expect(refused.rows.read).toBe(0)
      expect(await activeParts(scope, 'usage', catalogue())).toHaveLength(2)
      expect(await findImport(scope, first.id, catalogue())).toEqual(first)
      const allocations = { ...FEBRUARY, dataset: 'allocations' } as const
      const fits = await importParts(scope, [march, allocations], catalogue(), newFiles('cancel'))
      expect(fits).toMatchObject({ state: 'active' })
    })

    it('of one month by many imports at once leaves exactly one active part', async () => {
      const scope = await newScope(catalogue())
      const running = await Promise.all(Array.from({ length: 8 }, () => runningImport(scope, catalogue())))
      const done = await Promise.all(
        running.map(({ id }) =>
          activateImport(
            scope,
            id,
            { ...SOURCE, ...COUNTS, parts: [newPart(JANUARY), newPart(FEBRUARY)] },
            catalogue(),
          ),
        ),
      )
      expect(await activeIds(scope)).toHaveLength(2)
      for (const { id } of done) await deleteImport(scope, id, catalogue())
      expect(await activeIds(scope)).toEqual([])
    })
  })

  describe('deletion', () => {
    it('restores exactly what the import had superseded', async () => {
      const scope = await newScope(catalogue())
      await importParts(scope, [JANUARY, FEBRUARY], catalogue())
      const before = await activeParts(scope, 'usage', catalogue())
      const { id, parts } = await importParts(scope, [JANUARY], catalogue())
      const january = before.find(({ billingPeriod }) => billingPeriod === JANUARY.billingPeriod)
      expect(await deleteImport(scope, id, catalogue())).toEqual({
        deletedParts: parts.map((part) => part.id),
        restoredParts: [january?.id],
      })
      expect(await activeParts(scope, 'usage', catalogue())).toEqual(before)
      expect(await findImport(scope, id, catalogue())).toMatchObject({
        state: 'deleted',
        parts: [{ state: 'deleted', supersededById: null }],
      })
    })

    it('is done once, and not while the import runs', async () => {
      const scope = await newScope(catalogue())
      const { id } = await importParts(scope, [JANUARY], catalogue())
      await deleteImport(scope, id, catalogue())
      await expect(deleteImport(scope, id, catalogue())).rejects.toMatchObject({ code: 'not-found' })
      const running = await runningImport(scope, catalogue())
      await expect(deleteImport(scope, running.id, catalogue())).rejects.toMatchObject({ code: 'conflict' })
    })

    it.each(['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA'])(
      'of three imports of one month in the order %s leaves the latest of the rest active',
      async (order) => {
        const scope = await newScope(catalogue())
        const left = new Map<string, ImportRecord>()
        for (const name of 'ABC') left.set(name, await importParts(scope, [JANUARY], catalogue()))
        for (const name of order) {
          await deleteImport(scope, left.get(name)?.id ?? '', catalogue())
          left.delete(name)
          const latest = [...left.values()].at(-1)?.parts.map(({ id }) => id) ?? []
          expect(await activeIds(scope)).toEqual(latest)
        }
      },
    )

    it('and activation in any order count, of every month, the latest import that is not deleted', async () => {
      const keys: PartKey[] = [
        JANUARY,
        FEBRUARY,
        { ...JANUARY, provider: 'Microsoft' },
        { ...JANUARY, dataset: 'allocations' },
      ]
      const step = fc.oneof(fc.record({ add: fc.subarray(keys) }), fc.record({ remove: fc.nat({ max: 5 }) }))
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
          const scope = await newScope(catalogue())
          const left: ImportRecord[] = []
          for (const action of steps) {
            if ('add' in action) left.push(await importParts(scope, action.add, catalogue()))
            else
              for (const { id } of left.splice(action.remove, 1)) await deleteImport(scope, id, catalogue())
          }
          const latest = new Map(left.flatMap(({ parts }) => parts.map((part) => [keyOf(part), part.id])))
          const active = [...(await activeIds(scope)), ...(await activeIds(scope, 'allocations'))]
          expect(active.sort()).toEqual([...latest.values()].sort())
        }),
        { numRuns: 12 },
      )
    })
  })
})

const keyOf = ({ dataset, provider, billingAccountId, billingPeriod }: PartKey): string =>
  JSON.stringify([dataset, provider, billingAccountId, billingPeriod])
