import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import {
  type ImportCounts,
  type ImportRecord,
  type ImportSource,
  toImportRecord,
  WITH_PARTS,
} from './import-record.ts'
import { lockOrganisation } from './lock-organisation.ts'
import type { NewPart } from './part.ts'

export interface Activation extends ImportSource, ImportCounts {
  readonly parts: readonly NewPart[]
}

/**
 * Makes an import count, in one step: its parts become active, and every active part of the
 * same dataset, provider, billing account and month, of whatever format, is superseded by its new one.
 * An import has at most one part of each dataset, provider, billing account and month.
 * An import that is to replace nothing, and would, is cancelled instead, and nothing else changes.
 *
 * @throws AppError `not-found`; `conflict` where the import is not running.
 */
export async function activateImport(
  { organisationId }: Scope,
  importId: string,
  { format, formatVersion, generator, rows, cost, period, parts }: Activation,
  at: AnyCatalogue = catalogue(),
): Promise<ImportRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const { count } = await transaction.import.updateMany({
      where: { id: importId, organisationId, state: 'running' },
      data: { finishedAt: new Date() },
    })
    if (count === 0)
      throw new AppError('conflict', 'This import is no longer running.', 'Import the file again.')

    await transaction.part.createMany({
      data: parts.map(({ id, dataset, provider, billingAccountId, billingPeriod, rows, sha256 }) => ({
        id,
        dataset,
        provider,
        billingAccountId,
        billingPeriod,
        rows,
        sha256,
        organisationId,
        importId,
        state: 'staged' as const,
      })),
    })
    if (await mustNotReplace(transaction, importId)) {
      await transaction.part.deleteMany({ where: { importId } })
      const data = { state: 'cancelled', error: WOULD_REPLACE } as const
      return toImportRecord(
        await transaction.import.update({ where: { id: importId }, data, include: WITH_PARTS }),
      )
    }
    await transaction.$executeRaw`
      UPDATE part AS earlier SET state = 'superseded', superseded_by_id = later.id
      FROM part AS later
      WHERE later.import_id = ${importId}
        AND earlier.state = 'active'
        AND earlier.organisation_id = later.organisation_id
        AND earlier.dataset = later.dataset
        AND earlier.provider = later.provider
        AND earlier.billing_account_id = later.billing_account_id
        AND earlier.billing_period = later.billing_period`
    await transaction.part.updateMany({ where: { importId }, data: { state: 'active' } })

    const partIds = parts.map(({ id }) => id)
    const superseded = await transaction.part.findMany({
      where: { supersededById: { in: partIds } },
      select: { id: true },
    })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        action: 'import-activated',
        detail: { importId, parts: partIds, superseded: superseded.map(({ id }) => id) },
      },
    })
    const activated = await transaction.import.update({
      where: { id: importId },
      data: {
        state: 'active',
        format,
        formatVersion,
        generator,
        rowsRead: rows.read,
        rowsKept: rows.kept,
        rowsExcluded: rows.excluded,
        rowsRejected: rows.rejected,
        costs: cost.map(({ currency, kept, excluded, rejected }) => ({ currency, kept, excluded, rejected })),
        periodStart: period?.start ?? null,
        periodEnd: period?.end ?? null,
      },
      include: WITH_PARTS,
    })
    return toImportRecord(activated)
  })
}

const WOULD_REPLACE =
  'Some of its accounts and months count already, and it was not to replace them. Nothing was changed.'

async function mustNotReplace(transaction: Prisma.TransactionClient, importId: string): Promise<boolean> {
  const overlapping = await transaction.$queryRaw<unknown[]>`
    SELECT earlier.id
    FROM part AS later
      JOIN part AS earlier USING (organisation_id, dataset, provider, billing_account_id, billing_period)
      JOIN import ON import.id = later.import_id
    WHERE import.id = ${importId} AND import.on_overlap = 'cancel' AND earlier.state = 'active'
    LIMIT 1`
  return overlapping.length > 0
}
