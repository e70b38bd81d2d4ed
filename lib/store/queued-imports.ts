import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { ImportJob } from './import-job.ts'

/** The imports that wait, of every organisation, in the order in which they were asked for. */
export async function queuedImports(at: AnyCatalogue = catalogue()): Promise<readonly ImportJob[]> {
  const { prisma } = await at
  const found = await prisma.import.findMany({
    where: { state: 'queued' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, organisationId: true },
  })
  return found.map(({ id, organisationId }) => ({ importId: id, organisationId }))
}
