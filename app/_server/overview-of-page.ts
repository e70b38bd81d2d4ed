import { marks as marksOf } from '#lib/queries/marks.ts'
import { overview } from '#lib/queries/overview.ts'
import { listTargets } from '#lib/queries/targets.ts'
import { addDays } from '../_format/dates.ts'
import { comparedDays } from '../_view/compare.ts'
import type { DataPeriod } from '../_view/shown-period.ts'
import { grainFor } from '../_view/time-series.ts'
import type { PageRequest } from './read-page.ts'

/** Everything that the Overview shows, asked at once. */
export async function overviewOfPage({ scope, view, shown }: PageRequest, data: DataPeriod | null) {
  const { filter, method, factorSet } = view
  const base = comparedDays(view.compare, shown, data)
  const days = shown && { from: shown.from, to: shown.to }
  const grain = shown ? grainFor({ start: shown.from, end: addDays(shown.to, 1) }) : 'day'
  const [answer, targets, marks] = await Promise.all([
    overview(scope, {
      filter,
      grain,
      split: view.split === 'component' ? null : view.split,
      compared: base && days ? { now: days, base } : null,
      moversBy: view.movers,
      method,
      factorSet,
    }),
    listTargets(scope),
    marksOf(scope, { from: days?.from, to: days?.to, team: filter.team?.[0], factorSet, method }),
  ])
  return { answer, targets: [...targets].reverse(), marks, days, grain }
}
