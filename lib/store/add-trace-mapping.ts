import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { TraceMapping, TraceRule } from '#lib/domain/retries/carbon/trace-rule.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { toTraceMapping } from './trace-mapping-record.ts'

/** Rules to put in force, who does it and why. */
export interface NewTraceMapping {
  readonly rules: readonly TraceRule[]
  readonly author: string
  readonly note: string
  /** The version that they were made from, 0 for none: where another has come since, nothing changes. */
  readonly basedOn?: number | undefined
}

/**
 * Puts rules for the services of traces in force as a new version; the earlier ones stay as they were.
 *
 * @throws AppError `not-found`, or `conflict` where `basedOn` is not in force any more
 */
export async function addTraceMapping(
  { organisationId }: Scope,
  { rules, author, note, basedOn }: NewTraceMapping,
  at: AnyCatalogue = catalogue(),
): Promise<TraceMapping> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const latest = await transaction.traceMapping.findFirst({
      where: { organisationId },
      orderBy: { version: 'desc' },
      select: { version: true },
    })
    const inForce = latest?.version ?? 0
    if (basedOn !== undefined && basedOn !== inForce)
      throw new AppError(
        'conflict',
        'Somebody has changed the rules for services of traces since you opened them.',
        'Load them again, and make your change to what is now in force.',
      )
    const version = inForce + 1
    const added = await transaction.traceMapping.create({
      // Prisma's type of JSON has no readonly lists.
      data: { organisationId, version, rules: rules as unknown as Prisma.InputJsonValue, author, note },
    })
    await transaction.auditEntry.create({
      data: { organisationId, author, action: 'trace-mapping-changed', detail: { version, note } },
    })
    return toTraceMapping(added)
  })
}
