import type { Scope } from '#lib/domain/report/filter.ts'
import type { CountImport } from '#lib/domain/sci/counts/day-count.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { toCountImport } from './count-import-record.ts'

/** Every import of counts for a boundary, newest first. */
export async function listCountImports(
  { organisationId }: Scope,
  boundary: string,
  at: AnyCatalogue = catalogue(),
): Promise<readonly CountImport[]> {
  const { prisma } = await at
  const rows = await prisma.countImport.findMany({
    where: { organisationId, boundary },
    orderBy: { version: 'desc' },
  })
  return rows.map(toCountImport)
}
