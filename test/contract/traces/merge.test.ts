import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { RECEIVED_FILE } from '#lib/domain/imports/received-file.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { runMergeWorker } from '#lib/engine/worker/run-merge-worker.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { analyseRetryFiles } from '#lib/pipeline/retries/analyse-retry-files.ts'
import { mergeReceived } from '#lib/pipeline/retries/merge-received.ts'
import { runImport } from '#lib/pipeline/run-import.ts'
import { recordImport } from '#lib/pipeline/start-import.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { sumDays, tracedDays } from '#lib/queries/retries/traced-days.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { mergeImports } from '#lib/store/merge-imports.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { otlpRequest, retriedRequest } from '#test/support/otlp-spans.ts'

const dataDir = await ownTestDataDir()
const DAY = '2026-09-01T12:00:00Z'
const MIDNIGHT = '2026-09-01T23:59:59.985Z'
const LATER = Date.now() + 7_200_000

let scope: Scope
let lake: string
let paths: string[]

const begin = async (slug: string): Promise<void> => {
  const { id } = await ensureOrganisation({ slug, name: slug })
  scope = { organisationId: id, teams: 'all' }
  lake = join(dataDir, 'lake', id)
  paths = []
}

/** Imports lines as a file that was received. */
async function receive(...lines: readonly (object | string)[]): Promise<void> {
  const path = join(dataDir, `given-${Math.random()}.jsonl`)
  await writeFile(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  paths.push(path)
  const { begun } = await recordImport(scope, [await addUpload(RECEIVED_FILE, path)], { contents: 'traces' })
  await runImport(scope, begun.id)
}

const ofDay = (trace: number) => otlpRequest(DAY, retriedRequest(trace, 1 + (trace % 3)))
const found = async () => retryReport(sumDays(await tracedDays(scope, {})))
const direct = async () => (await analyseRetryFiles(paths, { clientErrorsAreAnswers: true })).report
const names = () => readdirSync(lake).sort()
const state = async () => ({ imports: await listImports(scope), names: names() })

describe('twelve files of received spans', () => {
  beforeAll(() => begin('twelve'))

  it('become one import in which is found what was found in them, traces over files and midnight included', async () => {
    const shared = retriedRequest(500, 3)
    for (let file = 0; file < 11; file += 1) {
      const halves = { 2: shared.slice(0, 3), 6: shared.slice(3) }[file]
      const half = halves ? [otlpRequest(MIDNIGHT, halves)] : []
      await receive(ofDay(file + 1), ...half, ...(file === 4 || file === 5 ? ['{"resourceSpans":[{'] : []))
    }
    expect((await listImports(scope)).length).toBe(11)
    expect((await activeParts(scope, 'spans')).length).toBe(12)
    const before = await found()
    expect(before).toEqual(await direct())
    await receive(ofDay(4), ofDay(14))
    const imports = await listImports(scope)
    expect(imports).toMatchObject([
      {
        state: 'active',
        fileNames: [RECEIVED_FILE],
        format: 'traces',
        contents: 'traces',
        rows: { rejected: 2 },
        period: { start: '2026-09-01', end: '2026-09-03' },
      },
    ])
    expect(imports[0]?.uploads.length).toBe(12)
    expect(imports[0]?.parts.map(({ billingPeriod, rows }) => [billingPeriod, rows])).toEqual([
      ['2026-09-01', imports[0]?.rows.kept],
    ])
    const after = await found()
    expect(after).toEqual(await direct())
    expect(after).toMatchObject({ traces: 13, retries: before.retries + 2, missingParents: 0 })
    expect(names()).toEqual([imports[0]?.parts[0]?.id, `${imports[0]?.id}.rejected.csv`].sort())
    const rejected = readFileSync(join(lake, `${imports[0]?.id}.rejected.csv`), 'utf8')
    expect(rejected.trimEnd().split('\n')).toHaveLength(3)
    const originals = join(dataDir, 'originals', scope.organisationId)
    expect(readdirSync(originals)).toEqual([imports[0]?.id])
    expect(readdirSync(join(originals, imports[0]?.id ?? ''))).toHaveLength(12)
  }, 240_000)

  it('are joined by the rest of their day when it is over, and go together', async () => {
    await receive(ofDay(13))
    await receive(ofDay(15))
    const before = await found()
    await mergeReceived(scope, LATER)
    const [merged, ...others] = await listImports(scope)
    expect([merged?.uploads.length, others]).toEqual([14, []])
    expect(await found()).toEqual(before)
    await deleteImport(scope, merged?.id ?? '')
    expect((await found()).traces).toBe(0)
    expect(names()).toEqual([])
  })
})

describe('a merge that is cut short', () => {
  beforeAll(async () => {
    await begin('short')
    for (let file = 0; file < 2; file += 1) await receive(ofDay(file + 1))
  })

  it('changes nothing where its process is killed', async () => {
    const before = await state()
    const parts = (await activeParts(scope, 'spans')).map(({ id }) => id)
    const job = { limits: DEFAULT_LIMITS, lakeFolder: lake, importId: 'new', contentHash: 'new', parts }
    const kill = new AbortController()
    const merging = runMergeWorker(job, { signal: kill.signal })
    const whenItWrites = setInterval(() => {
      if (existsSync(join(lake, 'new.work'))) kill.abort()
    }, 1)
    await expect(merging).rejects.toMatchObject({ code: 'import-failed' })
    clearInterval(whenItWrites)
    expect(await state()).toEqual(before)
  })

  it('leaves the old imports where the server is killed before it counts, and nothing else after the next start', async () => {
    const before = await state()
    const measures = await found()
    const parts = (await activeParts(scope, 'spans')).map(({ id }) => id)
    await runMergeWorker({
      limits: DEFAULT_LIMITS,
      lakeFolder: lake,
      importId: 'new',
      contentHash: 'new',
      parts,
    })
    writeFileSync(join(lake, 'new.rejected.csv'), 'file\n')
    const originals = join(dataDir, 'originals', scope.organisationId)
    mkdirSync(join(originals, 'new'))
    expect(names().length).toBe(before.names.length + 2)
    await startUp()
    expect(await state()).toEqual(before)
    expect(existsSync(join(originals, 'new'))).toBe(false)
    expect(await found()).toEqual(measures)
  })

  it('leaves the new import where the server is killed after it counts', async () => {
    const sources = await listImports(scope)
    const measures = await found()
    const old = sources.flatMap(({ parts }) => parts.map(({ id }) => id))
    const job = {
      limits: DEFAULT_LIMITS,
      lakeFolder: lake,
      importId: 'merged',
      contentHash: 'merged',
      parts: old,
    }
    const parts = await runMergeWorker(job)
    await mergeImports(scope, sources, { id: 'merged', contentHash: 'merged', parts })
    await expect(
      mergeImports(scope, sources, { id: 'again', contentHash: 'again', parts: [] }),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(names().length).toBe(old.length + 1)
    expect(await found()).toEqual(measures)
    await startUp()
    expect((await listImports(scope)).map(({ id }) => id)).toEqual(['merged'])
    expect(names()).toEqual(parts.map(({ id }) => id))
    expect(await found()).toEqual(measures)
  })

  it('merges nothing of which an import was deleted meanwhile', async () => {
    await receive(ofDay(7))
    const sources = await listImports(scope)
    await deleteImport(scope, sources[0]?.id ?? '')
    const before = await state()
    await expect(
      mergeImports(scope, sources, { id: 'new', contentHash: 'new', parts: [] }),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await state()).toEqual(before)
  })
})
