import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mergeDue } from '#lib/domain/imports/merge-due.ts'
import { RECEIVED_FILE } from '#lib/domain/imports/received-file.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { partFolder, rejectedFile } from '#lib/engine/facts/part-files.ts'
import { runMergeWorker } from '#lib/engine/worker/run-merge-worker.ts'
import { sync } from '#lib/engine/writing/sync.ts'
import { findImport } from '#lib/store/find-import.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { mergeImports } from '#lib/store/merge-imports.ts'
import { readSettings } from '#lib/store/read-settings.ts'
import { contentHash } from '../content-hash.ts'
import { type DataFolders, dataFolders } from '../data-folders.ts'
import { originalsFolder } from '../original-files.ts'
import { stopping } from '../stopping.ts'

const REMOVED = { recursive: true, force: true, maxRetries: 5 } as const
/** Of lines that could not be read, so many are kept. */
const MOST_REJECTED = 1000

const isReceived = ({ state, contents, uploads, parts }: ImportRecord): boolean =>
  state === 'active' &&
  contents === 'traces' &&
  parts.length > 0 &&
  parts.every((part) => part.state === 'active') &&
  uploads.every(({ fileName }) => fileName === RECEIVED_FILE)

const asReceived = ({ id, parts, uploads, finishedAt, createdAt }: ImportRecord) => ({
  id,
  day: parts[0]?.billingPeriod ?? '',
  files: uploads.length,
  endedAt: Date.parse(finishedAt ?? createdAt),
})

/** Removes what only some imports needed: parts, rejected lines and kept files. */
async function removeFiles(
  folders: DataFolders,
  scope: Scope,
  importIds: readonly string[],
  partIds: readonly string[],
): Promise<void> {
  for (const id of partIds) await rm(partFolder(folders.lake, scope.organisationId, id), REMOVED)
  for (const id of importIds) {
    await rm(rejectedFile(join(folders.lake, scope.organisationId), id), { force: true })
    await rm(originalsFolder(folders, scope, id), REMOVED)
  }
}

/** Kept files belong to both imports until the old ones go: nothing is copied. */
async function shareOriginals(
  folders: DataFolders,
  scope: Scope,
  sources: readonly ImportRecord[],
  id: string,
): Promise<void> {
  const folder = originalsFolder(folders, scope, id)
  for (const source of sources) {
    const from = originalsFolder(folders, scope, source.id)
    if (!existsSync(from)) continue
    await mkdir(folder, { recursive: true })
    for (const name of await readdir(from))
      if (!existsSync(join(folder, name))) await link(join(from, name), join(folder, name))
  }
  if (existsSync(folder)) await sync(folder)
}

async function joinRejected(lakeFolder: string, sources: readonly ImportRecord[], id: string): Promise<void> {
  const lines: string[] = []
  let header = ''
  for (const source of sources) {
    const from = rejectedFile(lakeFolder, source.id)
    if (!existsSync(from)) continue
    const [head = '', ...rest] = (await readFile(from, 'utf8')).trimEnd().split('\n')
    header = head
    lines.push(...rest)
  }
  if (lines.length === 0) return
  const kept = rejectedFile(lakeFolder, id)
  await writeFile(kept, `${[header, ...lines.slice(0, MOST_REJECTED)].join('\n')}\n`)
  await sync(kept)
}

async function mergeInto(scope: Scope, sources: readonly ImportRecord[], id: string): Promise<void> {
  const [folders, { limits }] = await Promise.all([dataFolders(), readSettings()])
  const lakeFolder = join(folders.lake, scope.organisationId)
  const hash = contentHash(sources.flatMap(({ uploads }) => uploads))
  const old = sources.flatMap(({ parts }) => parts.map((part) => part.id))
  const made: string[] = []
  try {
    const job = { limits, lakeFolder, importId: id, contentHash: hash, parts: old }
    const parts = await runMergeWorker(job, { signal: stopping().signal })
    made.push(...parts.map((part) => part.id))
    await shareOriginals(folders, scope, sources, id)
    await joinRejected(lakeFolder, sources, id)
    await mergeImports(scope, sources, { id, contentHash: hash, parts })
  } catch (error) {
    if ((await findImport(scope, id)) === undefined) await removeFiles(folders, scope, [id], made)
    throw error
  }
  await removeFiles(
    folders,
    scope,
    sources.map((source) => source.id),
    old,
  )
}

/**
 * Makes imports of received spans fewer: twelve of a day become one, in the manner of `mergeDue`. What is found in the traces does not
 * change by it. A crash at any moment leaves the old imports or the new one; files that nothing names are swept at the next start.
 *
 * @param now milliseconds since 1970
 * @throws AppError `conflict` where an import was deleted meanwhile; `import-failed`
 */
export async function mergeReceived(scope: Scope, now = Date.now()): Promise<void> {
  for (;;) {
    const received = (await listImports(scope)).filter(isReceived)
    const due = new Set(mergeDue(received.map(asReceived), now))
    if (due.size === 0) return
    await mergeInto(
      scope,
      received.filter(({ id }) => due.has(id)),
      randomUUID(),
    )
  }
}
