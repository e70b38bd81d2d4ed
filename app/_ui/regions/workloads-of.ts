import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { placeKey } from '#lib/domain/what-if/place.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { Workload } from './move-card.tsx'
import type { PlacedGroup } from './region-table.tsx'

/** What of a selection can be moved: each of its places, most carbon first, and all of each provider that has several. */
export function workloadsOf(
  t: Translate,
  placed: readonly PlacedGroup[],
  filter: UsageFilter,
): readonly Workload[] {
  const byPlace = new Map<string, { readonly rows: PlacedGroup[]; kilograms: number }>()
  for (const each of placed) {
    if (!each.place) continue
    const known = byPlace.get(placeKey(each.place)) ?? { rows: [], kilograms: 0 }
    known.rows.push(each)
    known.kilograms += each.group.totalKgCo2e.central
    byPlace.set(placeKey(each.place), known)
  }
  const regions = [...byPlace]
    .sort(([, a], [, b]) => b.kilograms - a.kilograms)
    .flatMap(([key, { rows, kilograms }]) => {
      const [first] = rows
      if (!first?.place) return []
      const { provider = '' } = first.group.key
      const names = [...new Set(rows.map(({ group }) => group.key.region ?? ''))]
      return [
        {
          key,
          label: `${first.place.region}, ${first.place.city}: ${formatMassWithUnit(kilograms)}`,
          filter: { ...filter, provider: [provider], region: names },
        },
      ]
    })
  const providers = [...new Set(regions.map(({ filter: own }) => own.provider[0] ?? ''))]
  const wholes = providers.flatMap((provider) => {
    const own = regions.filter((region) => region.filter.provider[0] === provider)
    const key = own[0]?.key.split('/')[0]
    return own.length > 1
      ? [
          {
            key: `${key}/`,
            label: t('regions.move.allOf', { provider: nameOf(t, 'provider', provider) }),
            filter: { ...filter, provider: [provider] },
          },
        ]
      : []
  })
  return [...regions, ...wholes]
}
