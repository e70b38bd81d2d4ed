import {
  type AdjustmentFault,
  adjustmentFaults,
  type UnitOf,
} from '#lib/domain/adjustments/adjustment-faults.ts'
import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { kindsOfParts } from '#lib/engine/facts/kinds-of-parts.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { figureUnits } from '#lib/factors/figure-units.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { addAdjustmentSet, type NewAdjustmentSet } from '#lib/store/add-adjustment-set.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { dataFolders } from './data-folders.ts'
import { estimateParts } from './estimate-parts.ts'
import { warmFacts } from './warm-facts.ts'

const inWords = ({ item, field, fault }: AdjustmentFault): string => `${item}, ${field}: ${fault}`

/** @throws AppError `bad-arguments` that names every item at fault */
function requireSound(adjustments: Adjustments, unitOf: UnitOf): void {
  const faults = adjustmentFaults(adjustments, FACTOR_SETS, unitOf)
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
  const [{ lake }, parts, inForce] = await Promise.all([
    dataFolders(),
    activeParts(scope),
    adjustmentsInForce(scope),
  ])
  const folders = parts.map(({ id }) => partFolder(lake, scope.organisationId, id))
  requireSound(change.adjustments, figureUnits(await kindsOfParts(folders), inForce.adjustments.overrides))
  await estimateParts(folders, change.adjustments)
  const { version } = await addAdjustmentSet(scope, change)
  warmFacts(scope)
  return version
}
