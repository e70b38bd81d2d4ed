import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import type { WasteClass } from '#lib/domain/retries/judge-attempts.ts'

/** Which settings to look at, in the order of the attempts that they would save. */
export const ADVICE = [
  'timeoutTooShort',
  'stopLateWork',
  'fewerRetries',
  'budget',
  'failsForGood',
  'hedgeLater',
  'callerFirst',
  'requestFails',
  'seeInside',
  'nothing',
] as const
export type Advice = (typeof ADVICE)[number]

/** A retry that saves less than this share of the calls that needed one does not pay. */
const RARELY_RESCUED = 0.5
/** More attempts for a call than a budget of a tenth would allow. */
const WITHOUT_BUDGET = 1.1
const HARDLY_SEEN = 0.2

const BY_CLASS: Readonly<Record<WasteClass, readonly Advice[]>> = {
  late: ['timeoutTooShort', 'stopLateWork'],
  'timed-out': ['timeoutTooShort', 'stopLateWork'],
  'failed-then-retried': [],
  'final-failure': ['failsForGood'],
  'hedge-loser': ['hedgeLater'],
  collateral: ['callerFirst'],
}

/**
 * What to change on an edge, from its measures: rules of thumb that name a setting and promise no number.
 *
 * @example adviceFor(an edge whose answers came late) // ['timeoutTooShort', 'stopLateWork', 'budget']
 */
export function adviceFor({ measures, notVisibleShare }: EdgeRow): readonly Advice[] {
  if (!measures) return ['requestFails']
  const classes = Object.entries(measures.wastedByClass)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name as WasteClass)
  const { retries, rescueRatio, amplification } = measures
  const found = [
    ...classes.flatMap((name) => BY_CLASS[name] ?? []),
    ...(retries > 0 && rescueRatio !== null && rescueRatio < RARELY_RESCUED ? ['fewerRetries' as const] : []),
    ...(retries > 0 && (amplification ?? 1) > WITHOUT_BUDGET ? ['budget' as const] : []),
    ...((notVisibleShare ?? 0) > HARDLY_SEEN ? ['seeInside' as const] : []),
  ]
  return found.length > 0 ? [...new Set(found)] : ['nothing']
}
