import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ImportRecord, toImportRecord, WITH_PARTS } from './import-record.ts'

/** Marks a queued import as running. Undefined where it is not queued any more, because it was cancelled for instance. */
export async function takeImport(
  { organisationId }: Scope,
  importId: string,
  at: AnyCatalogue = catalogue(),
): Promise<ImportRecord | undefined> {
  const { prisma } = await at
  const { count } = await prisma.import.updateMany({
    where: { id: importId, organisationId, state: 'queued' },
    data: { state: 'running', startedAt: new Date(), attempts: { increment: 1 } },
  })
  if (count === 0) return undefined
  const taken = await prisma.import.findUniqueOrThrow({ where: { id: importId }, include: WITH_PARTS })
  return toImportRecord(taken)
}
