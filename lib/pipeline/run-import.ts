import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { openFacts } from '#lib/engine/facts/open-facts.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { FACTS, summariseFrom } from '#lib/engine/facts/summarise.ts'
import { runImportWorker } from '#lib/engine/worker/run-import-worker.ts'
import type { ImportResult } from '#lib/engine/worker/worker-messages.ts'
import { adjustedSet } from '#lib/factors/adjusted-set.ts'
import { type Activation, activateImport } from '#lib/store/activate-import.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { failImport } from '#lib/store/fail-import.ts'
import { findImport } from '#lib/store/find-import.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import { putBackImport } from '#lib/store/put-back-import.ts'
import { readSettings } from '#lib/store/read-settings.ts'
import { takeImport } from '#lib/store/take-import.ts'
import { analyseTraces } from './analyse-traces.ts'
import { dataFolders } from './data-folders.ts'
import { estimateParts } from './estimate-parts.ts'
import { finishUploads } from './finish-uploads.ts'
import { beginProgress, forgetProgress, noteProgress } from './import-progress.ts'
import { rememberedMappings } from './remembered-mappings.ts'
import { mergeReceived } from './retries/merge-received.ts'
import { runningImports } from './running-imports.ts'
import { stopping } from './stopping.ts'
import { findUpload } from './upload-record.ts'
import { warmFacts } from './warm-facts.ts'

/**
 * Carries out an import that waits: the worker writes its parts, the kinds are estimated, and one transaction makes it count. Whatever
 * goes wrong, nothing of it is visible. Where the server is told to stop, the import waits again, its uploads kept; otherwise it
 * ends here, well or not. An import that does not wait is left alone.
 */
export async function runImport(scope: Scope, importId: string): Promise<void> {
  const stop = new AbortController()
  runningImports().set(importId, stop)
  try {
    const taken = stopping().signal.aborted ? undefined : await takeImport(scope, importId)
    if (!taken) return
    beginProgress(importId, taken.bytes)
    await carryOut(scope, taken, AbortSignal.any([stop.signal, stopping().signal]))
    const ended = await findImport(scope, importId)
    if (ended && ended.state !== 'queued') await finishUploads(scope, ended)
    if (ended?.state === 'active' && ended.contents === 'traces') {
      await mergeReceived(scope).catch((error: unknown) =>
        console.error('Received spans were not merged:', error),
      )
      await analyseTraces(scope)
    }
  } finally {
    forgetProgress(importId)
    runningImports().delete(importId)
    warmFacts(scope)
  }
}

/** The share of the work that reading and writing is; the rest is estimating. */
const WORKER_SHARE = 0.95

async function carryOut(scope: Scope, taken: ImportRecord, signal: AbortSignal): Promise<void> {
  const { id: importId } = taken
  const { lake } = await dataFolders()
  const written: string[] = []
  try {
    const result = await readAndWrite(scope, taken, signal)
    written.push(...result.parts.map((part) => partFolder(lake, scope.organisationId, part.id)))
    const activation = await estimate(scope, importId, result)
    signal.throwIfAborted()
    const { state } = await activateImport(scope, importId, activation)
    if (state === 'active') return
  } catch (error) {
    if (stopping().signal.aborted) await putBackImport(scope, importId)
    else await failImport(scope, importId, reasonOf(error))
    const after = await findImport(scope, importId)
    if (after?.state === 'active') return
    if (!(error instanceof AppError || signal.aborted)) console.error(`Import ${importId} failed:`, error)
  }
  for (const folder of written) await rm(folder, { recursive: true, force: true })
}

const reasonOf = (error: unknown): string =>
  error instanceof AppError ? error.message : 'The import stopped because of an error in Headroom itself.'

/** Has the worker read the uploads and write their parts, which nothing names yet. */
async function readAndWrite(
  scope: Scope,
  { id: importId, uploads, contents, contentHash }: ImportRecord,
  signal: AbortSignal,
): Promise<ImportResult> {
  const { lake } = await dataFolders()
  const files = []
  for (const { uploadId, fileName } of uploads)
    files.push({ path: (await findUpload(uploadId)).path, name: fileName })
  const [{ limits }, mappings] = await Promise.all([readSettings(), rememberedMappings(scope)])
  return runImportWorker(
    {
      importId,
      files,
      limits,
      mappings,
      lakeFolder: join(lake, scope.organisationId),
      contentHash,
      reads: contents,
    },
    (heard) => noteProgress(importId, { ...heard, share: heard.share * WORKER_SHARE }),
    { signal },
  )
}

/** Estimates the usage among the parts of an import, and says what is in all of them. */
async function estimate(scope: Scope, importId: string, result: ImportResult): Promise<Activation> {
  const { lake } = await dataFolders()
  const usage = result.parts.filter(({ dataset }) => dataset === 'usage')
  const folders = usage.map(({ id }) => partFolder(lake, scope.organisationId, id))
  const { adjustments } = await adjustmentsInForce(scope)
  await estimateParts(folders, adjustments, (index) => {
    const share = WORKER_SHARE + (1 - WORKER_SHARE) * (index / folders.length)
    noteProgress(importId, { step: 'estimating', share, bytes: 0, totalBytes: 0, rows: 0, totalRows: 0 })
  })
  const report = await withConnection(async (connection) => {
    await openFacts(connection, folders, adjustedSet('2026.1', adjustments).version)
    const total = await summariseFrom(connection, FACTS, { groupBy: [], filter: {}, method: 'location' })
    const { rejected, period } = result
    return buildReport({
      factorSet: '2026.1',
      method: 'location',
      groupBy: [],
      total,
      groups: [],
      rejected,
      period,
    })
  })
  const others = result.parts
    .filter(({ dataset }) => dataset !== 'usage')
    .reduce((sum, { rows }) => sum + rows, 0)
  const { read, kept, excluded, rejected } = report.rows
  return {
    ...sourceOf(result),
    parts: result.parts,
    rows: { read: read + others, kept: kept + others, excluded, rejected },
    cost: report.cost,
    period: report.period,
  }
}

/** The export that the files are; of several that differ, the first, and only what all have in common of the rest. */
function sourceOf({ exports }: ImportResult): Pick<Activation, 'format' | 'formatVersion' | 'generator'> {
  const common = (values: readonly string[]): string => (new Set(values).size === 1 ? (values[0] ?? '') : '')
  return {
    format: exports[0]?.format ?? '',
    formatVersion: common(exports.map(({ version }) => version)),
    generator: common(exports.map(({ generator }) => generator)),
  }
}
