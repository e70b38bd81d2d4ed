import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Overlap, PreflightReport } from '#lib/domain/imports/preflight-report.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { BillReport } from '#lib/engine/reading/files-report.ts'
import { runPreflightWorker } from '#lib/engine/worker/run-preflight-worker.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { findImport } from '#lib/store/find-import.ts'
import { findImportByContentHash } from '#lib/store/find-import-by-content-hash.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import type { Part } from '#lib/store/part.ts'
import { readSettings } from '#lib/store/read-settings.ts'
import { contentHash } from './content-hash.ts'
import { dataFolders } from './data-folders.ts'
import { rememberedMappings } from './remembered-mappings.ts'
import { findUpload, type Upload } from './upload-record.ts'

/**
 * Says what would come of importing uploads together, and what of it counts already. Nothing is imported. Overlaps are those of the
 * accounts and months that the first rows of each file show.
 *
 * @throws AppError `not-found`, `bad-arguments`, `conflict` where an upload is not there whole; `import-failed` where looking at the
 * files took too long or too much
 */
export async function preflightUploads(scope: Scope, uploadIds: readonly string[]): Promise<PreflightReport> {
  const uploads: Upload[] = []
  for (const id of new Set(uploadIds)) uploads.push(await findUpload(id, scope))
  if (uploads.length === 0)
    throw new AppError('bad-arguments', 'No file was given.', 'Upload a billing export first.')
  const [{ lake }, { limits }, mappings] = await Promise.all([
    dataFolders(),
    readSettings(),
    rememberedMappings(scope),
  ])
  const { bills, setAside, refused, missingFiles } = await runPreflightWorker({
    files: uploads.map(({ path, fileName }) => ({ path, name: fileName })),
    limits,
    mappings,
    workFolder: join(lake, scope.organisationId, `${randomUUID()}.work`),
  })
  const named = <File extends { readonly given: number }>({ given, ...file }: File) => ({
    uploadId: uploads[given]?.id ?? '',
    ...file,
  })
  const known = new Map<string, ImportRecord | undefined>()
  const withOverlaps = []
  for (const { files, parts, ...bill } of bills)
    withOverlaps.push({
      ...bill,
      files: files.map(named),
      overlaps: await overlapsOf(scope, bill, parts, known),
    })
  const earlier = await findImportByContentHash(scope, contentHash(uploads))
  return {
    bills: withOverlaps,
    setAside: setAside.map(named),
    refused: refused.map(named),
    missingFiles,
    alreadyImported: earlier?.parts.every(({ state }) => state === 'active') ? earlier.id : null,
  }
}

const keyOf = (part: Pick<Part, 'provider' | 'billingAccountId' | 'billingPeriod'>): string =>
  JSON.stringify([part.provider, part.billingAccountId, part.billingPeriod])

async function overlapsOf(
  scope: Scope,
  { dataset }: Pick<BillReport, 'dataset'>,
  seen: BillReport['parts'],
  known: Map<string, ImportRecord | undefined>,
): Promise<Overlap[]> {
  const keys = new Set(seen.map(keyOf))
  const overlaps: Overlap[] = []
  for (const part of await activeParts(scope, dataset)) {
    if (!keys.has(keyOf(part))) continue
    const { importId, provider, billingAccountId, billingPeriod } = part
    if (!known.has(importId)) known.set(importId, await findImport(scope, importId))
    const from = known.get(importId)
    if (from === undefined) continue
    const { fileNames, format, createdAt } = from
    overlaps.push({
      dataset,
      provider,
      billingAccountId,
      billingPeriod,
      importId,
      fileNames,
      format,
      createdAt,
    })
  }
  return overlaps.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
