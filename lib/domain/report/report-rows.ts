import { safeCell } from '../format/safe-cell.ts'
import type { Dimension, Report } from './emissions.ts'

const RANGES = [
  ['energy_kwh', 'energyKwh'],
  ['operational_kgco2e', 'operationalKgCo2e'],
  ['embodied_kgco2e', 'embodiedKgCo2e'],
  ['total_kgco2e', 'totalKgCo2e'],
] as const

const SIDES = ['low', 'central', 'high'] as const

/**
 * The groups of a report as the cells of a CSV, header first: raw numbers with their unit in the header, text
 * made safe for spreadsheets. A group with costs in several currencies has them joined by a space.
 */
export function reportRows(
  report: Report,
  groupBy: readonly Dimension[],
): readonly (readonly (string | number)[])[] {
  const header = [
    ...groupBy,
    'rows',
    ...RANGES.flatMap(([name]) => SIDES.map((side) => `${name}_${side}`)),
    'cost',
    'currency',
    'measured_share',
    'proxied_share',
    'excluded_share',
    'factor_set',
    'method',
  ]
  const body = report.groups.map((group) => {
    const [only] = group.cost.length === 1 ? group.cost : []
    return [
      ...groupBy.map((dimension) => safeCell(group.key[dimension] ?? '')),
      group.rows,
      ...RANGES.flatMap(([, field]) => SIDES.map((side) => group[field][side])),
      only ? only.amount : group.cost.map((cost) => cost.amount).join(' '),
      safeCell(group.cost.map((cost) => cost.currency).join(' ')),
      only?.coverage?.measured ?? '',
      only?.coverage?.proxied ?? '',
      only?.coverage?.excluded ?? '',
      report.factorSet,
      report.method,
    ]
  })
  return [header, ...body]
}
