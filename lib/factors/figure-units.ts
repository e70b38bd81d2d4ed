import type { UnitOf } from '#lib/domain/adjustments/adjustment-faults.ts'
import type { FactorOverride } from '#lib/domain/adjustments/adjustments.ts'
import { figureUnit } from '#lib/domain/adjustments/figure-unit.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { FACTOR_SETS } from './factor-sets.ts'
import { placeOf } from './places/place-of.ts'

/**
 * Tells the unit of a figure by its name.
 *
 * @param kinds of the usage there is
 * @param inForce overrides that were accepted before: their figures stay known though the usage that named them is gone
 */
export const figureUnits =
  (kinds: readonly Kind[], inForce: readonly FactorOverride[] = []): UnitOf =>
  ({ factorSet, figureId }) =>
    figureUnit(figureId, FACTOR_SETS[factorSet], {
      kinds,
      isPlace: (provider, region) => placeOf(provider, region) !== undefined,
    }) ?? inForce.find((each) => each.factorSet === factorSet && each.figureId === figureId)?.unit
