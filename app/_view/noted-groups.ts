import { formatCount } from '#lib/domain/format/count.ts'
import type { Emissions, Group, Report } from '#lib/domain/report/emissions.ts'
import { add, ZERO } from '#lib/domain/units/range.ts'
import { nameOf } from '../_format/names.ts'
import type { Translate } from '../_i18n/translate.ts'
import type { Footnotes } from './footnotes.ts'
import { isNotEstimated } from './is-not-estimated.ts'

/** What a table of a report names its rows by. */
export type ReportDimension = 'service' | 'region' | 'team'

/** A row of a table of a report, with the number of its note. */
export interface NotedRow {
  readonly name: string
  readonly emissions: Emissions
  readonly lines: number
  /** It has usage, and none of it could be estimated. */
  readonly isUnknown: boolean
  readonly note: number
}

/** More rows than this are one row together. */
const SHOWN = 15

const nameOfGroup = (t: Translate, by: ReportDimension, { key }: Group): string =>
  [
    nameOf(t, by, key[by] ?? ''),
    ...(key.provider === undefined ? [] : [nameOf(t, 'provider', key.provider)]),
  ].join(', ')

const NONE: Emissions = {
  energyKwh: ZERO,
  operationalKgCo2e: ZERO,
  embodiedKgCo2e: ZERO,
  totalKgCo2e: ZERO,
}

const sumOf = (groups: readonly Group[]): Emissions =>
  groups.reduce<Emissions>(
    (sum, group) => ({
      energyKwh: add(sum.energyKwh, group.energyKwh),
      operationalKgCo2e: add(sum.operationalKgCo2e, group.operationalKgCo2e),
      embodiedKgCo2e: add(sum.embodiedKgCo2e, group.embodiedKgCo2e),
      totalKgCo2e: add(sum.totalKgCo2e, group.totalKgCo2e),
    }),
    NONE,
  )

/** The groups of a report as rows: the largest by name, the others as one; each gets a note. They add up to the total. */
export function notedGroups(
  t: Translate,
  by: ReportDimension,
  { groups }: Report,
  notes: Footnotes,
): readonly NotedRow[] {
  const shown = groups.length > SHOWN + 1 ? groups.slice(0, SHOWN) : groups
  const rest = groups.slice(shown.length)
  const rows = shown.map((group): NotedRow => {
    const name = nameOfGroup(t, by, group)
    const [only] = group.cost.length === 1 ? group.cost : []
    const note = notes.of({
      subject: name,
      emissions: group,
      lines: group.rows,
      coverage: only?.coverage ?? null,
      group: group.key,
    })
    return { name, emissions: group, lines: group.rows, isUnknown: isNotEstimated(group), note }
  })
  if (rest.length === 0) return rows
  const name = t('report.others', { count: formatCount(rest.length) })
  const emissions = sumOf(rest)
  const lines = rest.reduce((sum, group) => sum + group.rows, 0)
  const note = notes.of({ subject: name, emissions, lines, coverage: null, group: null })
  return [...rows, { name, emissions, lines, isUnknown: rest.every(isNotEstimated), note }]
}
