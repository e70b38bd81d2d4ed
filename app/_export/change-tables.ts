import { CHANGE_PARTS } from '#lib/domain/change/change.ts'
import type { ChangeReport } from '#lib/domain/change/change-report.ts'
import type { Mover } from '#lib/domain/change/movers.ts'
import { directionOf, type Scenarios } from '#lib/domain/change/scenarios.ts'
import { type CellOf, type ExportTable, number, tableOf, text } from '#lib/domain/export/export-table.ts'
import { largestService } from '../_view/largest-service.ts'

const GRAMS = 1000
const SCENARIOS = ['low', 'central', 'high'] as const

/** A figure in each scenario: all factors low, central and high. */
const scenarioCells = <Row>(name: string, of: (row: Row) => Scenarios): readonly CellOf<Row>[] =>
  SCENARIOS.map((scenario) => ({
    ...number(`${name}_${scenario}`),
    of: (row) => of(row)[scenario] * GRAMS,
  }))

/** The change that a page shows: the steps from one period to the other. Those between `before` and `after` add up to `difference`. */
export function changeTable(report: ChangeReport): ExportTable {
  const { base, now, change } = report
  const step = (name: string, kilograms: Scenarios, days: { from: string; to: string } | null = null) => ({
    name,
    kilograms,
    days,
    most: null,
  })
  const rows = [
    step('before', change.base, base),
    ...CHANGE_PARTS.map((part) => ({
      ...step(part, change.parts[part]),
      most: largestService(part, report),
    })),
    step('after', change.now, now),
    step('difference', change.difference),
  ]
  return tableOf<(typeof rows)[number]>(rows, [
    { ...text('step'), of: ({ name }) => name },
    { ...text('first_day'), of: ({ days }) => days?.from ?? null },
    { ...text('last_day'), of: ({ days }) => days?.to ?? null },
    ...scenarioCells<(typeof rows)[number]>('gco2e', ({ kilograms }) => kilograms),
    { ...text('most_of_it_service'), of: ({ most }) => most?.value ?? null },
    { ...number('most_of_it_gco2e_central'), of: ({ most }) => (most ? most.kilograms * GRAMS : null) },
  ])
}

/** What rose and what fell, the largest change first, with what is the same or has no clear direction. */
export const moversTable = ({ movers, moversBy }: ChangeReport): ExportTable =>
  tableOf<Mover>(movers, [
    { ...text(moversBy), of: ({ value }) => value },
    { ...text('direction'), of: ({ difference }) => directionOf(difference) },
    ...scenarioCells<Mover>('before_gco2e', ({ base }) => base),
    ...scenarioCells<Mover>('after_gco2e', ({ now }) => now),
    ...scenarioCells<Mover>('difference_gco2e', ({ difference }) => difference),
  ])
