import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Sources whose time has come and that are neither paused nor being asked, of every organisation, the longest due first. */
export async function dueSources(
  now: Date,
  at: AnyCatalogue = catalogue(),
): Promise<readonly { readonly id: string; readonly organisationId: string }[]> {
  const { prisma } = await at
  return prisma.source.findMany({
    where: {
      nextRunAt: { lte: now },
      paused: false,
      deletedAt: null,
      runs: { none: { outcome: 'running' } },
    },
    orderBy: [{ nextRunAt: 'asc' }, { id: 'asc' }],
    select: { id: true, organisationId: true },
  })
}
