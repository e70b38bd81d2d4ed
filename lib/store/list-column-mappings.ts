import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ColumnMappingRecord, toColumnMappingRecord } from './column-mapping-record.ts'

/** The mappings that the organisation remembers, oldest first. */
export async function listColumnMappings(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly ColumnMappingRecord[]> {
  const { prisma } = await at
  const found = await prisma.columnMapping.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return found.map(toColumnMappingRecord)
}
