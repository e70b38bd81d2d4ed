import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { create, list } from 'tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { ruleFromTag } from '#lib/domain/teams/team-rule.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { createBackup } from '#lib/pipeline/backup/create-backup.ts'
import { makeBackup } from '#lib/pipeline/backup/make-backup.ts'
import { restoreBackup } from '#lib/pipeline/backup/restore-backup.ts'
import { verifyLake } from '#lib/pipeline/backup/verify-lake.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { startImportQueue, stopImportQueue } from '#lib/pipeline/import-queue.ts'
import { attachLogs } from '#lib/pipeline/logging/mark-logs.ts'
import { receiveTraces } from '#lib/pipeline/retries/receive-traces.ts'
import { runImport } from '#lib/pipeline/run-import.ts'
import { recordImport } from '#lib/pipeline/start-import.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { explain } from '#lib/queries/explain.ts'
import { listImports } from '#lib/queries/imports.ts'
import { logging } from '#lib/queries/logging.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { settings } from '#lib/queries/settings.ts'
import { storage } from '#lib/queries/storage.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { otlpRequest, retriedRequest } from '#test/support/otlp-spans.ts'
import { startPostgres } from '#test/support/postgres.ts'
import { awsBillCsv } from '#test/support/small-bill.ts'
import { accountRule, putRules } from '#test/support/team-rules.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
const dataDir = await ownTestDataDir()
const emptyDir = () => mkdtempSync(join(folder, 'data-'))

const question = {
  filter: {},
  groupBy: ['service', 'team', 'month'],
  method: 'location',
  factorSet: '2026.1',
} as const

let scope: Scope
/** A backup of the data as they are before and after every test, and what it says of itself. */
let whole: string
let manifest: Awaited<ReturnType<typeof makeBackup>>
let files = 0

function bill(rows: Parameters<typeof awsBillCsv>[0]): string {
  const path = join(folder, `bill${files++}.csv`)
  writeFileSync(path, awsBillCsv(rows))
  return path
}

/** Everything that a person can ask, as one text. */
async function answers(): Promise<string> {
  const figures = await report(scope, question)
  const imports = await listImports(scope)
  return JSON.stringify([figures, await explain(scope, question), imports, await settings()])
}

/** Asks the same of another data directory. */
async function answersOf(other: string, databaseUrl = ''): Promise<string> {
  process.env.DATA_DIR = other
  process.env.DATABASE_URL = databaseUrl
  try {
    await startUp()
    return await answers()
  } finally {
    await (await catalogue()).close()
    process.env.DATA_DIR = dataDir
    process.env.DATABASE_URL = ''
  }
}

const namesIn = async (file: string): Promise<string[]> => {
  const names: string[] = []
  await list({ file, onReadEntry: ({ path }) => names.push(path) })
  return names
}

const backupFile = () => join(folder, `backup${files++}.tar`)

beforeAll(async () => {
  await startUp()
  await startImportQueue()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await importFiles(scope, [bill([{}, { 'lineItem/UsageAmount': '7' }])])
  await importFiles(scope, [
    bill([...Array.from({ length: 20 }, () => ({})), { 'lineItem/UsageAmount': 'many' }]),
  ])
  await putRules(scope, ruleFromTag('team'), accountRule('000090000001', 'shop'))
  whole = backupFile()
  manifest = await makeBackup(whole, { withOriginals: true })
})
afterAll(stopImportQueue)

