import type { AdjustmentSetRecord } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { toAdjustmentSetRecord, UNADJUSTED } from './adjustment-set.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** One version of the adjustments. @throws AppError `not-found` */
export async function adjustmentSetOf(
  { organisationId }: Scope,
  version: number,
  at: AnyCatalogue = catalogue(),
): Promise<AdjustmentSetRecord> {
  if (version === 0) return UNADJUSTED
  const { prisma } = await at
  const found = await prisma.adjustmentSet.findUnique({
    where: { organisationId_version: { organisationId, version } },
  })
  if (found) return toAdjustmentSetRecord(found)
  throw new AppError(
    'not-found',
    `There is no version ${version} of the adjustments.`,
    'Choose one from their history, in the settings of the factor sets.',
  )
}
