/** Upper edges of the share of attempts that were wasted, inclusive. Fixed, so that two pictures compare. */
const EDGES = [0.01, 0.05, 0.1, 0.2, 0.35, 0.5] as const

/** One step of the colour scale for each bin, low to high. */
export const WASTE_BINS = [
  '0–1\u00a0%',
  '1–5\u00a0%',
  '5–10\u00a0%',
  '10–20\u00a0%',
  '20–35\u00a0%',
  '35–50\u00a0%',
  '>\u00a050\u00a0%',
] as const

/** The bin, 0 to 6, of a wasted share of 0 to 1. @example wasteBin(0.38) // 5 */
export function wasteBin(share: number): number {
  const bin = EDGES.findIndex((edge) => share <= edge)
  return bin === -1 ? EDGES.length : bin
}
