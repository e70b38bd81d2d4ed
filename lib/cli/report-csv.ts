import { stringify } from 'csv-stringify/sync'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import { reportRows } from '#lib/domain/report/report-rows.ts'

/** The groups of a report as CSV, RFC 4180. */
export const reportCsv = (report: Report, groupBy: readonly Dimension[]): string =>
  stringify(reportRows(report, groupBy).map((row) => [...row]))