describe('a backup', () => {
  it('restored elsewhere, even where a restore was cut short, answers every question with the same bytes, inside the process and on a server', async () => {
    const before = await answers()
    expect(JSON.parse(before)[2].map(({ state }: { state: string }) => state)).toEqual(['active', 'active'])
    expect(manifest.tables.find(({ name }) => name === 'import')?.rows).toBe(2)
    const other = emptyDir()
    mkdirSync(join(other, 'restore.new/lake'), { recursive: true })
    await expect(answersOf(other), 'a restore that was cut short').rejects.toMatchObject({ code: 'conflict' })
    await restoreBackup(whole, { dataDir: other })
    expect(await answersOf(other)).toBe(before)
    expect(existsSync(join(other, 'restore.new'))).toBe(false)

    const server = await startPostgres()
    if (server === null) return
    const databaseUrl = await server.createDatabase()
    const third = emptyDir()
    await restoreBackup(whole, { dataDir: third, databaseUrl })
    expect(await answersOf(third, databaseUrl)).toBe(before)
    server.stop()
  })

  it('holds rejected rows and originals, and goes without originals where that is asked', async () => {
    const imports = await listImports(scope)
    const rejected = imports.find(({ rows }) => rows.rejected === 1)?.id
    const names = await namesIn(whole)
    expect(names).toContain(`lake/${scope.organisationId}/${rejected}.rejected.csv`)
    const originals = names.filter((name) => name.startsWith('originals/') && !name.endsWith('/'))
    expect(originals).toHaveLength(2)
    const small = backupFile()
    await makeBackup(small, { withOriginals: false })
    expect((await namesIn(small)).some((name) => name.startsWith('originals'))).toBe(false)
    const other = emptyDir()
    await restoreBackup(small, { dataDir: other })
    expect(await answersOf(other)).toBe(await answers())
  })

  it('holds spans that wait to be imported, and samples of logs, of which no line; a damaged sample is found', async () => {
    const body = Buffer.from(JSON.stringify(otlpRequest('2026-09-01T12:00:00Z', retriedRequest(1, 2))))
    await receiveTraces(scope, 'json', body, false)
    const path = join(folder, 'orders.log')
    writeFileSync(path, 'WARN Retrying order 7\nINFO Order 7 of ann@corp.example placed\n'.repeat(50))
    const { begun } = await recordImport(scope, [await addUpload('orders.log', path)], { contents: 'logs' })
    await runImport(scope, begun.id)
    await attachLogs(scope, { importId: begun.id, source: 'some', author: 'Ada', note: '' })
    const said = async () => JSON.stringify((await logging(scope, { ...question, sources: 9 })).samples)
    const before = await said()
    expect(JSON.parse(before)).toMatchObject([
      { importId: begun.id, lines: 100, attachment: { author: 'Ada' } },
    ])
    const file = backupFile()
    await makeBackup(file, { withOriginals: true })
    expect(readFileSync(file).includes('ann@corp')).toBe(false)
    const waiting = (await namesIn(file)).filter((name) => name.endsWith('.otlp'))
    expect(waiting).toHaveLength(1)
    const other = emptyDir()
    await restoreBackup(file, { dataDir: other })
    expect(readFileSync(join(other, waiting[0] ?? ''))).toEqual(readFileSync(join(dataDir, waiting[0] ?? '')))
    process.env.DATA_DIR = other
    try {
      await startUp()
      expect(await said()).toBe(before)
      expect((await verifyLake()).faults).toEqual([])
      const [part] = await activeParts(scope, 'logs')
      const stored = join(other, 'lake', scope.organisationId, part?.id ?? '', 'sample.parquet')
      writeFileSync(stored, readFileSync(stored).subarray(1))
      expect((await verifyLake()).faults).toMatchObject([{ fault: 'is damaged', importId: begun.id }])
    } finally {
      await (await catalogue()).close()
      process.env.DATA_DIR = dataDir
    }
    await deleteImport(scope, begun.id)
    rmSync(join(dataDir, 'received'), { recursive: true })
  })

  it('made while imports run and are deleted is of one moment, and what had not finished has failed', async () => {
    const before = await answers()
    const rows = Array.from({ length: 3000 }, (_, index) => ({ 'lineItem/UsageAmount': String(index) }))
    const running = importFiles(scope, [bill(rows)])
    const made: string[] = []
    for (let index = 0; index < 2; index++) made.push((await createBackup({ withOriginals: true })).name)
    const { importId } = await running
    const after = await answers()
    const deleting = deleteImport(scope, importId)
    made.push((await createBackup({ withOriginals: true })).name)
    await deleting
    expect(await answers()).toBe(before)

    const seen = new Set<string>()
    const totalOf = (text: string) => JSON.stringify(JSON.parse(text)[0])
    for (const name of made) {
      const other = emptyDir()
      await restoreBackup(join(dataDir, 'backups', name), { dataDir: other })
      const restored = await answersOf(other)
      expect([totalOf(before), totalOf(after)]).toContain(totalOf(restored))
      for (const { state } of JSON.parse(restored)[2]) {
        expect(['active', 'failed']).toContain(state)
        seen.add(state)
      }
    }
    expect(seen).toContain('active')
    expect((await storage()).backups).toBeGreaterThan(0)
    expect(readdirSync(join(dataDir, 'backups')).sort()).toEqual(made.sort())
  })

  it('never takes the place of a file that is there, and is refused where two are asked for at once', async () => {
    const file = backupFile()
    writeFileSync(file, 'mine')
    await expect(makeBackup(file, { withOriginals: true })).rejects.toMatchObject({ code: 'conflict' })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    const both = await Promise.allSettled([1, 2].map(() => createBackup({ withOriginals: false })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a restore', () => {
  it('over data is refused, and touches nothing', async () => {
    const other = emptyDir()
    writeFileSync(join(other, 'notes.txt'), 'mine')
    await expect(restoreBackup(whole, { dataDir: other })).rejects.toMatchObject({
      code: 'conflict',
      happened: expect.stringContaining('notes.txt'),
    })
    expect(readdirSync(other)).toEqual(['notes.txt'])
    await expect(restoreBackup(whole, { dataDir })).rejects.toMatchObject({ code: 'data-dir-in-use' })
    await expect(restoreBackup(join(folder, 'none.tar'), { dataDir: other })).rejects.toMatchObject({
      code: 'file-not-found',
    })
  })

  it('of an archive with a flipped bit names the file at fault and leaves nothing, wherever the bit is', async () => {
    const bytes = statSync(whole).size
    const flipped = backupFile()
    const restoredFrom = async (position: number): Promise<string> => {
      copyFileSync(whole, flipped)
      const handle = openSync(flipped, 'r+')
      const byte = Buffer.alloc(1)
      readSync(handle, byte, 0, 1, position)
      byte[0] = (byte[0] ?? 0) ^ 4
      writeSync(handle, byte, 0, 1, position)
      closeSync(handle)
      const other = emptyDir()
      const outcome = await restoreBackup(flipped, { dataDir: other }).then(
        () => 'restored',
        (error: { code?: string; happened?: string; stack?: string }) =>
          error.code === 'file-damaged' ? String(error.happened) : String(error.stack),
      )
      if (outcome !== 'restored') expect(readdirSync(other)).toEqual([])
      return outcome
    }

    const entries = new Map<string, { start: number; size: number }>()
    const names = (await namesIn(whole)).filter((name) => !name.endsWith('/'))
    let place = 0
    const content = readFileSync(whole)
    while (place < bytes && content[place] !== 0) {
      const field = (from: number, to: number) =>
        content.toString('utf8', place + from, place + to).replace(/\0.*$/s, '')
      const name = [field(345, 500), field(0, 100)].filter(Boolean).join('/')
      const size = Number.parseInt(field(124, 136), 8)
      if (!name.endsWith('/')) entries.set(name, { start: place + 512, size })
      place += 512 + Math.ceil(size / 512) * 512
    }
    expect([...entries.keys()].sort()).toEqual(names.sort())
    for (const wanted of [/usage\.parquet$/, /^rows\/import\.jsonl$/, /^originals\//, /coefficients/]) {
      const [name, { start, size }] = [...entries].find(([path]) => wanted.test(path)) ?? [
        '',
        { start: 0, size: 0 },
      ]
      expect(await restoredFrom(start + Math.floor(size / 2)), name).toContain(`${name} is damaged`)
    }
    for (const name of ['manifest.json', 'manifest.sha256'])
      expect(await restoredFrom((entries.get(name)?.start ?? 0) + 9)).toContain('manifest.json')
    const [, { start }] = [...entries][3] ?? ['', { start: 0 }]
    expect(await restoredFrom(start - 500)).toContain('damaged')
  })

  it('of half an archive, or of something else, is refused in words', async () => {
    const half = backupFile()
    writeFileSync(half, readFileSync(whole).subarray(0, 40_000))
    const text = backupFile()
    writeFileSync(text, 'a,b\n1,2\n'.repeat(200))
    const strange = backupFile()
    const evil = emptyDir()
    mkdirSync(join(evil, 'lake'))
    writeFileSync(join(evil, 'lake/x'), 'x')
    writeFileSync(join(evil, 'manifest.json'), '{"format":"other"}')
    writeFileSync(
      join(evil, 'manifest.sha256'),
      createHash('sha256').update('{"format":"other"}').digest('hex'),
    )
    await create({ cwd: evil, file: strange }, ['.'])
    for (const path of [half, text, strange]) {
      const other = emptyDir()
      await expect(restoreBackup(path, { dataDir: other })).rejects.toMatchObject({ name: 'AppError' })
      expect(readdirSync(other)).toEqual([])
    }
  })
})

describe('a flipped bit in the lake', () => {
  it('is found and named, by checking it and by the next backup', async () => {
    expect((await verifyLake()).faults).toEqual([])
    const active = (await listImports(scope)).find(({ state }) => state === 'active')
    const [part] = active?.parts ?? []
    const file = join(dataDir, 'lake', scope.organisationId, part?.id ?? '', 'usage_daily.parquet')
    const content = readFileSync(file)
    content[100] = (content[100] ?? 0) ^ 1
    writeFileSync(file, content)
    const inLake = `lake/${scope.organisationId}/${part?.id}/usage_daily.parquet`
    expect((await verifyLake()).faults).toEqual([
      { file: inLake, fault: 'is damaged', importId: active?.id, fileNames: active?.fileNames },
    ])
    await expect(makeBackup(backupFile(), { withOriginals: true })).rejects.toMatchObject({
      code: 'file-damaged',
      happened: expect.stringContaining(inLake),
    })
  })
})
