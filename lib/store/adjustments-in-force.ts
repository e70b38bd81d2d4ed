import type { AdjustmentSetRecord } from '#lib/domain/adjustments/adjustments-in-force.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { toAdjustmentSetRecord, UNADJUSTED } from './adjustment-set.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** What the organisation adjusts now: the latest version. */
export async function adjustmentsInForce(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<AdjustmentSetRecord> {
  const { prisma } = await at
  const latest = await prisma.adjustmentSet.findFirst({
    where: { organisationId },
    orderBy: { version: 'desc' },
  })
  return latest ? toAdjustmentSetRecord(latest) : UNADJUSTED
}
