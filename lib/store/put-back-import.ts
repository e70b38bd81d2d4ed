import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Makes a running import wait again, because the server is told to stop: that is not the import's fault. */
export async function putBackImport(
  { organisationId }: Scope,
  importId: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.import.updateMany({
    where: { id: importId, organisationId, state: 'running' },
    data: { state: 'queued', startedAt: null, attempts: { decrement: 1 } },
  })
}
