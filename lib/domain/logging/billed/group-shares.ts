import { add, type Range, scale } from '../../units/range.ts'
import { type ActionableSource, addMoney, type Money } from './actionable-sums.ts'

/** What a log group took in, as its metrics server counted. */
export interface GroupBytes {
  readonly logGroup: string
  /** Null where nothing was counted: that is not nothing. */
  readonly bytes: number | null
}

/** A log group with its part of what a source of the bill comes to. */
export interface GroupShare extends GroupBytes {
  /** Of the bytes of all groups asked about, 0 to 1; null where unknown. */
  readonly share: number | null
  /** Its part of the carbon of writing and keeping; null where the share is, or no source was named. */
  readonly totalKgCo2e: Range | null
  readonly cost: readonly Money[] | null
}

/**
 * Shares what a source of the bill comes to over log groups, by the bytes that they took in: for bills that name no log groups. Right as
 * far as the groups asked about are all that the source is of. The most bytes first.
 */
export function groupShares(
  groups: readonly GroupBytes[],
  source: Pick<ActionableSource, 'written' | 'stored'> | null,
): readonly GroupShare[] {
  const all = groups.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
  return groups
    .map(({ logGroup, bytes }) => {
      const share = bytes === null || all === 0 ? null : bytes / all
      const of = share === null ? null : source
      return {
        logGroup,
        bytes,
        share,
        totalKgCo2e: of && scale(add(of.written.totalKgCo2e, of.stored.totalKgCo2e), share ?? 0),
        cost:
          of &&
          addMoney(of.written.cost, of.stored.cost).map(({ currency, amount }) => ({
            currency,
            amount: amount * (share ?? 0),
          })),
      }
    })
    .sort((a, b) => (b.bytes ?? -1) - (a.bytes ?? -1) || (a.logGroup < b.logGroup ? -1 : 1))
}
