import type { Coefficient } from '../estimate/coefficient.ts'
import type { Place } from './place.ts'

/**
 * Why usage stays where it is in a what-if:
 * - `no-single-place`: a global service, a multi-region, no region on the line or one that is not known.
 * - `between-regions`: transfer between regions, whose path a move would change in a way that the bill does not tell.
 * - `not-estimated`: there is no figure to move.
 */
export const STAYING_REASONS = ['no-single-place', 'between-regions', 'not-estimated'] as const
export type StayingReason = (typeof STAYING_REASONS)[number]

/**
 * Whether usage can be moved, or why not.
 *
 * @param isLeftOut the sums of the facts count none of it, for want of an exchange rate or of a grid figure
 */
export function staysBehind(
  { status, category }: Pick<Coefficient, 'status' | 'category'>,
  place: Place | undefined,
  isLeftOut: boolean,
): StayingReason | undefined {
  if (status === 'excluded' || isLeftOut) return 'not-estimated'
  if (!place) return 'no-single-place'
  return category === 'network-inter-region' ? 'between-regions' : undefined
}
