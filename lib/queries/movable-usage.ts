import type { GradedKind } from '#lib/domain/explain/graded-kind.ts'
import { amountOf, emissionsOf } from '#lib/domain/report/build-report.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Origin, StayingUsage } from '#lib/domain/what-if/move-answer.ts'
import { type Place, placeKey } from '#lib/domain/what-if/place.ts'
import { staysBehind } from '#lib/domain/what-if/stays-behind.ts'
import { placeOf } from '#lib/factors/places/place-of.ts'

export interface MovableKind extends GradedKind {
  readonly place: Place
}

const isLeftOut = ({ row, coefficient }: GradedKind): boolean =>
  row.positive_excluded > 0 || (coefficient.basis === 'list-cost-usd' && row.currency !== 'USD')

const oneCost = (rows: readonly SummaryRow[]) =>
  [...new Set(rows.map(({ currency }) => currency))].sort().map((currency) => {
    const own = rows.filter((row) => row.currency === currency)
    const sum = (part: keyof SummaryRow) => own.reduce((total, row) => total + Number(row[part]), 0)
    const [first] = own as [SummaryRow]
    return amountOf({
      ...first,
      cost: sum('cost'),
      positive_measured: sum('positive_measured'),
      positive_proxied: sum('positive_proxied'),
      positive_excluded: sum('positive_excluded'),
    })
  })

/** Splits the usage of a filter into what can be moved, with its places, and what stays, with the reason. */
export function findMovable(kinds: readonly GradedKind[]): {
  readonly movable: readonly MovableKind[]
  readonly origins: readonly Origin[]
  readonly staying: readonly StayingUsage[]
} {
  const movable: MovableKind[] = []
  const behind = new Map<string, { readonly reason: StayingUsage['reason']; readonly kinds: GradedKind[] }>()
  for (const each of kinds) {
    if (each.coefficient.status === 'no-usage') continue
    const place = placeOf(each.kind.provider, each.kind.region)
    const reason = staysBehind(each.coefficient, place, isLeftOut(each))
    if (place && !reason) movable.push({ ...each, place })
    if (!reason) continue
    const { serviceName, serviceCode, usageType, region } = each.kind
    const key = JSON.stringify([reason, serviceName || serviceCode, usageType, region])
    const known = behind.get(key) ?? { reason, kinds: [] }
    known.kinds.push(each)
    behind.set(key, known)
  }
  const byPlace = new Map<string, MovableKind[]>()
  for (const each of movable)
    byPlace.set(placeKey(each.place), [...(byPlace.get(placeKey(each.place)) ?? []), each])
  return {
    movable,
    origins: [...byPlace.values()]
      .flatMap((own) =>
        own[0]
          ? [{ place: own[0].place, totalKgCo2e: emissionsOf(own.map(({ row }) => row)).totalKgCo2e }]
          : [],
      )
      .sort((a, b) => b.totalKgCo2e.central - a.totalKgCo2e.central),
    staying: [...behind.values()]
      .flatMap(({ reason, kinds: own }) => {
        const rows = own.map(({ row }) => row)
        const [first] = own
        if (!first) return []
        return [
          {
            reason,
            service: first.kind.serviceName || first.kind.serviceCode,
            usageType: first.kind.usageType,
            region: first.kind.region,
            lines: rows.reduce((sum, row) => sum + row.lines, 0),
            totalKgCo2e: emissionsOf(rows).totalKgCo2e,
            cost: oneCost(rows),
          },
        ]
      })
      .filter(({ lines }) => lines > 0)
      .sort((a, b) => b.totalKgCo2e.central - a.totalKgCo2e.central || b.lines - a.lines),
  }
}
