import type { GradedKind } from '#lib/domain/explain/graded-kind.ts'
import type { FactorSet, FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { exactly, product, scale } from '#lib/domain/units/range.ts'
import { distanceKm } from '#lib/domain/what-if/distance.ts'
import { commonYear, GRID_SOURCE_IDS, type GridSourceId } from '#lib/domain/what-if/grid-source.ts'
import { latencyClass, roundTripMs } from '#lib/domain/what-if/latency-class.ts'
import type {
  GridUsed,
  MoveAnswer,
  MoveRefusal,
  MoveResult,
  OfferedSource,
} from '#lib/domain/what-if/move-answer.ts'
import { moveRegion as moved } from '#lib/domain/what-if/move-region.ts'
import { type Place, placeKey } from '#lib/domain/what-if/place.ts'
import { priceMove } from '#lib/domain/what-if/price-move.ts'
import { rankRegions } from '#lib/domain/what-if/rank-regions.ts'
import { storedGb } from '#lib/domain/what-if/stored-gb.ts'
import { GRID_SOURCES, gridSeries } from '#lib/factors/places/grid-series.ts'
import { allPlaces, placeOf } from '#lib/factors/places/place-of.ts'
import { gradedKinds } from './graded-kinds.ts'
import { findMovable, type MovableKind } from './movable-usage.ts'
import { pickSource } from './pick-source.ts'
import { providerNameOf } from './places.ts'
import { withFacts } from './with-facts.ts'

export interface MoveQuestion {
  /** What to move. */
  readonly filter: UsageFilter
  readonly factorSet: FactorSetId
  /** `aws/eu-north-1`; absent asks only where it would be cleaner. */
  readonly to?: string | undefined
  /** The grid source of both places; absent takes the first that has them. */
  readonly source?: GridSourceId | undefined
}

const nameOf = (place: Place) => ({ provider: providerNameOf(place), region: place.region })
const yearOf = (month: string): number => Number(month.slice(0, 4))

/** gCO2e per kWh of both places in one year of one source, which has them. */
function gramsOf(source: GridSourceId, from: Place, to: Place, among: readonly Place[], year: number) {
  const series = [from, to, ...among].map((place) => gridSeries(source, place) ?? new Map<number, number>())
  const shared = commonYear(series, year)
  const [before, after] = series.map((each) => (shared === undefined ? undefined : each.get(shared)))
  if (shared === undefined || before === undefined || after === undefined)
    throw new Error(`${source} cannot compare ${placeKey(from)} with ${placeKey(to)}`)
  return { year: shared, before, after }
}

function offered(origins: readonly Place[], target: Place | undefined): readonly OfferedSource[] {
  const places = target ? [...origins, target] : origins
  return GRID_SOURCE_IDS.map((id) => {
    const missing = places.filter((place) => !gridSeries(id, place)).map(({ city }) => city)
    const series = places.flatMap((place) => gridSeries(id, place) ?? [])
    const isUsable = missing.length === 0 && commonYear(series, 9999) !== undefined
    return { source: GRID_SOURCES[id], isUsable, missing }
  })
}

const PRICED = (kinds: readonly GradedKind[]) =>
  kinds.map(({ row, kind, coefficient }) => ({
    kind,
    currency: row.currency,
    quantity: coefficient.basis === 'quantity' ? row.amount : 0,
    cost: row.cost,
  }))

interface Asked {
  readonly movable: readonly MovableKind[]
  readonly origins: readonly Place[]
  readonly target: Place
  readonly source: GridSourceId
  readonly set: FactorSet
  /** Everything that the bill has in the target region. */
  readonly there: readonly GradedKind[]
}

function result({ movable, origins, target, source, set, there }: Asked): MoveResult {
  const to = nameOf(target)
  const grids = new Map<string, GridUsed>()
  const rows = movable.map((each) => {
    const grams = gramsOf(source, each.place, target, origins, yearOf(each.month))
    for (const [place, gramsPerKwh] of [
      [each.place, grams.before],
      [target, grams.after],
    ] as const)
      grids.set(`${placeKey(place)} ${grams.year}`, { place, year: grams.year, gramsPerKwh })
    return { ...each, gramsPerKwh: grams }
  })
  const [largest = target] = origins
  const months = movable.map(({ month }) => month).sort()
  const latest = months.at(-1) ?? ''
  const km = distanceKm(largest, target)
  const stored = storedGb(movable.map((each) => ({ ...each, amount: each.row.amount })))
  const path = set.network('inter-region')
  const carried = gramsOf(source, largest, target, origins, yearOf(latest)).before
  return {
    ok: true,
    ...moved(rows, to, set),
    target,
    source: GRID_SOURCES[source],
    grids: [...grids.values()],
    pue: {
      before: origins.map((origin) => set.pue(nameOf(origin).provider, origin.region, latest)),
      after: set.pue(to.provider, to.region, latest),
    },
    cost: priceMove(PRICED(movable), PRICED(there)),
    distanceKm: km,
    roundTripMs: roundTripMs(km),
    latency: latencyClass(km),
    leavesCountries: [
      ...new Set(
        origins.filter(({ country }) => country !== target.country).map(({ countryName }) => countryName),
      ),
    ],
    isOtherProvider: origins.some(({ provider }) => provider !== target.provider),
    transfer:
      stored > 0 ? { storedGb: stored, kgCo2e: scale(product(path, exactly(carried)), stored / 1000) } : null,
  }
}

/**
 * What-if: a workload in another region, and where it would be cleaner. Both places from one grid source and year; what cannot move
 * is listed and left out. With what moves it adds up to the report of the same filter.
 */
export async function moveRegion(scope: Scope, question: MoveQuestion): Promise<MoveAnswer> {
  const { filter, factorSet, to } = question
  const { from: first, to: last } = filter
  const period = { ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) }
  return withFacts(scope, factorSet, async (facts) => {
    const kinds = await gradedKinds(facts, { filter, method: 'location' })
    const { movable, origins, staying } = findMovable(kinds)
    const places = origins.map(({ place }) => place)
    const target = allPlaces().find((place) => placeKey(place) === to)
    const [largest] = places
    const others = allPlaces().filter(
      (place) =>
        place.provider === largest?.provider &&
        place.partition === largest.partition &&
        !(places.length === 1 && place === largest),
    )
    const source = pickSource({ origins: places, target, candidates: others, asked: question.source })
    const answer = {
      factorSet,
      moving: emissionsOf(movable.map(({ row }) => row)),
      lines: movable.reduce((sum, { row }) => sum + row.lines, 0),
      origins,
      staying,
      sources: offered(places, target),
      source: source.id,
    }
    const canRank = (place: Place): boolean =>
      source.id !== null &&
      commonYear(
        [...places, place].map((each) => gridSeries(source.id ?? 'ember', each) ?? new Map()),
        9999,
      ) !== undefined
    const covered = others.filter(canRank)
    const ranked = rankRegions(
      movable.map(({ row, month, coefficient, place }) => ({
        amount: row.amount,
        month,
        coefficient,
        from: placeKey(place),
      })),
      covered.map((place) => ({
        place,
        pue: (month: string) => facts.set.pue(nameOf(place).provider, place.region, month),
        gramsPerKwh: (from: string, year: number) => {
          const origin = places.find((each) => placeKey(each) === from) ?? place
          return gramsOf(source.id ?? 'ember', origin, place, places, year)
        },
      })),
    )
    const yearsWith = (place: Place): readonly number[] => [
      ...new Set(
        movable.map(
          ({ month, place: from }) => gramsOf(source.id ?? 'ember', from, place, places, yearOf(month)).year,
        ),
      ),
    ]
    const move = async (): Promise<MoveResult | MoveRefusal | null> => {
      if (to === undefined) return null
      if (!target) return { ok: false, reason: 'unknown-place' }
      if (movable.length === 0) return { ok: false, reason: 'nothing-to-move' }
      if (source.id === null) return { ok: false, reason: 'no-source' }
      const misses = answer.sources.find(({ source: { id } }) => id === source.id)
      if (!misses?.isUsable) return { ok: false, reason: 'source-misses', missing: misses?.missing ?? [] }
      const all = await gradedKinds(facts, { filter: period, method: 'location' })
      const there = all.filter(({ kind }) => placeOf(kind.provider, kind.region) === target)
      return result({ movable, origins: places, target, source: source.id, set: facts.set, there })
    }
    return {
      ...answer,
      targets: ranked
        .map(({ candidate, ...change }) => ({
          ...change,
          place: candidate.place,
          years: yearsWith(candidate.place),
          latency: latencyClass(largest ? distanceKm(largest, candidate.place) : 0),
          leavesCountry: places.some(({ country }) => country !== candidate.place.country),
        }))
        .sort(
          (a, b) =>
            a.differenceKg.central - b.differenceKg.central ||
            (placeKey(a.place) < placeKey(b.place) ? -1 : 1),
        ),
      notRanked: others.filter((place) => !canRank(place)),
      move: await move(),
    }
  })
}
