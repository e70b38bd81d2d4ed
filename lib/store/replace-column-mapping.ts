import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { type ColumnMappingRecord, toColumnMappingRecord } from './column-mapping-record.ts'
import { lockOrganisation } from './lock-organisation.ts'

/**
 * Remembers a mapping for files of one header, in the place of an earlier one for the same header.
 *
 * @throws AppError `not-found`
 */
export async function replaceColumnMapping(
  { organisationId }: Scope,
  headerHash: string,
  mapping: ColumnMapping,
  at: AnyCatalogue = catalogue(),
): Promise<ColumnMappingRecord> {
  const { prisma } = await at
  // Prisma's type of JSON has no readonly lists.
  const content = { name: mapping.name, mapping: mapping as unknown as Prisma.InputJsonObject }
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const stored = await transaction.columnMapping.upsert({
      where: { organisationId_headerHash: { organisationId, headerHash } },
      create: { organisationId, headerHash, ...content },
      update: content,
    })
    await transaction.auditEntry.create({
      data: { organisationId, action: 'column-mapping-replaced', detail: { headerHash, ...content } },
    })
    return toColumnMappingRecord(stored)
  })
}
