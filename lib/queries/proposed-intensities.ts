import { join } from 'node:path'
import {
  type PlacedReading,
  type ProposedIntensities,
  proposeIntensities,
} from '#lib/domain/adjustments/proposed-intensities.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { INTENSITY_SOURCES, type IntensitySourceId } from '#lib/domain/sources/intensity-reading.ts'
import { kindsOfParts } from '#lib/engine/facts/kinds-of-parts.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { intensityZone } from '#lib/factors/places/intensity-zone.ts'
import { placeOf } from '#lib/factors/places/place-of.ts'
import { IntensityState } from '#lib/sources/grid/intensity-state.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { sourceStates } from '#lib/store/source-states.ts'

export interface IntensityQuestion {
  readonly factorSet: FactorSetId
  /** One source, so that places are compared by what counts the same. */
  readonly source: IntensitySourceId
  /** Who would put them in force. */
  readonly author: string
}

/**
 * What a source of intensities knows of the places and months that the organisation has bills of, as adjustments that somebody may try
 * (the effect of factors) and put in force. Nothing is changed by asking.
 */
export async function proposedIntensities(
  scope: Scope,
  { factorSet, source, author }: IntensityQuestion,
): Promise<ProposedIntensities> {
  const [{ dataDir }, parts, { adjustments: inForce }, states] = await Promise.all([
    catalogue(),
    activeParts(scope),
    adjustmentsInForce(scope),
    sourceStates(scope, source),
  ])
  const readings = states.flatMap((state) => IntensityState.parse(state).readings)
  const months = new Set(parts.map(({ billingPeriod }) => billingPeriod.slice(0, 7)))
  const folders = parts.map(({ id }) => partFolder(join(dataDir, 'lake'), scope.organisationId, id))
  const regions = new Map(
    (await kindsOfParts(folders)).map(({ provider, region }) => [
      JSON.stringify([provider, region]),
      { provider, region },
    ]),
  )
  const placed = [...regions.values()].flatMap(({ provider, region }): PlacedReading[] => {
    const place = placeOf(provider, region)
    const zone = place && intensityZone(source, place)
    return readings
      .filter((reading) => reading.zone === zone && months.has(reading.month))
      .flatMap((reading) => {
        const figure = FACTOR_SETS[factorSet].grid(provider, region, reading.month, 'location')
        return figure === undefined ? [] : [{ source: INTENSITY_SOURCES[source], reading, figure }]
      })
  })
  return proposeIntensities(placed, { factorSet, author, inForce })
}
