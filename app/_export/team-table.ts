import { AppError } from '#lib/domain/errors/app-error.ts'
import { number, tableOf, text } from '#lib/domain/export/export-table.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import type { MonthTotal } from '#lib/domain/targets/team-status.ts'
import { marks as marksOf } from '#lib/queries/marks.ts'
import { report } from '#lib/queries/report.ts'
import { markText } from '../_format/mark-text.ts'
import type { Translate } from '../_i18n/translate.ts'
import { changeOfTeam } from '../_server/change-of-team.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { teamPageOf } from '../_server/team-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import { type DayBar, monthBars } from '../_view/month-bars.ts'
import { breakdownTable } from './breakdown-table.ts'
import { changeTable } from './change-tables.ts'
import type { PageTable } from './page-table.ts'
import { withoutUsage } from './without-usage.ts'

const GRAMS = 1000
const SIDES = ['low', 'central', 'high'] as const

/**
 * The days of a team's month as its page has them: what was used, what the projection takes for days that no bill has yet, the target
 * for a day, and notes; beside them the same by service and region, the months before and what changed.
 */
export async function teamTable(t: Translate, asked: PageRequest): Promise<PageTable> {
  const found = await teamPageOf(asked, encodeURIComponent(asked.view.filter.team?.[0] ?? ''))
  if (!found) throw new AppError('not-found', 'There is no such team.', 'Name one team that there is.')
  const { team, page } = found
  const { scope, view } = page
  const { status, trend } = found.status
  const [byDay, byService, byRegion, marks, changed] = await Promise.all([
    report(scope, questionOf(view, ['day'])),
    report(scope, questionOf(view, ['service'])),
    report(scope, questionOf(view, ['region'])),
    marksOf(scope, {
      from: view.filter.from,
      to: view.filter.to,
      team,
      factorSet: view.factorSet,
      method: view.method,
    }),
    trend.at(-2)?.totalKgCo2e ? changeOfTeam(page, team, status) : null,
  ])
  const groupOf = new Map(byDay.groups.map((group): [string, Group] => [group.key.day ?? '', group]))
  const bars = monthBars(status, byDay.groups)
  const barOf = new Map(bars.map((bar): [string, DayBar] => [bar.day, bar]))
  const of = ({ key }: Group): DayBar | undefined => barOf.get(key.day ?? '')
  const perDay = status.targetKgCo2e === null ? null : (status.targetKgCo2e / status.days) * GRAMS
  const rows = bars.map(({ day }) => groupOf.get(day) ?? withoutUsage({ day }))
  const isUnknown = (group: Group): boolean =>
    isNotEstimated(group) || (group.rows === 0 && of(group)?.isBilled !== true)
  return {
    table: groupTable(rows, ['day'], isUnknown, [
      { ...text('bills'), of: (group) => (of(group)?.isBilled ? 'complete' : 'partial') },
      {
        ...number('projected_gco2e'),
        of: (group) => {
          const kilograms = of(group)?.projectedKgCo2e ?? 0
          return kilograms > 0 ? kilograms * GRAMS : null
        },
      },
      { ...number('target_gco2e'), of: () => perDay },
      {
        ...text('notes'),
        of: ({ key }) =>
          marks
            .filter((mark) => mark.day === key.day)
            .map((mark) => markText(t, mark))
            .join(' · '),
      },
    ]),
    total: byDay.total,
    beside: {
      services: breakdownTable(byService, 'service'),
      regions: breakdownTable(byRegion, 'region'),
      months: tableOf<MonthTotal>(trend, [
        { ...text('month'), of: ({ month }) => month },
        { ...text('bills'), of: ({ isPartial }) => (isPartial ? 'partial' : 'complete') },
        ...SIDES.map((side) => ({
          ...number(`total_gco2e_${side}`),
          of: ({ totalKgCo2e }: MonthTotal) => (totalKgCo2e ? totalKgCo2e[side] * GRAMS : null),
        })),
      ]),
      ...(changed?.change ? { change: changeTable(changed.change) } : {}),
    },
  }
}
