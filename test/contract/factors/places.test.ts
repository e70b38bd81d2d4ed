import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { distanceKm } from '#lib/domain/what-if/distance.ts'
import { placeKey } from '#lib/domain/what-if/place.ts'
import { allPlaces } from '#lib/factors/places/place-of.ts'
import { sample, samplesDir } from '#test/support/samples.ts'

/** A region's site may be some way from the city that it is named after. */
const NEAR_KM = 300

const rowsOf = (file: string): readonly Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(sample(file), 'utf8').trim().split('\n')
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

it.skipIf(samplesDir === null)(
  'the places agree with published coordinates, but for those that are known to be wrong',
  () => {
    const wrong = new Set<string>(
      rowsOf('factors/coordinate-issues.csv').map(({ provider, region }) => `${provider}/${region}`),
    )
    const published = new Map<string, { readonly latitude: number; readonly longitude: number }>(
      rowsOf('factors/region-factors.csv').flatMap(({ provider, region, lat, lon }) =>
        lat && lon
          ? [[`${provider}/${region}`, { latitude: Number(lat), longitude: Number(lon) }] as const]
          : [],
      ),
    )
    const compared = allPlaces().flatMap((place) => {
      const other = published.get(placeKey(place))
      return other && !wrong.has(placeKey(place))
        ? [{ key: placeKey(place), km: distanceKm(place, other) }]
        : []
    })
    expect(compared.length).toBeGreaterThan(120)
    expect(compared.filter(({ km }) => !(km <= NEAR_KM))).toEqual([])
  },
)
