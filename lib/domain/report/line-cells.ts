import { safeCell } from '../format/safe-cell.ts'
import type { UsageLine } from './usage-line.ts'

const FIGURES = [
  ['energy_kwh', 'energyKwh'],
  ['operational_kgco2e', 'operationalKgCo2e'],
  ['embodied_kgco2e', 'embodiedKgCo2e'],
  ['total_kgco2e', 'totalKgCo2e'],
] as const

const SIDES = ['low', 'central', 'high'] as const

const TEXTS = [
  ['start_utc', 'start'],
  ['provider', 'provider'],
  ['account', 'account'],
  ['team', 'team'],
  ['service', 'service'],
  ['usage_type', 'usageType'],
  ['region', 'region'],
  ['resource', 'resource'],
] as const

/** The columns of `lineCells`. */
export const LINE_HEADER: readonly string[] = [
  ...TEXTS.map(([name]) => name),
  'tags',
  'quantity',
  'unit',
  'effective_cost',
  'currency',
  'bill_rows',
  'category',
  'status',
  'grade',
  'rule',
  'reason',
  ...FIGURES.flatMap(([name]) => SIDES.map((side) => `${name}_${side}`)),
  'factor_set',
  'method',
]

/** A line as the cells of a CSV: raw numbers with their unit in the header, text made safe for spreadsheets, tags as JSON. */
export const lineCells = (
  line: UsageLine,
  factorSet: string,
  method: string,
): readonly (string | number)[] => [
  ...TEXTS.map(([, field]) => safeCell(line[field])),
  JSON.stringify(line.tags),
  line.quantity,
  safeCell(line.unit),
  line.cost,
  safeCell(line.currency),
  line.lines,
  line.category,
  line.status,
  line.grade ?? '',
  safeCell(line.ruleId),
  safeCell(line.reason),
  ...FIGURES.flatMap(([, field]) => SIDES.map((side) => line[field][side])),
  factorSet,
  method,
]
