import type { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import {
  EmissionsQuery,
  ExplainQuery,
  FootprintsQuery,
  WorkloadsQuery,
} from '../api/_schema/emissions-query.ts'
import { parseInput } from './parse-input.ts'

const ONE = ['from', 'to', 'method', 'factors', 'level'] as const
const MANY = ['provider', 'service', 'region', 'account', 'team', 'category', 'kind'] as const

/** The parameters of a query that mean something here. A filter may be given several times; others are ignored. */
function knownParameters(search: URLSearchParams): Record<string, unknown> {
  const one = ONE.flatMap((name) => (search.get(name) ? [[name, search.get(name)] as const] : []))
  const many = MANY.flatMap((name) => (search.has(name) ? [[name, search.getAll(name)] as const] : []))
  const group = search.getAll('group').flatMap((text) => text.split(','))
  const named = [...new Set(group)].filter((dimension) => dimension !== '')
  return { ...Object.fromEntries([...one, ...many]), ...(search.has('group') ? { group: named } : {}) }
}

function filterOf(query: z.output<typeof ExplainQuery>): UsageFilter {
  const { from, to } = query
  if (from && to && from > to)
    throw new AppError(
      'bad-arguments',
      'The period ends before it begins.',
      'Use a "to" that is not before "from".',
    )
  const given = ['from', 'to', ...MANY].flatMap((name) => {
    const value = query[name as keyof UsageFilter]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(given)
}

/** What a query string asks about a figure. @throws AppError `bad-arguments` */
export function readExplainQuestion(request: Request, standard: FactorSetId) {
  const query = parseInput(ExplainQuery, knownParameters(new URL(request.url).searchParams))
  return { filter: filterOf(query), method: query.method, factorSet: query.factors ?? standard }
}

/** What a query string asks about figures in groups. @throws AppError `bad-arguments` */
export function readReportQuestion(request: Request, standard: FactorSetId) {
  const query = parseInput(EmissionsQuery, knownParameters(new URL(request.url).searchParams))
  return {
    filter: filterOf(query),
    groupBy: query.group,
    method: query.method,
    factorSet: query.factors ?? standard,
  }
}

/** What a query string asks about the figures of the providers themselves, which are by month. @throws AppError `bad-arguments` */
export function readFootprintQuestion(request: Request, standard: FactorSetId) {
  const query = parseInput(FootprintsQuery, knownParameters(new URL(request.url).searchParams))
  const { from, to, provider } = query
  return {
    filter: {
      ...(from === undefined ? {} : { from: from.slice(0, 7) }),
      ...(to === undefined ? {} : { to: to.slice(0, 7) }),
      ...(provider === undefined ? {} : { provider }),
    },
    factorSet: query.factors ?? standard,
  }
}

/** What a query string asks about workloads. @throws AppError `bad-arguments` */
export function readWorkloadQuestion(request: Request, standard: FactorSetId) {
  const query = parseInput(WorkloadsQuery, knownParameters(new URL(request.url).searchParams))
  return {
    filter: filterOf(query),
    level: query.level,
    method: query.method,
    factorSet: query.factors ?? standard,
  }
}
