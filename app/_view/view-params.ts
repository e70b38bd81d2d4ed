import { createParser, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { MASS_UNITS } from '#lib/domain/format/mass.ts'
import { WORKLOAD_LEVELS } from '#lib/domain/report/workload-report.ts'
import { isDay } from '../_format/dates.ts'

export const SPLITS = ['component', 'provider', 'service', 'region', 'team'] as const
export type Split = (typeof SPLITS)[number]

/** How far the Services page has been drilled: each level adds a filter and shows the next. */
export const DRILL_LEVELS = ['provider', 'service', 'category'] as const
export type DrillLevel = (typeof DRILL_LEVELS)[number]

const parseAsDay = createParser({ parse: (text) => (isDay(text) ? text : null), serialize: String })
const parseAsMany = parseAsNativeArrayOf(parseAsString)

/** Everything a page's address may say. Exports and the API read the same names. */
export const viewParams = {
  from: parseAsDay,
  to: parseAsDay,
  provider: parseAsMany,
  service: parseAsMany,
  region: parseAsMany,
  account: parseAsMany,
  team: parseAsMany,
  category: parseAsMany,
  kind: parseAsMany,
  method: parseAsStringLiteral(METHODS),
  factors: parseAsStringLiteral(FACTOR_SET_IDS),
  unit: parseAsStringLiteral(MASS_UNITS),
  split: parseAsStringLiteral(SPLITS),
  group: parseAsStringLiteral(DRILL_LEVELS),
  /** On Kubernetes: how finely machines are shared out. */
  level: parseAsStringLiteral(WORKLOAD_LEVELS),
  sort: parseAsString,
  q: parseAsString,
  explain: parseAsString,
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
] as const
export type FilterDimension = (typeof FILTER_DIMENSIONS)[number]
