/** Upper edges, inclusive, in g CO2e per kWh. Fixed, so that two pictures compare. */
const EDGES = [50, 150, 250, 350, 450, 600] as const

/** One step of the colour scale for each bin: `--intensity-0` (low) to `--intensity-6` (high). */
export const INTENSITY_BINS = ['0–50', '50–150', '150–250', '250–350', '350–450', '450–600', '> 600'] as const

/** The bin, 0 to 6, of a grid intensity in g/kWh. @example intensityBin(334) // 3 */
export function intensityBin(gramsPerKwh: number): number {
  const bin = EDGES.findIndex((edge) => gramsPerKwh <= edge)
  return bin === -1 ? EDGES.length : bin
}
