import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { activateFactorSet as activate } from '#lib/store/activate-factor-set.ts'

/** Every page and answer that names no factor set is by this one from here on. Nothing is estimated again: parts have the estimates of all. */
export const activateFactorSet = (
  scope: Scope,
  change: { readonly factorSet: FactorSetId; readonly author: string },
): Promise<void> => activate(scope, change)
