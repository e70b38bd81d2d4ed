import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Records why an import that waits or runs came to nothing. One that has ended is left as it is. */
export async function failImport(
  { organisationId }: Scope,
  importId: string,
  reason: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.import.updateMany({
    where: { id: importId, organisationId, state: { in: ['queued', 'running'] } },
    data: { state: 'failed', error: reason, finishedAt: new Date() },
  })
}
