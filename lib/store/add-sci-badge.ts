import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { type SciBadgeRecord, toSciBadgeRecord } from './sci-badge-record.ts'

export interface NewSciBadge {
  readonly boundary: string
  readonly operation: string
  readonly days: number
  readonly prefix: string
  /** SHA-256 of the secret, in hexadecimal. */
  readonly hash: string
  readonly author: string
}

/** Shows one number to whoever has the secret, until it is revoked. @throws AppError `not-found` */
export async function addSciBadge(
  { organisationId }: Scope,
  badge: NewSciBadge,
  at: AnyCatalogue = catalogue(),
): Promise<SciBadgeRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const added = await transaction.sciBadge.create({ data: { ...badge, organisationId } })
    const { id: badgeId, boundary, operation, days, author } = added
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'badge-created',
        detail: { badgeId, boundary, operation, days },
      },
    })
    return toSciBadgeRecord(added)
  })
}
