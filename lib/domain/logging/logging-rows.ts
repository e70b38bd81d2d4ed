import { safeCell } from '../format/safe-cell.ts'
import { LOG_STAGES } from './log-stage.ts'
import type { LogSums } from './log-sums.ts'
import type { LoggingReport } from './logging-report.ts'

export const LOGGING_TABLES = ['source', 'kind', 'service', 'team', 'template'] as const
export type LoggingTable = (typeof LOGGING_TABLES)[number]

type Cell = string | number
type Row = readonly Cell[]

const SIDES = ['low', 'central', 'high'] as const
const RANGES = [
  ['energy_kwh', 'energyKwh'],
  ['operational_kgco2e', 'operationalKgCo2e'],
  ['embodied_kgco2e', 'embodiedKgCo2e'],
  ['total_kgco2e', 'totalKgCo2e'],
] as const

const SUMS_HEADER: Row = [
  ...LOG_STAGES.map((stage) => `${stage}_${stage === 'storage' ? 'gb_months' : 'gb'}`),
  'written_gb',
  'lines',
  ...RANGES.flatMap(([name]) => SIDES.map((side) => `${name}_${side}`)),
  'cost',
  'currency',
]

/** Cost in several currencies is joined by a space. */
const sumCells = (sums: LogSums): Row => [
  ...LOG_STAGES.map((stage) => sums.gb[stage] ?? ''),
  sums.writtenGb ?? '',
  sums.lines,
  ...RANGES.flatMap(([, field]) => SIDES.map((side) => sums[field][side])),
  sums.cost.length === 1 ? (sums.cost[0]?.amount ?? '') : sums.cost.map(({ amount }) => amount).join(' '),
  safeCell(sums.cost.map(({ currency }) => currency).join(' ')),
]

const TABLES: Record<LoggingTable, (report: LoggingReport) => { head: Row; rows: readonly Row[] }> = {
  source: ({ sources }) => ({
    head: [
      'account',
      'source',
      'type',
      'written_by',
      'proposed_owner',
      'months_kept',
      'audit_keep',
      ...SUMS_HEADER,
    ],
    rows: sources.map((each) => [
      safeCell(each.account),
      safeCell(each.source.name),
      each.source.type,
      safeCell(each.source.writtenBy),
      safeCell(each.source.proposedOwner ?? ''),
      each.monthsKept ?? '',
      each.auditKeep ? 'yes' : '',
      ...sumCells(each),
    ]),
  }),
  kind: ({ kinds }) => ({
    head: [
      'provider',
      'service',
      'usage_type',
      'stage',
      'quantity',
      'log_class',
      'vended_by',
      ...SUMS_HEADER,
    ],
    rows: kinds.map((each) => [
      safeCell(each.provider),
      safeCell(each.service),
      safeCell(each.usageType),
      each.stage,
      each.quantity,
      each.logClass ?? '',
      safeCell(each.vendedBy ?? ''),
      ...sumCells(each),
    ]),
  }),
  service: ({ services }) => ({
    head: ['service', ...SUMS_HEADER],
    rows: services.map((each) => [safeCell(each.service), ...sumCells(each)]),
  }),
  team: ({ teams }) => ({
    head: ['team', ...SUMS_HEADER],
    rows: teams.map((each) => [safeCell(each.team), ...sumCells(each)]),
  }),
  template: ({ sources }) => ({
    head: [
      'account',
      'source',
      'template_id',
      'template',
      'level',
      'flags',
      'sample_lines',
      'sample_bytes',
      ...SIDES.map((side) => `share_${side}`),
      ...SIDES.map((side) => `written_gb_${side}`),
      ...SIDES.map((side) => `total_kgco2e_${side}`),
      'cost',
      'currency',
      'audit_keep',
    ],
    rows: sources.flatMap(({ account, source, sample }) =>
      (sample?.templates ?? []).map((each) => [
        safeCell(account),
        safeCell(source.name),
        each.id,
        safeCell(each.template),
        safeCell(each.level),
        each.flags.join(' '),
        each.lines,
        each.bytes,
        ...SIDES.map((side) => each.shareRange[side]),
        ...SIDES.map((side) => each.gb?.[side] ?? ''),
        ...SIDES.map((side) => each.totalKgCo2e[side]),
        each.cost.map(({ amount }) => amount).join(' '),
        safeCell(each.cost.map(({ currency }) => currency).join(' ')),
        each.auditKeep ? 'yes' : '',
      ]),
    ),
  }),
}

/** One table of a report as the cells of a CSV, header first: raw numbers with their unit in the header, text made safe for spreadsheets. */
export function loggingRows(report: LoggingReport, table: LoggingTable): readonly Row[] {
  const { head, rows } = TABLES[table](report)
  const of = (row: Row): Row => [...row, report.factorSet, report.method]
  return [[...head, 'factor_set', 'method'], ...rows.map(of)]
}
