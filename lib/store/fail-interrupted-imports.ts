import { type AnyCatalogue, catalogue } from './catalogue.ts'

/**
 * For the start, before any import begins: what still says it is running was interrupted.
 * Answers the ids of the imports now marked as failed, of every organisation.
 */
export async function failInterruptedImports(at: AnyCatalogue = catalogue()): Promise<readonly string[]> {
  const { prisma } = await at
  const failed = await prisma.import.updateManyAndReturn({
    where: { state: 'running' },
    data: {
      state: 'failed',
      error: 'The server stopped during the import; import it again.',
      finishedAt: new Date(),
    },
    select: { id: true },
  })
  return failed.map(({ id }) => id)
}
