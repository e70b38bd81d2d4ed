import { isBilledDay } from '#lib/domain/change/is-billed.ts'
import { type CellOf, number, text } from '#lib/domain/export/export-table.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import type { Dimension, Group } from '#lib/domain/report/emissions.ts'
import { targetOfDays } from '#lib/domain/targets/target-of-days.ts'
import { firstDay, lastDay } from '../_format/dates.ts'
import { dataPeriodOf } from '../_server/data-period-of.ts'
import { overviewOfPage } from '../_server/overview-of-page.ts'
import type { PageRequest } from '../_server/read-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import { targetSubject } from '../_view/target-subject.ts'
import { type Bucket, timeSeries } from '../_view/time-series.ts'
import { breakdownTable } from './breakdown-table.ts'
import { changeTable, moversTable } from './change-tables.ts'
import type { PageTable } from './page-table.ts'
import { withoutUsage } from './without-usage.ts'

const GRAMS = 1000

/**
 * The Overview over time, in order, split as the page is; beside it the change, what rose and fell, and the same by service, region
 * and team. Unsplit, every day or month has a row: empty where no bill has all of it and nothing is known.
 */
export async function overviewTable(page: PageRequest): Promise<PageTable> {
  const { scope, view } = page
  const { answer, targets, grain } = await overviewOfPage(page, await dataPeriodOf(scope))
  const { overTime, change, billed } = answer
  const { groups, period, total } = overTime
  const buckets = period
    ? timeSeries(groups, 'component', period, grain, (day) => isBilledDay(billed, day)).buckets
    : []
  const bucketOf = new Map(buckets.map((bucket): [string, Bucket] => [bucket.time, bucket]))
  const timeOf = ({ key }: Group): string => key[grain] ?? ''
  const isPartial = (group: Group): boolean => bucketOf.get(timeOf(group))?.isPartial ?? false
  const isUnsplit = view.split === 'component'
  const used = new Set(groups.map(timeOf))
  const unused = isUnsplit ? buckets.filter(({ time }) => !used.has(time)) : []
  const inOrder = [...groups, ...unused.map(({ time }) => withoutUsage({ [grain]: time }))].sort((a, b) =>
    timeOf(a) < timeOf(b) ? -1 : 1,
  )
  const subject = targetSubject(view.filter)
  const target: CellOf<Group> = {
    ...number('target_gco2e'),
    of: (group) => {
      const time = timeOf(group)
      const days = grain === 'day' ? { from: time, to: time } : { from: firstDay(time), to: lastDay(time) }
      const kilograms = subject ? targetOfDays(targets, subject.team, days) : null
      return kilograms === null ? null : kilograms * GRAMS
    },
  }
  const groupBy: readonly Dimension[] = view.split === 'component' ? [grain] : [grain, view.split]
  const isUnknown = (group: Group): boolean => isNotEstimated(group) || (group.rows === 0 && isPartial(group))
  return {
    table: groupTable(inOrder, groupBy, isUnknown, [
      { ...text('bills'), of: (group) => (isPartial(group) ? 'partial' : 'complete') },
      ...(isUnsplit ? [target] : []),
    ]),
    total,
    beside: {
      ...(change ? { change: changeTable(change), movers: moversTable(change) } : {}),
      services: breakdownTable(answer.byService, 'service'),
      regions: breakdownTable(answer.byRegion, 'region'),
      teams: breakdownTable(answer.byTeam, 'team'),
    },
  }
}
