import { randomUUID } from 'node:crypto'
import type { Scope } from '#lib/domain/report/filter.ts'
import { activateImport } from '#lib/store/activate-import.ts'
import { beginImport } from '#lib/store/begin-import.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import type { ImportCounts, ImportRecord, NewImport } from '#lib/store/import-record.ts'
import type { Catalogue } from '#lib/store/open-catalogue.ts'
import type { NewPart, PartKey } from '#lib/store/part.ts'

/** An organisation that no other test knows. */
export async function newScope(catalogue: Catalogue): Promise<Scope> {
  const slug = randomUUID()
  const { id } = await ensureOrganisation({ slug, name: slug }, catalogue)
  return { organisationId: id, teams: 'all' }
}

export const FILES: NewImport = {
  fileNames: ['january.csv.gz', 'könig "x".csv'],
  contentHash: 'a'.repeat(64),
  format: 'focus',
  formatVersion: '1.0',
  generator: '',
}

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

/** An import of one part of each key, begun and activated. */
export async function importParts(
  scope: Scope,
  keys: readonly PartKey[],
  catalogue: Catalogue,
): Promise<ImportRecord> {
  const { id } = await beginImport(scope, FILES, catalogue)
  return activateImport(scope, id, { ...COUNTS, parts: keys.map(newPart) }, catalogue)
}
