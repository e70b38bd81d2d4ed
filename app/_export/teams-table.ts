import { type CellOf, number, text } from '#lib/domain/export/export-table.ts'
import { shareCell } from '#lib/domain/export/figure-cells.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import { type Group, SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import type { Translate } from '../_i18n/translate.ts'
import type { PageRequest } from '../_server/read-page.ts'
import { teamRows } from '../_server/team-rows.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import type { PageTable } from './page-table.ts'

const GRAMS = 1000

/** The table of the Teams page: each team's own usage, the same with its part of shared usage, and its month against its target. */
export async function teamsTable(t: Translate, page: PageRequest): Promise<PageTable> {
  const { rows, report, after, statuses, statusMonth } = await teamRows(t, page)
  const teamOf = ({ key }: Group): string => key.team ?? ''
  const withShared = (['low', 'central', 'high'] as const).map(
    (side): CellOf<Group> => ({
      ...number(`with_shared_gco2e_${side}`),
      of: (group) => (after.get(teamOf(group)) ?? group).totalKgCo2e[side] * GRAMS,
    }),
  )
  const statusOf = (group: Group): MonthStatus | null => {
    const status = statuses.get(teamOf(group))?.status
    const isNoTeam = [UNALLOCATED, SHARED].includes(teamOf(group))
    return status && !isNoTeam && status.targetKgCo2e !== null ? status : null
  }
  const target: readonly CellOf<Group>[] = [
    { ...text('target_month'), of: (group) => (statusOf(group) ? statusMonth : null) },
    {
      ...number('target_gco2e'),
      of: (group) => {
        const kilograms = statusOf(group)?.targetKgCo2e ?? null
        return kilograms === null ? null : kilograms * GRAMS
      },
    },
    { ...number('used_share_of_target'), of: (group) => statusOf(group)?.usedShare ?? null },
    { ...text('status'), of: (group) => statusOf(group)?.status ?? null },
    { ...text('status_reason'), of: (group) => statusOf(group)?.reason ?? null },
  ]
  return {
    table: groupTable(rows, ['team'], isNotEstimated, [
      shareCell(report.total.totalKgCo2e, isNotEstimated),
      ...withShared,
      ...target,
    ]),
    total: report.total,
  }
}
