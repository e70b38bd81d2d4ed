import { formatCount } from '#lib/domain/format/count.ts'
import { formatEnergyWithUnit } from '#lib/domain/format/energy.ts'
import { formatMass, formatMassWithUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { Coverage, Dimension, Emissions, Report } from '#lib/domain/report/emissions.ts'
import type { Range } from '#lib/domain/units/range.ts'

const SHOWN = 10

const range = (value: Range, format: (number: number) => string): string =>
  value.low === value.high
    ? format(value.central)
    : `${format(value.central)} (${format(value.low)} to ${format(value.high)})`

/** Money without a minus before nothing. */
const money = (amount: number): string => (Math.abs(amount) < 0.005 ? 0 : amount).toFixed(2)

const NOT_ESTIMATED = '–'

/** Usage of which nothing could be estimated has no figure: a zero would be a claim. */
const isEstimated = ({ energyKwh, embodiedKgCo2e }: Emissions): boolean =>
  energyKwh.central !== 0 || embodiedKgCo2e.central !== 0

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const coverage = (shares: Coverage | null): string =>
  shares
    ? `measured ${percent(shares.measured)}, proxied ${percent(shares.proxied)}, excluded ${percent(shares.excluded)} of cost`
    : 'no single currency to weigh it by'

const align = (rows: readonly (readonly string[])[], leftColumns: number): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const cell = (text: string, column: number) =>
    column < leftColumns ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}

function groupsTable(report: Report, groupBy: readonly Dimension[]): string {
  const groups = report.groups.slice(0, SHOWN)
  const unit = sharedMassUnit(groups.map((group) => group.totalKgCo2e.high))
  const share = (emissions: Emissions) =>
    report.total.totalKgCo2e.central > 0
      ? percent(emissions.totalKgCo2e.central / report.total.totalKgCo2e.central)
      : ''
  const rows = groups.map((group) => [
    ...groupBy.map((dimension) => visible(group.key[dimension] ?? '')),
    ...(isEstimated(group)
      ? [
          formatMass(group.totalKgCo2e.central, unit),
          formatMass(group.totalKgCo2e.low, unit),
          formatMass(group.totalKgCo2e.high, unit),
          share(group),
          formatEnergyWithUnit(group.energyKwh.central),
        ]
      : Array.from({ length: 5 }, () => NOT_ESTIMATED)),
    group.cost.map((cost) => `${money(cost.amount)} ${visible(cost.currency)}`).join(' + '),
    formatCount(group.rows),
  ])
  const header = [...groupBy, `${unit} CO2e`, 'low', 'high', 'share', 'energy', 'cost', 'rows']
  const rest = report.groups.length - groups.length
  return `${align([header, ...rows], groupBy.length)}${rest > 0 ? `\n… and ${formatCount(rest)} more (--csv or --json shows all)` : ''}`
}

/** The report for a person at a terminal: totals, range, coverage and the ten largest groups. */
export function reportTable(report: Report, groupBy: readonly Dimension[]): string {
  const { rows, total } = report
  const lines = [
    ['Total', range(total.totalKgCo2e, formatMassWithUnit).concat(' CO2e')],
    ['  operational', range(total.operationalKgCo2e, formatMassWithUnit)],
    ['  embodied', range(total.embodiedKgCo2e, formatMassWithUnit)],
    ['Energy', range(total.energyKwh, formatEnergyWithUnit)],
    ['Period', report.period ? `${report.period.start} to ${report.period.end} (end exclusive)` : 'no rows'],
    ['Coverage', coverage(report.coverage)],
    [
      'Rows',
      `${formatCount(rows.read)} read = ${formatCount(rows.kept)} kept + ${formatCount(rows.excluded)} without usage + ${formatCount(rows.rejected)} rejected`,
    ],
    ...report.cost.map((cost) => [
      `Cost, ${visible(cost.currency)}`,
      `${money(cost.kept)} kept + ${money(cost.excluded)} without usage + ${money(cost.rejected)} rejected (EffectiveCost)`,
    ]),
    ['Method', `${report.method}-based, factor set ${report.factorSet}`],
  ]
  const groups = groupBy.length > 0 && report.groups.length > 0 ? `\n${groupsTable(report, groupBy)}\n` : ''
  return `${align(lines, 2)}\n${groups}`
}
