import type { Scope } from '#lib/domain/report/filter.ts'
import { isOfTeams, type SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import { toBoundary } from './boundary-record.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Every version of every boundary, or of one, by name and newest first. Who sees some teams only sees versions that speak of no others. */
export async function listBoundaries(
  { organisationId, teams }: Scope,
  name?: string,
  at: AnyCatalogue = catalogue(),
): Promise<readonly SoftwareBoundary[]> {
  const { prisma } = await at
  const rows = await prisma.softwareBoundary.findMany({
    where: { organisationId, ...(name === undefined ? {} : { name }) },
    orderBy: [{ name: 'asc' }, { version: 'desc' }],
  })
  const all = rows.map(toBoundary)
  return teams === 'all' ? all : all.filter((boundary) => isOfTeams(boundary, teams))
}
