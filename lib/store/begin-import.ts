import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ImportRecord, type NewImport, toImportRecord, WITH_PARTS } from './import-record.ts'

/** Records that an import is running. Nothing of it counts until `activateImport`. */
export async function beginImport(
  { organisationId }: Scope,
  { fileNames, contentHash, format, formatVersion, generator }: NewImport,
  at: AnyCatalogue = catalogue(),
): Promise<ImportRecord> {
  const { prisma } = await at
  const begun = await prisma.import.create({
    data: {
      state: 'running',
      organisationId,
      fileNames: [...fileNames],
      contentHash,
      format,
      formatVersion,
      generator,
    },
    include: WITH_PARTS,
  })
  return toImportRecord(begun)
}
