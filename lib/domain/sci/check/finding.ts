/**
 * The ways in which published scores go wrong:
 * - `unit-slip`: a figure 10, 60, 365, 1,000 … times what its terms give.
 * - `parts-do-not-sum`: a total that is not the sum of its parts.
 * - `not-from-terms`: a figure that its own terms do not give, first of all SCI other than (O + M) / R.
 * - `not-divided-by-r`: R is declared, and the published score is the total.
 * - `mean-of-rates`: rates of periods averaged or added up, where carbon and R have to be.
 * - `market-based-intensity`: contracts or certificates in I, or offsets taken off.
 * - `embodied-omitted`: no M, TE charged in full to one period, or a share above 1.
 * - `double-counting`: the same thing counted twice.
 * - `mixed-grid-factors`: E and I of different sources, regions or years.
 * - `idle-excluded`: idle, standby, monitoring, logging or retries outside the boundary.
 * - `truncated-as-rounded`: digits cut off where rounding would give another figure.
 */
export const SCI_ERROR_CLASSES = [
  'unit-slip',
  'parts-do-not-sum',
  'not-from-terms',
  'not-divided-by-r',
  'mean-of-rates',
  'market-based-intensity',
  'embodied-omitted',
  'double-counting',
  'mixed-grid-factors',
  'idle-excluded',
  'truncated-as-rounded',
] as const
export type SciErrorClass = (typeof SCI_ERROR_CLASSES)[number]

/** One thing that is wrong with a published calculation. */
export interface SciFinding {
  readonly class: SciErrorClass
  /** The path in the document, such as `components[0].embodiedG`. */
  readonly where: string
  /** Line in the file, from 1, where it is known. */
  readonly line?: number
  /** What is wrong and what is right, in words. */
  readonly message: string
  readonly published?: number
  readonly corrected?: number
  readonly unit?: string
}
