import type { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { pageOrder } from '../_view/page-order.ts'
import { FILTER_DIMENSIONS } from '../_view/view-params.ts'
import {
  EmissionsQuery,
  ExplainQuery,
  FootprintsQuery,
  WorkloadsQuery,
} from '../api/_schema/emissions-query.ts'
import { PagedQuery } from '../api/_schema/lines.ts'
import { parseInput } from './parse-input.ts'

const ONE = ['from', 'to', 'method', 'factors', 'level'] as const

/** The parameters of a query that mean something here. A filter may be given several times; others are ignored. */
export function knownParameters(search: URLSearchParams): Record<string, unknown> {
  const one = ONE.flatMap((name) => (search.get(name) ? [[name, search.get(name)] as const] : []))
  const many = FILTER_DIMENSIONS.flatMap((name) =>
    search.has(name) ? [[name, search.getAll(name)] as const] : [],
  )
  const group = search.getAll('group').flatMap((text) => text.split(','))
  const named = [...new Set(group)].filter((dimension) => dimension !== '')
  return { ...Object.fromEntries([...one, ...many]), ...(search.has('group') ? { group: named } : {}) }
}

/** The filter among what was asked. @throws AppError `bad-arguments` */
export function filterOf(query: Omit<z.output<typeof ExplainQuery>, 'method' | 'factors'>): UsageFilter {
  const { from, to } = query
  if (from && to && from > to)
    throw new AppError(
      'bad-arguments',
      'The period ends before it begins.',
      'Use a "to" that is not before "from".',
    )
  const given = ['from', 'to', ...FILTER_DIMENSIONS].flatMap((name) => {
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

/** What a query string asks about a list that is read a page at a time. @throws AppError `bad-arguments` */
export function readPagedQuestion(request: Request, standard: FactorSetId) {
  const { searchParams } = new URL(request.url)
  const own = ['sort', 'after', 'limit'].flatMap((name) => {
    const value = searchParams.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  const query = parseInput(PagedQuery, { ...knownParameters(searchParams), ...Object.fromEntries(own) })
  const { method, factors, sort, after, limit } = query
  return {
    question: { filter: filterOf(query), method, factorSet: factors ?? standard },
    page: { ...pageOrder(sort), limit, ...(after === undefined ? {} : { after }) },
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
