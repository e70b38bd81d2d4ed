import {
  createParser,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { MOVER_DIMENSIONS } from '#lib/domain/change/movers.ts'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { MASS_UNITS } from '#lib/domain/format/mass.ts'
import { WORKLOAD_LEVELS } from '#lib/domain/report/workload-report.ts'
import { SCI_PERIODS } from '#lib/domain/sci/series.ts'
import { SPLIT_METHODS } from '#lib/domain/teams/shared-split.ts'
import { GRID_SOURCE_IDS } from '#lib/domain/what-if/grid-source.ts'
import { isDay } from '../_format/dates.ts'
import { type Compare, compareText, readCompare } from './compare.ts'

export const SPLITS = ['component', 'provider', 'service', 'region', 'team'] as const
export type Split = (typeof SPLITS)[number]

/** What the rows of the Services page are. A row leads to the next finer level, filtered by itself. */
export const DRILL_LEVELS = ['provider', 'service', 'category', 'usageType', 'resource', 'line'] as const
export type DrillLevel = (typeof DRILL_LEVELS)[number]

/** The levels whose rows are read a page at a time: there can be as many as lines in a bill. */
export const PAGED_LEVELS = ['resource', 'line'] as const
export type PagedLevel = (typeof PAGED_LEVELS)[number]
export type GroupedLevel = Exclude<DrillLevel, PagedLevel>

/** What the rows of the Logging page are. */
export const LOG_GROUPINGS = ['source', 'stage', 'service', 'team', 'usageType'] as const
export type LogGrouping = (typeof LOG_GROUPINGS)[number]

/** What the settings of the factor sets show. */
export const FACTOR_PARTS = ['figures', 'all', 'rules', 'own', 'compare'] as const
export type FactorPart = (typeof FACTOR_PARTS)[number]

/** Whose waste it is: by the setting to change, or by what to fix. */
export const BLAMES = ['policy', 'cause'] as const
export type Blame = (typeof BLAMES)[number]

/** More rows than this side by side cannot be told apart. */
export const MOST_BESIDE = 5

const parseAsDay = createParser({ parse: (text) => (isDay(text) ? text : null), serialize: String })
const parseAsCompare = createParser<Compare>({ parse: readCompare, serialize: compareText })
/** A whole number between two, both included. */
const parseAsWithin = (least: number, most: number) =>
  createParser({
    parse: (text) => {
      const value = parseAsInteger.parse(text)
      return value !== null && value >= least && value <= most ? value : null
    },
    serialize: String,
  })

const parseAsMany = parseAsNativeArrayOf(parseAsString)

/** Everything a page's address may say. Exports and the API read the same names. */
export const viewParams = {
  from: parseAsDay,
  to: parseAsDay,
  /** All data, where no day is named; without it a page shows the last complete month. */
  period: parseAsStringLiteral(['all']),
  provider: parseAsMany,
  service: parseAsMany,
  region: parseAsMany,
  account: parseAsMany,
  team: parseAsMany,
  category: parseAsMany,
  kind: parseAsMany,
  usageType: parseAsMany,
  /** How a figure was come by: `measured`, `proxied`, `excluded`. */
  status: parseAsMany,
  resource: parseAsMany,
  line: parseAsMany,
  /** `key=value`. */
  tag: parseAsMany,
  method: parseAsStringLiteral(METHODS),
  factors: parseAsStringLiteral(FACTOR_SET_IDS),
  unit: parseAsStringLiteral(MASS_UNITS),
  split: parseAsStringLiteral(SPLITS),
  group: parseAsStringLiteral(DRILL_LEVELS),
  /** On Logging: what the rows are. */
  logs: parseAsStringLiteral(LOG_GROUPINGS),
  /** On Logging: the source looked at, by its id, and what is tried, as `wishText` says it. */
  source: parseAsString,
  whatIf: parseAsString,
  /** On Kubernetes: how finely machines are shared out. */
  level: parseAsStringLiteral(WORKLOAD_LEVELS),
  /** On Teams: how shared usage is divided; what the rules say where absent. */
  shared: parseAsStringLiteral(SPLIT_METHODS),
  sort: parseAsString,
  q: parseAsString,
  /** Columns of the page's table that are not shown. */
  hide: parseAsMany,
  /** Where the page of a long list begins: the cursor that the page before ended with. */
  after: parseAsString,
  explain: parseAsString,
  /** On Regions: the place looked at, the one to move to (`aws/eu-north-1`), and the grid source of the comparison. */
  place: parseAsString,
  move: parseAsString,
  grid: parseAsStringLiteral(GRID_SOURCE_IDS),
  /** On Services: the rows set side by side, as explanations name them. */
  beside: parseAsMany,
  /** On Overview: the days that the shown ones are compared with, and what is told apart. */
  compare: parseAsCompare,
  movers: parseAsStringLiteral(MOVER_DIMENSIONS),
  /** On the factor sets' settings: what of them is shown. */
  part: parseAsStringLiteral(FACTOR_PARTS),
  /** On SCI and Logging: the software boundary looked at, the version of it, what it is scored per, and how finely over time. */
  boundary: parseAsString,
  version: parseAsInteger,
  operation: parseAsString,
  by: parseAsStringLiteral(SCI_PERIODS),
  /** On Retries: to whom waste is given, and the edge looked at, as `edgeParam` names it. */
  blame: parseAsStringLiteral(BLAMES),
  edge: parseAsString,
  /** On Retries: settings to try, on the edge named or on every one. */
  on: parseAsString,
  tries: parseAsWithin(1, 20),
  budget: parseAsWithin(0, 100),
  timeout: parseAsWithin(1, 86_400_000),
  backoff: parseAsWithin(1, 86_400_000),
  depth: parseAsWithin(0, 100),
  /** On Retries: what is played in a simulation: the service that is slow for a while, and the first seed. */
  slow: parseAsString,
  seed: parseAsWithin(0, 2 ** 31),
  /** On Imports: the upload whose columns are being named. */
  mapping: parseAsString,
}

export const FILTER_DIMENSIONS = [
  'provider',
  'service',
  'region',
  'account',
  'team',
  'category',
  'kind',
  'usageType',
  'status',
  'resource',
  'line',
  'tag',
] as const
export type FilterDimension = (typeof FILTER_DIMENSIONS)[number]
