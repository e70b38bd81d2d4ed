import { amountOf, emissionsOf } from '../report/build-report.ts'
import { sumRows } from '../report/sum-rows.ts'
import type { SummaryRow } from '../report/summary-row.ts'
import type { Kind } from '../usage/kind.ts'
import { gbPerUnit } from './gb-per-unit.ts'
import { LOG_STAGES, type LogStage, type StageOfKind } from './log-stage.ts'
import type { LogSums } from './log-sums.ts'

/** Sums of one kind of logs in one month and currency. */
export interface LogRow {
  readonly row: SummaryRow
  readonly stage: StageOfKind
  /** GB or GB-months; null where the lines count no bytes. */
  readonly gb: number | null
}

/** A row of sums with what its kind says of logs. @param quantity in the bill's own unit */
export const toLogRow = (
  row: SummaryRow & { readonly month: string; readonly quantity: number },
  kind: Kind,
  stage: StageOfKind,
): LogRow => {
  const perUnit = gbPerUnit(kind, stage.quantity, row.month)
  return { row, stage, gb: perUnit === null ? null : row.quantity * perUnit }
}

/** The sum of what is known; null where nothing is. */
function known(values: readonly (number | null)[]): number | null {
  const told = values.filter((value) => value !== null)
  return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0)
}

/** Whether bytes are billed at this stage because they were written. */
export const isWritten = (stage: LogStage): boolean => stage === 'ingest' || stage === 'vended'

/** What rows come to. Currencies stay apart, and so do stages. */
export function sumLogs(rows: readonly LogRow[]): LogSums {
  const sums = [...sumRows(rows.map(({ row }) => row))].sort((a, b) => (a.currency < b.currency ? -1 : 1))
  const gbOf = (takes: (stage: LogStage) => boolean) =>
    known(rows.filter(({ stage }) => takes(stage.stage)).map(({ gb }) => gb))
  const stages = LOG_STAGES.filter((stage) => rows.some((each) => each.stage.stage === stage))
  const linesOf = (some: readonly LogRow[]) => some.reduce((sum, { row }) => sum + row.lines, 0)
  return {
    gb: Object.fromEntries(stages.map((stage) => [stage, gbOf((one) => one === stage)])),
    writtenGb: gbOf(isWritten),
    lines: linesOf(rows),
    linesWithoutBytes: linesOf(rows.filter(({ gb }) => gb === null)),
    cost: sums.map(amountOf),
    ...emissionsOf(sums),
  }
}

/** Rows by a key, those with the most carbon first, then with the most bytes written, then by key. */
export function groupLogs<Row extends LogRow>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly { readonly key: string; readonly rows: readonly [Row, ...Row[]]; readonly sums: LogSums }[] {
  const groups = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups]
    .map(([key, own]) => ({ key, rows: own, sums: sumLogs(own) }))
    .sort(
      (a, b) =>
        b.sums.totalKgCo2e.central - a.sums.totalKgCo2e.central ||
        (b.sums.writtenGb ?? 0) - (a.sums.writtenGb ?? 0) ||
        (a.key < b.key ? -1 : 1),
    )
}
