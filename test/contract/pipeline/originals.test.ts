import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { changeSettings } from '#lib/pipeline/change-settings.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { startImportQueue, stopImportQueue } from '#lib/pipeline/import-queue.ts'
import { rereadImport } from '#lib/pipeline/reread-import.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { settings } from '#lib/queries/settings.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importEnded, importFiles } from '#test/support/import-file.ts'
import { awsBillCsv } from '#test/support/small-bill.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const QUESTION = { filter: {}, groupBy: ['team'], method: 'location', factorSet: '2026.1' } as const
const folder = await temporaryFolder()
const dataDir = await ownTestDataDir()
let scope: Scope
let files = 0

function bill(rows: Parameters<typeof awsBillCsv>[0]): string {
  const path = join(folder, `bill${files++}.csv`)
  writeFileSync(path, awsBillCsv(rows))
  return path
}

beforeAll(async () => {
  await startUp()
  await startImportQueue()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await importFiles(scope, [bill([{}, { 'lineItem/UsageAmount': '7' }])])
})
afterAll(stopImportQueue)

describe('the files of imports', () => {
  it('are kept compressed, as they were, and go with their import', async () => {
    const path = bill([{ 'lineItem/UsageAmount': '99' }])
    const { importId } = await importFiles(scope, [path])
    const kept = join(dataDir, 'originals', scope.organisationId, importId)
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    await expect.poll(() => existsSync(kept) && readdirSync(kept)).toEqual([`${sha256}.gz`])
    expect(gunzipSync(readFileSync(join(kept, `${sha256}.gz`)))).toEqual(readFileSync(path))
    await deleteImport(scope, importId)
    expect(existsSync(kept)).toBe(false)
  })

  it('are not kept where the settings say so', async () => {
    const { limits } = await settings()
    await changeSettings({ limits, keepOriginals: false })
    const { importId } = await importFiles(scope, [bill([{ 'lineItem/UsageAmount': '98' }])])
    await expect.poll(() => readdirSync(join(dataDir, 'uploads'))).toEqual([])
    expect(existsSync(join(dataDir, 'originals', scope.organisationId, importId))).toBe(false)
    await deleteImport(scope, importId)
    await changeSettings({ limits, keepOriginals: true })
  })

  it('that no import names are swept at the start, and half-written ones too', async () => {
    const own = join(dataDir, 'originals', scope.organisationId)
    const [named = ''] = readdirSync(own)
    mkdirSync(join(own, 'gone'))
    writeFileSync(join(own, 'gone/x'), 'x')
    writeFileSync(join(own, named, 'half.gz.tmp'), 'x')
    await startUp()
    expect(readdirSync(own)).not.toContain('gone')
    expect(readdirSync(join(own, named))).toHaveLength(1)
  })

  it('are read once more: the same figures, in place of the old import, which comes back when the new one goes', async () => {
    const before = await report(scope, QUESTION)
    const [first] = await listImports(scope)
    const uploaded = first?.uploads.map(({ sha256 }) => sha256)
    const { importId, alreadyImported } = await rereadImport(scope, first?.id ?? '')
    expect(alreadyImported).toBe(false)
    expect(await importEnded(scope, importId)).toMatchObject({ state: 'active' })
    expect(await report(scope, QUESTION)).toEqual(before)
    const [again, old] = await listImports(scope)
    expect([again?.id, old?.id]).toEqual([importId, first?.id])
    expect(again?.uploads.map(({ sha256 }) => sha256)).toEqual(uploaded)
    expect(again?.fileNames).toEqual(first?.fileNames)
    expect(old?.parts.map(({ state }) => state)).toEqual(['superseded'])
    await deleteImport(scope, importId)
    expect((await listImports(scope))[0]?.parts.map(({ state }) => state)).toEqual(['active'])
    expect(await report(scope, QUESTION)).toEqual(before)
  })

  it('that were compressed already, or were not kept, are told apart', async () => {
    const path = join(folder, 'packed.csv.gz')
    writeFileSync(path, gzipSync(awsBillCsv([{ 'lineItem/UsageAmount': '5' }])))
    const { importId } = await importFiles(scope, [path])
    const kept = join(dataDir, 'originals', scope.organisationId, importId)
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    await expect.poll(() => existsSync(kept) && readdirSync(kept)).toEqual([sha256])
    rmSync(kept, { recursive: true })
    await expect(rereadImport(scope, importId)).rejects.toMatchObject({
      code: 'not-found',
      happened: expect.stringContaining('not kept'),
    })
    await expect(rereadImport(scope, 'nothing')).rejects.toMatchObject({ code: 'not-found' })
  })
})
