import { createSerializer, type inferParserType, type Nullable } from 'nuqs/server'
import { FILTER_DIMENSIONS, viewParams } from './view-params.ts'

type Changes = Partial<Nullable<inferParserType<typeof viewParams>>>

const serialize = createSerializer(viewParams)

/** What belongs to one page only and is left behind when going to another. */
const PAGE_ONLY = {
  split: null,
  group: null,
  logs: null,
  source: null,
  whatIf: null,
  level: null,
  shared: null,
  sort: null,
  q: null,
  hide: null,
  after: null,
  part: null,
  explain: null,
  place: null,
  move: null,
  grid: null,
  beside: null,
  compare: null,
  movers: null,
  boundary: null,
  version: null,
  operation: null,
  by: null,
  blame: null,
  edge: null,
  on: null,
  tries: null,
  budget: null,
  timeout: null,
  backoff: null,
  depth: null,
  slow: null,
  seed: null,
  mapping: null,
} as const

/** The same view with some of it changed, as `?…`, or `?` where nothing is left. */
export function changedView(search: string, changes: Changes): string {
  return serialize(search, changes) || '?'
}

/** Another page about the same period, filters, method and factors. */
export function otherPage(path: string, search: string, changes: Changes = {}): string {
  const query = serialize(search, { ...PAGE_ONLY, ...changes })
  return query === '?' ? path : `${path}${query}`
}

/** The view over all data. */
export const overAllData = (search: string): string =>
  changedView(search, { from: null, to: null, period: 'all', explain: null })

/** The query without any filter; period, method, factors and unit stay. */
export const withoutFilters = (search: string): string =>
  changedView(search, {
    ...Object.fromEntries(FILTER_DIMENSIONS.map((dimension) => [dimension, null])),
    explain: null,
  })

/** The query string of the parameters that a server component was given. */
export function queryOf(search: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) query.append(name, one)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** A query as a server component is given it: a parameter that is there several times is a list. */
export function searchParamsOf(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values] as const
    }),
  )
}
