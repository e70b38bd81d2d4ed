import type { ReasonedKind } from '#lib/domain/explain/quality.ts'
import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { regroup } from '#lib/domain/report/regroup.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import type { Connection } from '../duckdb/engine.ts'
import { DIMENSION_SQL } from './conditions.ts'
import { type KindRow, toKind } from './kind-row.ts'
import { summarise } from './summarise.ts'

/** What is told apart beside kind and month. */
const GROUPINGS = {
  kind: ['kind', 'month'],
  'team and kind': ['team', 'kind', 'month'],
  'account, team and kind': ['account', 'team', 'kind', 'month'],
} as const satisfies Readonly<Record<string, readonly Dimension[]>>

/** What was used of one kind in one month and currency, with how that is estimated. */
export interface UsedKind extends ReasonedKind {
  /** With a value for each dimension but day, and for account and team only where they are told apart. */
  readonly row: SummaryRow
  readonly kindId: string
  readonly kind: Kind
}

type Estimate = UsedKind['coefficient'] & {
  readonly kind_id: string
  readonly month: string
  readonly category: string
  readonly intensity: number | null
}

type NamedKindRow = KindRow & { readonly service: string; readonly place: string }

interface EstimatedKinds {
  readonly kinds: ReadonlyMap<string, NamedKindRow & { readonly as: Kind }>
  /** By kind and month. */
  readonly estimates: ReadonlyMap<string, Estimate>
}

const keyOf = (kind: string | undefined, month: string | undefined): string => `${kind} ${month}`

/** Every kind with how it is estimated in the months of some periods: what {@link usedKinds} of any of them needs. */
export async function estimatedKinds(
  connection: Connection,
  { periods, method }: { readonly periods: readonly UsageFilter[]; readonly method: Method },
): Promise<EstimatedKinds> {
  const kinds = await connection.select<NamedKindRow>(
    `SELECT k.* REPLACE (k.kind_id::VARCHAR AS kind_id), ${DIMENSION_SQL.service} AS service, ${DIMENSION_SQL.region} AS place
     FROM kinds k`,
  )
  const months = periods.map(({ from = '', to = '9999' }) => ({
    first: from.slice(0, 7),
    last: to.slice(0, 7),
  }))
  const estimates = await connection.select<Estimate>(
    `SELECT c.kind_id::VARCHAR AS kind_id, c.month, c.status, c.category, c.basis, c.reason, i.central AS intensity
     FROM coefficients c JOIN kinds k USING (kind_id)
       LEFT JOIN intensities i ON i.provider = k.provider AND i.region = k.region AND i.month = c.month AND i.method = $method
     WHERE ${months.map((_, at) => `c.month BETWEEN $first${at} AND $last${at}`).join(' OR ')}`,
    Object.fromEntries([
      ['method', method],
      ...months.flatMap(({ first, last }, at) => [
        [`first${at}`, first],
        [`last${at}`, last],
      ]),
    ]),
  )
  return {
    kinds: new Map(kinds.map((kind) => [kind.kind_id, { ...kind, as: toKind(kind) }])),
    estimates: new Map(estimates.map((each) => [keyOf(each.kind_id, each.month), each])),
  }
}

/**
 * Everything used in a period by kind and month: most questions about the period are sums of these rows.
 *
 * @param by whether teams and accounts are told apart too
 * @param of the kinds, estimated for the months of the period
 */
export async function usedKinds(
  connection: Connection,
  { filter, method }: { readonly filter: UsageFilter; readonly method: Method },
  by: keyof typeof GROUPINGS,
  of: EstimatedKinds | Promise<EstimatedKinds>,
): Promise<readonly UsedKind[]> {
  const rows = await summarise(connection, { groupBy: GROUPINGS[by], filter, method })
  const { kinds, estimates } = await of
  return rows.flatMap((row): UsedKind[] => {
    const kind = kinds.get(row.kind ?? '')
    const estimate = estimates.get(keyOf(row.kind, row.month))
    if (!kind || !estimate) return []
    const { provider, service, place, kind_id: kindId, as } = kind
    const { category } = estimate
    return [
      {
        row: { ...row, provider, service, region: place, category },
        kindId,
        kind: as,
        coefficient: estimate,
        grid: estimate.intensity,
      },
    ]
  })
}

/** The same with the teams together. */
export function withoutTeams(used: readonly UsedKind[]): readonly UsedKind[] {
  const byKey = new Map(used.map((each) => [keyOf(each.row.kind, each.row.month), each]))
  const rows = regroup(
    used.map(({ row }) => row),
    ['kind', 'month'],
  )
  return rows.flatMap((row) => {
    const one = byKey.get(keyOf(row.kind, row.month))
    return one ? [{ ...one, row }] : []
  })
}
