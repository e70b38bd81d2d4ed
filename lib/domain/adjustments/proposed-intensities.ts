import type { FactorSetId } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import { type IntensityReading, type IntensitySource, LEAST_COVERED } from '../sources/intensity-reading.ts'
import type { Adjustments, FactorOverride } from './adjustments.ts'

/** A reading of a source, at a place that usage names. */
export interface PlacedReading {
  readonly source: IntensitySource
  readonly reading: IntensityReading
  /** What the factor set has for the place in that month, by location. */
  readonly figure: Figure
}

export interface ProposedIntensities {
  /** What would be in force: everything that is, and the proposed intensities after it. */
  readonly adjustments: Adjustments
  /** Those of them that are not in force. */
  readonly proposed: readonly FactorOverride[]
}

const reasonOf = ({ source, reading }: PlacedReading): string =>
  `${source.title}, zone ${reading.zone}: ${source.boundary}. Retrieved ${reading.retrievedOn}. Licence: ${source.licence}`

/** As far from the central value, in proportion, as the factor set's own figure. */
function overrideOf(placed: PlacedReading, factorSet: FactorSetId, author: string): FactorOverride {
  const { figure, reading } = placed
  const times = figure.central > 0 ? reading.gramsPerKwh / figure.central : 0
  return {
    factorSet,
    figureId: figure.id,
    unit: figure.unit,
    year: Number(reading.month.slice(0, 4)),
    low: times > 0 ? Math.min(reading.gramsPerKwh, figure.low * times) : reading.gramsPerKwh,
    central: reading.gramsPerKwh,
    high: times > 0 ? Math.max(reading.gramsPerKwh, figure.high * times) : reading.gramsPerKwh,
    from: reading.month,
    to: reading.month,
    method: 'location',
    author,
    reason: reasonOf(placed),
  }
}

const speaksOfSame = (one: FactorOverride, other: FactorOverride): boolean =>
  one.factorSet === other.factorSet &&
  one.figureId === other.figureId &&
  one.from === other.from &&
  one.to === other.to &&
  one.method === other.method

/**
 * Intensities of single months as overrides that somebody may put in force: nothing changes before. Months that are not known whole are
 * left out; of several readings of a place and month the newest counts; an earlier proposal of the same source is replaced, and whatever
 * people decided themselves comes first and so goes on to count.
 *
 * @param author who would put them in force
 * @example
 * proposeIntensities([{ source, reading: { gramsPerKwh: 110, month: '2026-08', … }, figure: { central: 220, low: 200, high: 240, … } }], …)
 *   .proposed[0] // central 110, low 100, high 120, only in 2026-08, only location-based
 */
export function proposeIntensities(
  readings: readonly PlacedReading[],
  {
    factorSet,
    author,
    inForce,
  }: { readonly factorSet: FactorSetId; readonly author: string; readonly inForce: Adjustments },
): ProposedIntensities {
  const newest = new Map<string, PlacedReading>()
  for (const placed of readings) {
    const key = JSON.stringify([placed.figure.id, placed.reading.month])
    const before = newest.get(key)
    if (placed.reading.covered < LEAST_COVERED) continue
    if (before === undefined || before.reading.retrievedOn <= placed.reading.retrievedOn)
      newest.set(key, placed)
  }
  const all = [...newest.values()].map((placed) => ({
    placed,
    override: overrideOf(placed, factorSet, author),
  }))
  const isReplaced = (each: FactorOverride): boolean =>
    all.some(
      ({ placed, override }) =>
        speaksOfSame(each, override) && each.reason.startsWith(`${placed.source.title}, zone `),
    )
  const isSame = (each: FactorOverride, other: FactorOverride): boolean =>
    speaksOfSame(each, other) && each.central === other.central && each.reason === other.reason
  const proposed = all
    .map(({ override }) => override)
    .filter((override) => !inForce.overrides.some((each) => isSame(each, override)))
  const kept = inForce.overrides.filter(
    (each) => !isReplaced(each) || !proposed.some((override) => speaksOfSame(each, override)),
  )
  return { adjustments: { ...inForce, overrides: [...kept, ...proposed] }, proposed }
}
