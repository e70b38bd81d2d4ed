import type { SimulationReport } from '#lib/domain/call-graph/simulate/simulation-report.ts'
import { visible } from '#lib/domain/format/visible.ts'

const NOT_KNOWN = '–'

const number = (value: number | null | undefined, digits = 4): string =>
  value === null || value === undefined ? NOT_KNOWN : String(Number(value.toFixed(digits)))

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const EDGES = [
  'call',
  'calls',
  'attempts',
  'A',
  'A by equation',
  'retries',
  'rescued',
  'useful',
  'wasted',
  'wasted s',
  'late starts',
]
const SERVICES = [
  'service',
  'visits',
  'by equation',
  'work s',
  'wasted',
  'held s',
  'after give-up s',
  'dropped',
  'rejected',
]

/** A run for reading. */
export function simulationTable(report: SimulationReport): string {
  const { latencyMs, delivered, answered, unanswered } = report
  const edges = report.edges.map((edge) => [
    visible(`${edge.caller} → ${edge.callee}${edge.operation === '' ? '' : ` ${edge.operation}`}`),
    number(edge.logicalCalls),
    number(edge.attempts),
    number(edge.amplification),
    number(edge.analytic?.amplification),
    number(edge.retries),
    number(edge.rescued),
    number(edge.useful),
    number(edge.wasted),
    number(edge.wastedSeconds, 3),
    number(edge.startedLate),
  ])
  const services = report.services.map((service) => [
    visible(service.service),
    number(service.visits),
    number(service.analyticVisits),
    number(service.workSeconds, 3),
    service.wastedWorkShare === null ? NOT_KNOWN : `${number(service.wastedWorkShare * 100, 1)} %`,
    number(service.heldSeconds, 3),
    number(service.orphanSeconds, 3),
    number(service.dropped),
    number(service.rejected),
  ])
  const lines = [
    `${report.requests} requests, seed ${report.seed}: ${delivered} of ${answered} answers good, ${number(report.goodputPerSecond, 2)} per second over ${number(report.measuredSeconds, 1)} s.`,
    latencyMs
      ? `Latency of the good ones in ms: mean ${number(latencyMs.mean, 1)}, p50 ${number(latencyMs.p50, 1)}, p90 ${number(latencyMs.p90, 1)}, p99 ${number(latencyMs.p99, 1)}, p99.9 ${number(latencyMs.p999, 1)}, most ${number(latencyMs.max, 1)}.`
      : 'No good answer, so no latency.',
    ...(unanswered > 0
      ? [`${unanswered} requests never get an answer: somewhere below nobody gives up.`]
      : []),
    ...(report.stopped ? [`Stopped before its end: ${report.stopped}.`] : []),
    '',
    align([EDGES, ...edges]),
    '',
    align([SERVICES, ...services]),
  ]
  return `${lines.join('\n')}\n`
}
