import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** An import that was running as often as this when the server died is not begun again. */
const MAX_ATTEMPTS = 3

/**
 * For the start, before any import begins: what still says it is running was cut short, and waits again; what was cut short three
 * times is marked as failed.
 */
export async function putBackInterruptedImports(at: AnyCatalogue = catalogue()): Promise<void> {
  const { prisma } = await at
  await prisma.import.updateMany({
    where: { state: 'running', attempts: { gte: MAX_ATTEMPTS } },
    data: {
      state: 'failed',
      error: `The server stopped without warning ${MAX_ATTEMPTS} times while it read these files. Check the memory and the free disk space of the machine, and import them again, in smaller pieces if need be.`,
      finishedAt: new Date(),
    },
  })
  await prisma.import.updateMany({
    where: { state: 'running' },
    data: { state: 'queued', startedAt: null },
  })
}
