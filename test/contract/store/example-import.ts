import { randomUUID } from 'node:crypto'
import type { OnOverlap } from '#lib/domain/imports/on-overlap.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { activateImport } from '#lib/store/activate-import.ts'
import { beginImport } from '#lib/store/begin-import.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import type { ImportCounts, ImportRecord, ImportSource, NewImport } from '#lib/store/import-record.ts'
import type { Catalogue } from '#lib/store/open-catalogue.ts'
import type { NewPart, PartKey } from '#lib/store/part.ts'
import { takeImport } from '#lib/store/take-import.ts'

/** An organisation that no other test knows. */
export async function newScope(catalogue: Catalogue): Promise<Scope> {
  const slug = randomUUID()
  const { id } = await ensureOrganisation({ slug, name: slug }, catalogue)
  return { organisationId: id, teams: 'all' }
}

/** Files that no other test imports. */
export const newFiles = (onOverlap: OnOverlap = 'replace'): NewImport => {
  const contentHash = randomUUID().replaceAll('-', '').padEnd(64, '0')
  return {
    uploads: ['january.csv.gz', 'könig "x".csv'].map((fileName, index) => ({
      uploadId: randomUUID(),
      fileName,
      sha256: `${index}`.repeat(64),
      bytes: 3_000_000_000,
    })),
    contentHash,
    onOverlap,
  }
}

export const SOURCE: ImportSource = { format: 'focus', formatVersion: '1.0', generator: '' }

export const COUNTS: ImportCounts = {
  rows: { read: 5_000_000_010, kept: 5_000_000_000, excluded: 7, rejected: 3 },
  cost: [
    { currency: 'EUR', kept: 0.1, excluded: -2.5, rejected: 0 },
    { currency: 'USD', kept: 1e9, excluded: 0, rejected: 12.25 },
  ],
  period: { start: '2025-01-01', end: '2025-02-01' },
}

export const JANUARY: PartKey = {
  dataset: 'usage',
  provider: 'AWS',
  billingAccountId: '123456789012',
  billingPeriod: '2025-01-01',
}
export const FEBRUARY: PartKey = { ...JANUARY, billingPeriod: '2025-02-01' }

export const newPart = (key: PartKey): NewPart => ({
  ...key,
  id: randomUUID(),
  rows: 3_000_000_000,
  sha256: { 'usage.parquet': 'b'.repeat(64), 'usage_daily.parquet': 'c'.repeat(64) },
})

/** An import that has been taken from the queue. */
export async function runningImport(
  scope: Scope,
  catalogue: Catalogue,
  files = newFiles(),
): Promise<ImportRecord> {
  const { begun } = await beginImport(scope, files, catalogue)
  const taken = await takeImport(scope, begun.id, catalogue)
  if (!taken) throw new Error('The import does not wait.')
  return taken
}

/** An import of one part of each key, begun, taken and activated. */
export async function importParts(
  scope: Scope,
  keys: readonly PartKey[],
  catalogue: Catalogue,
  files = newFiles(),
): Promise<ImportRecord> {
  const { id } = await runningImport(scope, catalogue, files)
  return activateImport(scope, id, { ...SOURCE, ...COUNTS, parts: keys.map(newPart) }, catalogue)
}
