import { DIMENSIONS, type Dimension } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { lineKey } from '#lib/domain/report/line-id.ts'

export const NO_REGION = 'no region'

/** Whether a line is counted, over coefficients `c`, intensities `i` and the line's `currency`. */
export const STATUS_SQL = `CASE WHEN c.status IN ('measured', 'proxied') AND (i.central IS NULL OR (c.basis = 'list-cost-usd' AND currency <> 'USD'))
      THEN 'excluded' ELSE c.status END`

/** What a dimension is, over facts `f`, kinds `k`, owners `o`, teams `t`, coefficients `c` and intensities `i`. */
export const DIMENSION_SQL: Readonly<Record<Dimension, string>> = {
  provider: 'k.provider',
  service: "coalesce(nullif(k.service_name, ''), nullif(k.service_code, ''), 'no service')",
  region: `coalesce(nullif(k.region, ''), '${NO_REGION}')`,
  account: 'o.sub_account_id',
  team: 't.team',
  category: 'c.category',
  usageType: 'k.usage_type',
  status: STATUS_SQL,
  day: "strftime(f.day, '%Y-%m-%d')",
  month: "strftime(f.day, '%Y-%m')",
  kind: 'f.kind_id::VARCHAR',
}

/** When a line begins, UTC. */
export const START_SQL = "strftime(f.charge_period_start, '%Y-%m-%dT%H:%M:%SZ')"

/** Whether only the lines themselves can tell what a filter asks. */
export const needsLines = ({ resource, line }: UsageFilter): boolean => (resource ?? line) !== undefined

/** The dimensions that only the estimate of a line tells. */
export const isLate = (dimension: string): boolean => dimension === 'category' || dimension === 'status'

/** RFC 6901. */
const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

export interface Conditions {
  /** `AND …`; `late`: those over `c` and `i`. */
  readonly sql: (late: boolean) => string
  readonly params: Readonly<Record<string, string>>
}

/**
 * A filter as SQL over the aliases of `DIMENSION_SQL`; every value is bound.
 *
 * @param prefix of the names by which they are bound, where one question has several filters
 */
export function conditions(filter: UsageFilter, prefix = ''): Conditions {
  const params: Record<string, string> = {}
  const early: string[] = []
  const late: string[] = []
  const bound = (name: string, value: string): string => {
    params[`${prefix}${name}`] = value
    return `$${prefix}${name}`
  }
  if (filter.from) early.push(`f.day >= ${bound('from', filter.from)}::DATE`)
  if (filter.to) early.push(`f.day <= ${bound('to', filter.to)}::DATE`)
  const anyOf = (name: string, sql: string, values: readonly string[]): string => {
    const names = values.map((value, index) => bound(`${name}${index}`, value))
    return names.length > 0 ? `${sql} IN (${names.join(', ')})` : 'false'
  }
  for (const dimension of DIMENSIONS) {
    const values = dimension === 'day' || dimension === 'month' ? undefined : filter[dimension]
    if (!values) continue
    ;(isLate(dimension) ? late : early).push(anyOf(dimension, DIMENSION_SQL[dimension], values))
  }
  if (filter.resource) early.push(anyOf('resource', 'f.resource_id', filter.resource))
  if (filter.line) {
    const lines = filter.line.map((id, line) => {
      const parts = Object.entries(lineKey(id)).map(([name, value]) => [
        name,
        bound(`${name}OfLine${line}`, value),
      ])
      const key: Readonly<Record<string, string>> = Object.fromEntries(parts)
      return `(f.kind_id::VARCHAR = ${key.kind} AND f.owner_id::VARCHAR = ${key.owner} AND f.resource_id = ${key.resource}
        AND f.currency = ${key.currency} AND ${START_SQL} = ${key.start})`
    })
    early.push(`(${lines.join(' OR ') || 'false'})`)
  }
  if (filter.tag) {
    const tags = filter.tag.map((tag, index) => {
      const cut = tag.indexOf('=')
      const key = bound(`tagKey${index}`, `/${escapePointer(tag.slice(0, Math.max(cut, 0)))}`)
      return `json_extract_string(o.tags, ${key}) = ${bound(`tagValue${index}`, tag.slice(cut + 1))}`
    })
    early.push(`(${tags.join(' OR ') || 'false'})`)
  }
  const sql = (isLate: boolean) => (isLate ? late : early).map((condition) => ` AND ${condition}`).join('')
  return { sql, params }
}
