import type { Dimension } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { conditions, DIMENSION_SQL, isLate, STATUS_SQL } from './conditions.ts'

/** A relation of facts, and what its dimensions are over the aliases of `DIMENSION_SQL`. */
export interface FactSource<Name extends string> {
  readonly relation: string
  /** Values that the relation binds. */
  readonly params?: BoundSql['params']
  /** Who owns its rows, with the columns of `owners` and `teams` that dimensions name. Default: those relations. */
  readonly owners?: string
  readonly teams?: string
  readonly dimensions: Readonly<Record<Name, string>>
  /** Aggregates over `counted` that are asked beside those of every question. */
  readonly sums?: Readonly<Record<string, string>>
  /** The stored time from which the day is made: asked too, because files are skipped by what is stored. */
  readonly time?: string
}

interface Wanted<Name extends string> {
  readonly columns: readonly Name[]
  readonly filter: UsageFilter
  /** Sums per columns, kind, month and currency, or each row of the relation for itself. */
  readonly summed: boolean
}

/** SQL with the values it binds; `$method` is left for the caller. */
export interface BoundSql {
  readonly sql: string
  readonly params: Readonly<Record<string, string>>
}

const AMOUNTS = [
  ['quantity', '::DOUBLE'],
  ['list_cost', '::DOUBLE'],
  ['effective_cost', ''],
  ['positive_cost', ''],
  ['lines', ''],
] as const

/** The dimensions that only the kind tells. */
const OF_KIND = ['provider', 'service', 'region', 'usageType'] as const satisfies readonly Dimension[]

/** The dimensions that kind and time tell: looked up once facts are summed, not for each of them. */
const OF_KIND_AND_TIME = [...OF_KIND, 'kind', 'month', 'day'] as const

const within = (time: string, { from, to }: UsageFilter): string =>
  [from && ` AND ${time} >= $from::DATE::TIMESTAMP`, to && ` AND ${time} < ($to::DATE + 1)::TIMESTAMP`]
    .filter(Boolean)
    .join('')

/** The month of an estimate as its first day: dates are compared faster than texts. */
const monthStart = (alias: string): string => `(${alias}.month || '-01')::DATE`

/**
 * `WITH … counted AS (…)`: facts with what the estimate says of them: columns, `status`, `category`, `currency`, costs, `lines`,
 * `amount` (what the coefficient multiplies; 0 where it is not counted), energy, embodied and intensity with low and high.
 */
export function countedFacts<Name extends string>(
  source: FactSource<Name>,
  { columns, filter, summed }: Wanted<Name>,
): BoundSql {
  const where = conditions(filter)
  const asked = new Set<string>([...columns, ...Object.keys(filter)])
  const named = (names: readonly Name[]) =>
    names.map((name) => `${source.dimensions[name]} AS "${name}",`).join(' ')
  const known = columns.filter((name) => !isLate(name))
  const isOfKind = (name: Name) =>
    summed &&
    OF_KIND_AND_TIME.some((each) => each === name && DIMENSION_SQL[each] === source.dimensions[name])
  const amounts = AMOUNTS.map(
    ([name, type]) => `${summed ? `sum(f.${name})` : `f.${name}`}${type} AS ${name}`,
  ).join(', ')
  const day = summed && !asked.has('day') ? "date_trunc('month', f.day)::DATE AS day" : 'f.day'
  const early = known.filter((name) => !isOfKind(name))
  const needsKinds =
    OF_KIND.some((name) => filter[name]) || early.some((name) => /\bk\./.test(source.dimensions[name]))
  const sql = `WITH of_kinds AS (
  SELECT ${named(early)} f.kind_id, ${day}, f.currency, ${amounts}
  FROM ${source.relation} f ${needsKinds ? 'JOIN kinds k USING (kind_id)' : ''}
    ${['account', 'tag', 'tags'].some((name) => asked.has(name)) ? `JOIN ${source.owners ?? 'owners'} o USING (owner_id)` : ''}
    ${asked.has('team') ? `JOIN ${source.teams ?? 'teams'} t USING (owner_id)` : ''}
  WHERE true${where.sql(false)}${source.time ? within(source.time, filter) : ''}
  ${summed ? 'GROUP BY ALL' : ''}
), sums AS (
  SELECT ${named(known.filter(isOfKind))} f.* EXCLUDE (day), date_trunc('month', f.day)::DATE AS month_of_sum, k.provider AS provider_of_sum, k.region AS region_of_sum
  FROM of_kinds f JOIN kinds k USING (kind_id)
), graded AS (
  SELECT s.*, c.category, c.grade, c.reason, i.low AS intensity_low, i.central AS intensity_central, i.high AS intensity_high,
    c.energy_low, c.energy_central, c.energy_high, c.embodied_low, c.embodied_central, c.embodied_high,
    ${STATUS_SQL} AS status,
    CASE WHEN c.basis = 'list-cost-usd' THEN coalesce(s.list_cost, 0) ELSE coalesce(s.quantity, 0) END AS amount_if_counted
  FROM sums s
    JOIN coefficients c ON c.kind_id = s.kind_id AND ${monthStart('c')} = s.month_of_sum
    LEFT JOIN intensities i ON i.provider = s.provider_of_sum AND i.region = s.region_of_sum AND ${monthStart('i')} = s.month_of_sum AND i.method = $method
  WHERE true${where.sql(true)}
), counted AS (
  SELECT *, CASE WHEN status IN ('measured', 'proxied') THEN amount_if_counted ELSE 0 END AS amount FROM graded
)`
  return { sql, params: { ...source.params, ...where.params } }
}

const SPREAD = (side: 'low' | 'high'): string => {
  const ratio = (part: string) =>
    side === 'high' ? `${part}_high / ${part}_central` : `${part}_central / ${part}_low`
  const root = `sqrt(pow(ln(${ratio('energy')}), 2) + pow(ln(${ratio('intensity')}), 2))`
  return side === 'high' ? `exp(${root})` : `exp(-${root})`
}

/** gCO2e per kWh times kWh, with the spreads combined as `product` in lib/domain/units/range.ts does. */
const OPERATIONAL: Readonly<Record<'low' | 'central' | 'high', string>> = {
  low: `CASE WHEN energy_low <= 0 OR intensity_low <= 0 THEN 0
             ELSE energy_central * intensity_central * ${SPREAD('low')} END`,
  central: 'energy_central * intensity_central',
  high: `CASE WHEN energy_central <= 0 OR intensity_central <= 0 THEN energy_high * intensity_high
              ELSE energy_central * intensity_central * ${SPREAD('high')} END`,
}

const PARTS = {
  energy: (side: 'low' | 'central' | 'high') => `energy_${side}`,
  operational: (side: 'low' | 'central' | 'high') => OPERATIONAL[side],
  embodied: (side: 'low' | 'central' | 'high') => `embodied_${side}`,
} as const

/** kWh, operational and embodied g of `counted`, low, central and high: exact to 1e-15, so that no sum depends on order, threads or grouping. */
export const emissionColumns = (summed: boolean): string =>
  Object.entries(PARTS)
    .flatMap(([part, expression]) =>
      (['low', 'central', 'high'] as const).map((side) => {
        const exact = `CAST(amount * (${expression(side)}) AS DECIMAL(38, 15))`
        return `coalesce(${summed ? `sum(${exact})` : exact}, 0)::DOUBLE AS ${part}_${side}`
      }),
    )
    .join(',\n  ')
