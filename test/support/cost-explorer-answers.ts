import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Asked } from './answering-server.ts'

/** A line of a bill, under the names of Cost Explorer's dimensions. */
export interface CostLine {
  readonly day: string
  readonly SERVICE: string
  readonly USAGE_TYPE: string
  readonly REGION: string
  readonly RECORD_TYPE: string
  readonly LINKED_ACCOUNT: string
  readonly tags: Readonly<Record<string, string>>
  readonly unit: string
  readonly quantity: number
  readonly unblended: number
  readonly amortized: number
}

type Dimension = 'SERVICE' | 'USAGE_TYPE' | 'REGION' | 'RECORD_TYPE' | 'LINKED_ACCOUNT'
const DIMENSIONS = ['SERVICE', 'USAGE_TYPE', 'REGION', 'RECORD_TYPE', 'LINKED_ACCOUNT'] as const

interface Expression {
  readonly And?: readonly Expression[] | undefined
  readonly Not?: Expression | undefined
  readonly Dimensions?: { readonly Key: Dimension; readonly Values: readonly string[] } | undefined
  readonly Tags?: { readonly Key: string; readonly Values: readonly string[] } | undefined
}
const Values = z.array(z.string()).min(1)
const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.strictObject({
    And: z.array(Expression).min(2).optional(),
    Not: Expression.optional(),
    Dimensions: z.strictObject({ Key: z.enum(DIMENSIONS), Values }).optional(),
    Tags: z.strictObject({ Key: z.string(), Values }).optional(),
  }),
)

export const AskedQuestion = z.strictObject({
  TimePeriod: z.strictObject({ Start: z.iso.date(), End: z.iso.date() }),
  Granularity: z.enum(['DAILY', 'MONTHLY']),
  Metrics: z.array(z.enum(['UnblendedCost', 'AmortizedCost', 'UsageQuantity'])),
  GroupBy: z
    .array(z.strictObject({ Type: z.enum(['DIMENSION', 'TAG']), Key: z.string() }))
    .max(2)
    .default([]),
  Filter: Expression.optional(),
  NextPageToken: z.string().optional(),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>

export const questionOf = ({ body }: Asked): AskedQuestion => AskedQuestion.parse(JSON.parse(body))

const holds = (line: CostLine, { And, Not, Dimensions, Tags }: Expression): boolean =>
  (And ?? []).every((each) => holds(line, each)) &&
  (Not === undefined || !holds(line, Not)) &&
  (Dimensions === undefined || Dimensions.Values.includes(line[Dimensions.Key])) &&
  (Tags === undefined || Tags.Values.includes(line.tags[Tags.Key] ?? ''))

const keyOf = (line: CostLine, { Type, Key }: AskedQuestion['GroupBy'][number]): string =>
  Type === 'TAG' ? `${Key}$${line.tags[Key] ?? ''}` : line[z.enum(DIMENSIONS).parse(Key)]

/** Sums as Cost Explorer writes them: ten decimals. */
const amount = (values: readonly number[]): string =>
  values.reduce((sum, value) => sum + value, 0).toFixed(10)

function metrics(lines: readonly CostLine[], wanted: AskedQuestion['Metrics']) {
  const units = new Set(lines.map(({ unit }) => unit))
  const all = {
    UnblendedCost: { Amount: amount(lines.map(({ unblended }) => unblended)), Unit: 'USD' },
    AmortizedCost: { Amount: amount(lines.map(({ amortized }) => amortized)), Unit: 'USD' },
    UsageQuantity: {
      Amount: amount(lines.map(({ quantity }) => quantity)),
      Unit: units.size === 1 ? [...units][0] : 'N/A',
    },
  }
  return Object.fromEntries(wanted.map((name) => [name, all[name]]))
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The first moment of the next period, at most the end of the question. */
function endOf(start: string, { Granularity, TimePeriod }: AskedQuestion): string {
  if (Granularity === 'DAILY') return dayAfter(start)
  const [year = 0, month = 0] = start.split('-').map(Number)
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  return [next, TimePeriod.End].sort()[0] ?? next
}

export interface Bill {
  readonly lines: readonly CostLine[]
  /** Periods that end after it are estimated. */
  readonly finalUntil: string
  readonly groupsPerPage?: number
}

/**
 * What `GetCostAndUsage` answers about a bill, as its reference says: groups of lines for each period, page by page, sums with ten
 * decimals, the unit `N/A` where units are mixed, `Total` only where nothing is grouped.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function costAndUsage({ lines, finalUntil, groupsPerPage = 1000 }: Bill, question: AskedQuestion) {
  const { TimePeriod, Filter, GroupBy, Metrics, NextPageToken } = question
  const found = lines.filter((line) => Filter === undefined || holds(line, Filter))
  const periods: { Start: string; End: string }[] = []
  for (let Start = TimePeriod.Start; Start < TimePeriod.End; Start = periods.at(-1)?.End ?? TimePeriod.End)
    periods.push({ Start, End: endOf(Start, question) })
  const groups = periods.flatMap((period) => {
    const here = found.filter(({ day }) => period.Start <= day && day < period.End)
    const byKey = new Map<string, CostLine[]>()
    for (const line of here) {
      const key = JSON.stringify(GroupBy.map((by) => keyOf(line, by)))
      const before = byKey.get(key)
      if (before === undefined) byKey.set(key, [line])
      else before.push(line)
    }
    if (GroupBy.length === 0) return [{ period, Total: metrics(here, Metrics), group: undefined }]
    const grouped = [...byKey].map(([key, of]) => ({ Keys: JSON.parse(key), Metrics: metrics(of, Metrics) }))
    return [undefined, ...grouped].map((group) => ({ period, Total: {}, group }))
  })
  const from = Number(NextPageToken ?? 0)
  const page = groups.slice(from, from + groupsPerPage)
  const inPage = periods.filter((period) => page.some((each) => each.period === period))
  return {
    ...(GroupBy.length === 0 ? {} : { GroupDefinitions: GroupBy }),
    ResultsByTime: inPage.map((period) => ({
      TimePeriod: period,
      Total: page.find((each) => each.period === period)?.Total,
      Groups: page.flatMap((each) =>
        each.period === period && each.group !== undefined ? [each.group] : [],
      ),
      Estimated: period.End > finalUntil,
    })),
    DimensionValueAttributes: [],
    ...(from + groupsPerPage < groups.length ? { NextPageToken: String(from + groupsPerPage) } : {}),
  }
}

/** Answers as AWS JSON 1.1. */
export const answerAws = (response: ServerResponse, body: unknown, status = 200): void =>
  void response
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.1', date: new Date().toUTCString() })
    .end(JSON.stringify(body))
