import { describe, expect, it } from 'vitest'
import type { ImportJob } from '#lib/store/import-job.ts'
import { openImportQueue } from '#lib/store/import-queue.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { newScope } from './example-import.ts'

const newJob = (): ImportJob => ({ organisationId: crypto.randomUUID(), importId: crypto.randomUUID() })

/** Something that can be waited for, and let go from outside. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

onEachStore((catalogue) => {
  describe('the queue of imports', () => {
    it('carries out one import at a time, in the order in which they were added', async () => {
      const events: string[] = []
      const done = gate()
      const [first, second, third] = [newJob(), newJob(), newJob()]
      const handle = async ({ importId }: ImportJob) => {
        events.push(`+${importId}`)
        await new Promise((resolve) => setTimeout(resolve, 30))
        events.push(`-${importId}`)
        if (importId === third.importId) done.open()
      }
      const queue = await openImportQueue([first], handle, catalogue())
      await queue.add(second)
      await queue.add(third)
      await done.opened
      await queue.stop()
      expect(events).toEqual(
        [first, second, third].flatMap(({ importId }) => [`+${importId}`, `-${importId}`]),
      )
    })

    it('begins at once, however long it has been idle', async () => {
      const begun = gate()
      const queue = await openImportQueue([], async () => begun.open(), catalogue())
      await new Promise((resolve) => setTimeout(resolve, 300))
      const addedAt = performance.now()
      await queue.add(newJob())
      await begun.opened
      expect(performance.now() - addedAt).toBeLessThan(1500)
      await queue.stop()
    })

    it('waits for the import under way when it is stopped, takes no other, and begins with what waits at the next start', async () => {
      const [first, second] = [newJob(), newJob()]
      const [begun, mayEnd] = [gate(), gate()]
      const before: string[] = []
      const queue = await openImportQueue(
        [first, second],
        async ({ importId }) => {
          begun.open()
          await mayEnd.opened
          before.push(importId)
        },
        catalogue(),
      )
      await begun.opened
      const stopped = queue.stop()
      mayEnd.open()
      await stopped
      expect(before).toEqual([first.importId])

      const done = gate()
      const after: ImportJob[] = []
      const next = await openImportQueue(
        [second],
        async (job) => {
          after.push(job)
          done.open()
        },
        catalogue(),
      )
      await done.opened
      await next.stop()
      expect(after).toEqual([second])
    })

    it('goes on after an import that throws, and does not hold the catalogue meanwhile', async () => {
      const done = gate()
      const [bad, good] = [newJob(), newJob()]
      const queue = await openImportQueue(
        [bad, good],
        async ({ importId }) => {
          await newScope(catalogue())
          if (importId === bad.importId) throw new Error('as this test wants it')
          done.open()
        },
        catalogue(),
      )
      await done.opened
      await queue.stop()
    })
  })
})
