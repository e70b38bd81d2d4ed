import { createHash } from 'node:crypto'
import { ADJUSTING_VERSION, adjust } from '#lib/domain/adjustments/adjust.ts'
import { type Adjustments, adjustmentsOf, isUnadjusted } from '#lib/domain/adjustments/adjustments.ts'
import type { FactorSet, FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { FACTOR_SETS } from './factor-sets.ts'
import { estimateVersion } from './revisions.ts'

/** A factor set as an organisation has it. */
export interface AdjustedSet {
  readonly set: FactorSet
  /** The name of the estimates that are made with it: the set's own where nothing of it is adjusted. */
  readonly version: string
}

/** Text that is the same for the same value, whatever the order of its keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** What adjustments are, in 12 hexadecimal digits: two with the same revision change the same. */
const adjustmentsRevision = (adjustments: Adjustments): string =>
  createHash('sha256')
    .update(`${ADJUSTING_VERSION}\n${canonical(adjustments)}`)
    .digest('hex')
    .slice(0, 12)

/** A factor set with what of the adjustments speaks of it. */
export function adjustedSet(id: FactorSetId, adjustments: Adjustments): AdjustedSet {
  const own = adjustmentsOf(id, adjustments)
  if (isUnadjusted(own)) return { set: FACTOR_SETS[id], version: estimateVersion(id) }
  return {
    set: adjust(FACTOR_SETS[id], own),
    version: `${estimateVersion(id)}.a${adjustmentsRevision(own)}`,
  }
}
