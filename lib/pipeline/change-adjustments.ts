import { type AdjustmentFault, adjustmentFaults } from '#lib/domain/adjustments/adjustment-faults.ts'
import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { addAdjustmentSet, type NewAdjustmentSet } from '#lib/store/add-adjustment-set.ts'
import { dataFolders } from './data-folders.ts'
import { estimateParts } from './estimate-parts.ts'

const inWords = ({ item, field, fault }: AdjustmentFault): string => `${item}, ${field}: ${fault}`

/** @throws AppError `bad-arguments` that names every item at fault */
function requireSound(adjustments: Adjustments): void {
  const faults = adjustmentFaults(adjustments, FACTOR_SETS)
  if (faults.length === 0) return
  throw new AppError(
    'bad-arguments',
    `${faults.length === 1 ? 'One value is' : `${faults.length} values are`} not accepted.`,
    `${faults.slice(0, 10).map(inWords).join('. ')}.`,
  )
}

/**
 * Puts other adjustments of the factor sets in force. Every part is estimated with them before they count, so that no question has
 * to wait: small tables only, no line is read again. Earlier versions stay, with their estimates.
 *
 * @returns the new version
 * @throws AppError `bad-arguments`; `conflict` where somebody else changed them in the meantime; `not-found`
 */
export async function changeAdjustments(scope: Scope, change: NewAdjustmentSet): Promise<number> {
  requireSound(change.adjustments)
  const [{ lake }, parts] = await Promise.all([dataFolders(), activeParts(scope)])
  await estimateParts(
    parts.map(({ id }) => partFolder(lake, scope.organisationId, id)),
    change.adjustments,
  )
  return (await addAdjustmentSet(scope, change)).version
}
