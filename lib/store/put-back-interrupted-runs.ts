import { type AnyCatalogue, catalogue } from './catalogue.ts'

/**
 * For the start, before any source is asked: a run that still says it goes on was cut short, and its source is due again. What it
 * fetched is recognised, and what was not imported is not in its state.
 */
export async function putBackInterruptedRuns(at: AnyCatalogue = catalogue()): Promise<void> {
  const { prisma } = await at
  const now = new Date()
  await prisma.source.updateMany({
    where: { deletedAt: null, runs: { some: { outcome: 'running' } } },
    data: { nextRunAt: now },
  })
  await prisma.sourceRun.updateMany({
    where: { outcome: 'running' },
    data: {
      outcome: 'interrupted',
      finishedAt: now,
      error: 'The server stopped meanwhile; it begins again.',
    },
  })
}
