import type { LatencyClass } from '#lib/domain/what-if/latency-class.ts'
import type { Direction } from '#lib/domain/what-if/move-region.ts'
import type { StayingReason } from '#lib/domain/what-if/stays-behind.ts'

const latency: Readonly<Record<LatencyClass, string>> = {
  'same-city': 'same city, up to 2 ms',
  near: 'near, up to 15 ms',
  medium: 'medium, up to 45 ms',
  far: 'far, up to 120 ms',
  'very-far': 'very far, above 120 ms',
}

const directions: Readonly<Record<Direction, string>> = {
  less: '▼ less',
  more: '▲ more',
  same: 'no change',
  unclear: 'no clear change',
}

const staying: Readonly<Record<StayingReason, string>> = {
  'no-single-place': 'Global, multi-region or without a region',
  'between-regions': 'Transfer between regions: a move changes its path',
  'not-estimated': 'Not estimated',
}

const near: Readonly<Record<LatencyClass, string>> = {
  'same-city': 'same city',
  near: 'near',
  medium: 'medium',
  far: 'far',
  'very-far': 'very far',
}

/** Words of the Regions page. */
export const enRegions = {
  title: 'Regions',
  intro: 'Where it happens, and how dirty that grid is.',
  region: 'Region',
  place: 'Place',
  provider: 'Provider',
  grid: 'Grid',
  gridUnit: 'g CO2e per kWh',
  gridRange: 'Grid range',
  pue: 'PUE',
  noFactor: 'no factor',
  noPlace: 'no single place',
  source: 'Source',
  year: 'Year',
  scale: 'Grid intensity, g CO2e per kWh',
  latency: 'Round trip',
  latencyFrom: (place: string) => `Round trip: from ${place}.`,
  latencyHint:
    'What distance alone costs: twice the great circle, 1.5 times as long in cable, at 200 km per ms. A lower bound, not a measurement.',
  latencies: latency,
  latencyWords: near,
  latencyShort: (distance: LatencyClass, milliseconds: string) => `${near[distance]}, ${milliseconds} ms`,
  latencyHere: 'here',
  directions,
  empty: {
    title: 'These are the grids',
    text: 'Upload a bill to see yours: a circle for each region then shows your carbon.',
    upload: 'Upload a bill',
    table: 'Every cloud region and its grid',
    sources: 'Figures of two sources differ in boundary and area: rank places by one source only.',
  },
  map: {
    title: 'Map',
    detail: 'Area of a circle: our carbon. Colour: the grid it runs on.',
    emptyDetail: 'Colour: the grid of each cloud region.',
    label: 'Map of regions. Arrow keys step from west to east, Enter opens a region.',
    point: (name: string, mass: string | null, grams: string | null) =>
      [name, mass === null ? null : `${mass} CO2e`, grams === null ? 'no factor' : `${grams} g CO2e per kWh`]
        .filter((part) => part !== null)
        .join(' · '),
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    size: 'Size of circles',
    unplaced: (names: string) => `On no map: ${names}.`,
    attribution: 'Outlines: Natural Earth, public domain. Equal Earth projection, 40° south to 65° north.',
  },
  card: {
    title: (region: string, city: string) => `${region}, ${city}`,
    close: 'Close',
    location: 'Grid by year, location-based',
    market: 'Market-based',
    marketNone: 'Market-based: nobody publishes a figure for this place; the location-based one stands in.',
    yearly: 'The factor set has figures by year, none by month.',
    overhead: 'PUE',
    water: 'Water on site, litres per kWh of IT energy',
    waterNone: 'The provider publishes no water figure.',
    stress: 'Water stress: no table of it is loaded.',
    services: 'What runs there',
    nothing: 'Nothing in this selection runs there.',
    openServices: 'Open in Services',
    licence: (licence: string) => `licence ${licence}`,
    range: (low: string, high: string) => `${low} to ${high}`,
  },
  move: {
    title: 'What if it moved?',
    marginal: 'Average intensity: shows the accounting change, not the marginal effect on the grid.',
    method: 'Location-based, whatever method the page shows.',
    from: 'Move',
    allOf: (provider: string) => `everything of ${provider}`,
    service: 'Service',
    team: 'Team',
    all: 'all',
    to: 'To',
    choose: 'choose a region',
    by: 'Grid figures from',
    byDefault: 'first source that has both',
    otherProviders: 'another provider',
    sourceMisses: (cities: string) => `has no ${cities}`,
    sourceNoYear: 'no year in common',
    before: 'Now',
    after: 'There',
    difference: 'Difference',
    scenarios: 'low / central / high scenario',
    grids: 'Grid',
    gridOf: (city: string, grams: string, year: number) => `${city} ${grams} g/kWh (${year})`,
    attribution: (title: string, licence: string) => `${title}, ${licence}`,
    overhead: 'PUE',
    cost: 'Cost',
    costUnknown: 'unknown: your bill has no price of the same usage there',
    costKnown: (difference: string, share: string) =>
      `${difference} for ${share} of the cost; the rest is unknown`,
    costAll: (difference: string) => `${difference}`,
    residency: 'Residency',
    leaves: (from: string, to: string) =>
      `Data leaves ${from} for ${to}: check what the law and your contracts say.`,
    stays: (country: string) => `Data stays in ${country}.`,
    transfer: 'Moving the data once',
    transferOf: (mass: string, low: string, high: string, gb: string) =>
      `${mass} (${low} to ${high}) for ${gb} stored`,
    transferNone: 'unknown: the bill does not say how much is stored',
    otherProvider:
      'Another provider: the same machines are assumed there, with its own PUE. Whether it offers them is not known.',
    offered: 'Whether the target offers every machine and service is not known.',
    reported: (mass: string, source: string) =>
      `The report has ${mass} for the same usage; here both places are counted by ${source}, without the spread between sources.`,
    left: (count: number, mass: string | null, unknown: number) =>
      [
        count === 1 ? '1 usage type stays where it is' : `${count} usage types stay where they are`,
        mass,
        unknown > 0 ? `${unknown} not estimated` : null,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    stayingReasons: staying,
    more: (count: number) => `and ${count} more`,
    refusals: {
      'unknown-place': 'There is no such region.',
      'nothing-to-move': 'Nothing in this selection can be moved.',
      'no-source':
        'No grid source has a figure for all these places in the same year, so they cannot be compared.',
    },
    misses: (source: string, cities: string) =>
      `${source} has no figure for ${cities} in a common year. Figures of different sources are not compared.`,
    works: 'Sources that work:',
    ranking: 'Where it would be cleaner',
    rankingDetail: (source: string) => `Same provider, every place by one source: ${source}`,
    sameCountry: 'same country',
    notRanked: (names: string) => `No figure in this source: ${names}.`,
    showAll: (count: number) => `All ${count} regions`,
    ofYear: (years: string) => `grids of ${years}`,
    unavailable: 'The provider cannot be ranked: no one source covers enough of its regions.',
  },
} as const
