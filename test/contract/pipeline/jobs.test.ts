import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { cancelImport } from '#lib/pipeline/cancel-import.ts'
import { importProgress } from '#lib/pipeline/import-progress.ts'
import { startImportQueue, stopImportQueue } from '#lib/pipeline/import-queue.ts'
import { startImport } from '#lib/pipeline/start-import.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { sweepUploads } from '#lib/pipeline/sweep-uploads.ts'
import { findUpload } from '#lib/pipeline/upload-record.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { type BillLine, billLine, inTemporaryFolder, writeBill } from '#test/support/generated-bill.ts'
import { importEnded } from '#test/support/import-file.ts'

const dataDir = await ownTestDataDir()
let scope: Scope

const [lines = []] = fc.sample(fc.array(billLine, { minLength: 300, maxLength: 300 }), {
  numRuns: 1,
  seed: 11,
})

/** An upload of a bill of some month; with another count of lines, another bill. */
const uploadOf = (month: string, count: number) =>
  inTemporaryFolder((folder) => {
    const bill = lines.slice(0, count).map((line): BillLine => ({ ...line, day: `${month}-10` }))
    return addUpload('bill.csv', writeBill(folder, 'bill.csv', bill))
  })

const rowsRead = async (): Promise<number> => {
  const question = { filter: {}, groupBy: [], method: 'location', factorSet: '2026.1' } as const
  return (await report(scope, question)).rows.read
}
const uploads = (): readonly string[] => readdirSync(join(dataDir, 'uploads'))

async function running(importId: string): Promise<void> {
  while ((await importProgress(scope, importId)).state !== 'running') await sleep(10)
}

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await startImportQueue()
})

describe('an import', () => {
  it('that runs and one that waits are cancelled, count nothing and leave nothing', async () => {
    const first = await startImport(scope, [(await uploadOf('2026-01', 300)).id])
    const second = await startImport(scope, [(await uploadOf('2026-02', 200)).id])
    await running(first.importId)
    expect(await importProgress(scope, second.importId)).toMatchObject({
      state: 'queued',
      step: 'waiting',
      share: 0,
    })
    await cancelImport(scope, second.importId)
    await cancelImport(scope, first.importId)
    for (const { importId } of [first, second])
      expect(await importEnded(scope, importId)).toMatchObject({ state: 'cancelled', share: 1 })
    expect(await rowsRead()).toBe(0)
    expect(uploads()).toEqual([])
    const lake = join(dataDir, 'lake', scope.organisationId)
    expect(existsSync(lake) ? readdirSync(lake) : []).toEqual([])
    await expect(cancelImport(scope, first.importId)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('tells how far it is, and never goes backwards', async () => {
    const { importId } = await startImport(scope, [(await uploadOf('2026-03', 250)).id])
    let before = await importProgress(scope, importId)
    const steps = new Set<string>()
    while (before.state === 'queued' || before.state === 'running') {
      const now = await importProgress(scope, importId)
      steps.add(now.step)
      if (now.state === 'running')
        for (const field of ['share', 'bytes', 'rows'] as const)
          expect(now[field]).toBeGreaterThanOrEqual(before[field])
      before = now
      await sleep(20)
    }
    expect(before).toMatchObject({ state: 'active', step: 'finished', share: 1, rows: 250, totalRows: 250 })
    expect([...steps]).toEqual(expect.arrayContaining(['checking', 'finished']))
  })

  it('that waits when the queue is stopped is carried out at the next start', async () => {
    const before = await rowsRead()
    const first = await startImport(scope, [(await uploadOf('2026-04', 120)).id])
    const second = await startImport(scope, [(await uploadOf('2026-04', 140)).id])
    await running(first.importId)
    await stopImportQueue()
    expect(await importProgress(scope, second.importId)).toMatchObject({ state: 'queued' })
    await startUp()
    expect(uploads()).toHaveLength(1)
    await startImportQueue()
    for (const { importId } of [first, second])
      expect(await importEnded(scope, importId)).toMatchObject({ state: 'active' })
    // Both are of one month: the later one counts.
    expect((await rowsRead()) - before).toBe(140)
    expect(uploads()).toEqual([])
  })

  it('is recognised by its files while it waits or runs', async () => {
    const upload = await uploadOf('2026-05', 90)
    const same = await uploadOf('2026-05', 90)
    const first = await startImport(scope, [upload.id])
    expect(await startImport(scope, [same.id])).toEqual({ importId: first.importId, alreadyImported: true })
    expect(uploads()).not.toContain(same.id)
    await importEnded(scope, first.importId)
    expect((await listImports(scope)).filter(({ id }) => id === first.importId)).toHaveLength(1)
  })
})

describe('uploads that nobody imports', () => {
  it('are kept for a day, and then swept', async () => {
    const [kept, stale] = [await uploadOf('2026-06', 10), await uploadOf('2026-06', 11)]
    const dayAndMore = new Date(Date.now() - 25 * 60 * 60 * 1000)
    const folder = join(dataDir, 'uploads', stale.id)
    for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
      utimesSync(path, dayAndMore, dayAndMore)
    await sweepUploads()
    expect(uploads()).toEqual([kept.id])
    await expect(findUpload(stale.id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await findUpload(kept.id)).toEqual(kept)
  })

  it('are read for what they are when they arrived whole just before a crash', async () => {
    const upload = await uploadOf('2026-07', 12)
    const record = join(dataDir, 'uploads', upload.id, 'upload.json')
    writeFileSync(record, '')
    await expect(findUpload(upload.id)).resolves.toEqual(upload)
  })
})
