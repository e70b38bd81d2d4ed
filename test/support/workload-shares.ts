import type { WorkloadReport } from '#lib/domain/report/workload-report.ts'

/** What the report says of each workload, by its name, and of idle and unsplit machines. */
export const byName = ({ groups }: WorkloadReport) =>
  Object.fromEntries(
    groups.map((group) => [group.workload ?? group.namespace ?? `(${group.state})`, group] as const),
  )
/** The shares of what they have, by the same names. */
export const sharesOf = (report: WorkloadReport) =>
  Object.fromEntries(Object.entries(byName(report)).map(([name, { share }]) => [name, share]))
