import type { FactorSet, FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { factorSet20261 } from './2026-1/factor-set.ts'
import { factorSetCcf2024 } from './ccf-2024/factor-set.ts'

/** Every factor set this version knows. A published set never changes; a better one gets a new id. */
export const FACTOR_SETS: Readonly<Record<FactorSetId, FactorSet>> = {
  '2026.1': factorSet20261,
  'ccf-2024': factorSetCcf2024,
}
