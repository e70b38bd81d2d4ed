import type { AdjustmentSetRecord } from '#lib/domain/adjustments/adjustments-in-force.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { toAdjustmentSetRecord } from './adjustment-set.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Every version of the adjustments there ever was, latest first. */
export async function listAdjustmentSets(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly AdjustmentSetRecord[]> {
  const { prisma } = await at
  const rows = await prisma.adjustmentSet.findMany({
    where: { organisationId },
    orderBy: { version: 'desc' },
  })
  return rows.map(toAdjustmentSetRecord)
}
