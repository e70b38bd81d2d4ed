import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentSetRecord } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { toAdjustmentSetRecord } from './adjustment-set.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { lockOrganisation } from './lock-organisation.ts'

export interface NewAdjustmentSet {
  readonly adjustments: Adjustments
  readonly author: string
  readonly reason: string
  /** The version that the author had before their eyes. */
  readonly after: number
}

/**
 * Appends a version of the adjustments, which is in force from here on. Earlier ones stay as they are.
 *
 * @throws AppError `not-found`; `conflict` where somebody else changed them in the meantime
 */
export async function addAdjustmentSet(
  { organisationId }: Scope,
  { adjustments, author, reason, after }: NewAdjustmentSet,
  at: AnyCatalogue = catalogue(),
): Promise<AdjustmentSetRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const latest = await transaction.adjustmentSet.findFirst({
      where: { organisationId },
      orderBy: { version: 'desc' },
      select: { version: true },
    })
    if ((latest?.version ?? 0) !== after)
      throw new AppError(
        'conflict',
        'Somebody else changed the adjustments in the meantime.',
        'Load the page again and make your change on top of theirs.',
      )
    const json = adjustments as unknown as Prisma.InputJsonObject
    const row = await transaction.adjustmentSet.create({
      data: { organisationId, version: after + 1, adjustments: json, author, reason },
    })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'adjustments-changed',
        detail: {
          version: row.version,
          reason,
          overrides: adjustments.overrides.length,
          kindRules: adjustments.kindRules.length,
        },
      },
    })
    return toAdjustmentSetRecord(row)
  })
}
