import { visible } from '#lib/domain/format/visible.ts'
import type { Bounds, CounterEdge } from '#lib/domain/retries/counters/counter-edge.ts'
import type { EdgeReport } from '#lib/domain/retries/retry-report.ts'
import type { RetryAnalysis } from '#lib/pipeline/retries/analyse-retry-files.ts'

const SHOWN = 20
const NOT_KNOWN = '–'

const number = (value: number | null, digits = 4): string =>
  value === null ? NOT_KNOWN : String(Number(value.toFixed(digits)))

const bounds = (value: Bounds | null): string =>
  value === null
    ? NOT_KNOWN
    : value.low === value.high
      ? number(value.low)
      : `${number(value.low)} to ${number(value.high)}`

function align(rows: readonly (readonly string[])[], left: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const edgeRow = (edge: EdgeReport): string[] => [
  visible(`${edge.caller || 'outside'} → ${edge.callee}`),
  visible(edge.operation),
  String(edge.attempts),
  String(edge.logicalCalls),
  number(edge.amplification),
  number(edge.timeAmplification),
  String(edge.retries),
  String(edge.rescued),
  String(edge.wasted),
  number(edge.wastedSeconds, 3),
  edge.confidence ?? NOT_KNOWN,
]

const EDGE_HEADER = [
  'edge',
  'operation',
  'attempts',
  'calls',
  'A',
  'T',
  'retries',
  'rescued',
  'wasted',
  'wasted s',
  'confidence',
]

function tracesTable({ report }: RetryAnalysis): string {
  const edges = report.edges.filter((edge) => edge.wasted > 0 || edge.retries > 0 || edge.hedges > 0)
  const lines = [
    `${report.spans} spans in ${report.traces} traces: ${report.retries} retries (${report.siblingRetries} beside their failure, ${report.hiddenRetries} hidden, ${report.explicitRetries} said so), ${report.hedges} hedges.`,
    `${report.orphans.count} calls ran on after their caller gave up, ${number(report.orphans.seconds, 3)} s.`,
    `${report.notVisible} calls have nothing at the other end to see retries in; ${report.suspectedRetries} repeats are suspected and not counted; ${report.loops.repeats} repeats without a failure are loops.`,
  ]
  if (report.missingParents || report.cycles || report.duplicates)
    lines.push(
      `${report.missingParents} spans without their parent (in ${report.incompleteTraces} traces), ${report.cycles} loops of parents cut, ${report.duplicates} copies left out.`,
    )
  const { tooLarge, foldedOperations } = report
  if (tooLarge.traces > 0)
    lines.push(
      `${tooLarge.traces} traces of ${tooLarge.spans} spans are too large to be one request each and were left out: check that every request has a trace id of its own.`,
    )
  if (foldedOperations.length > 0)
    lines.push(
      `Too many operations to tell apart, so that ids in their names are {id} and the rest is {other}: ${visible(foldedOperations.map(({ service }) => service).join(', '))}.`,
    )
  if (edges.length > 0) {
    lines.push('', align([EDGE_HEADER, ...edges.slice(0, SHOWN).map(edgeRow)], 2))
    if (edges.length > SHOWN) lines.push(`and ${edges.length - SHOWN} more edges (--json has all)`)
    lines.push('A = attempts / calls, T = time in all attempts / time in useful ones')
  }
  return lines.join('\n')
}

const COUNTER_HEADER = [
  'edge',
  'operation',
  'from',
  'attempts',
  'calls',
  'A',
  'retries',
  'rescued',
  'wasted',
  'timeouts',
]

const counterRow = (edge: CounterEdge): string[] => [
  visible(`${edge.caller} → ${edge.callee}`),
  visible(edge.operation),
  edge.unit === 'count' ? edge.source : `${edge.source} /s`,
  number(edge.attempts),
  number(edge.logicalCalls),
  bounds(edge.amplification),
  bounds(edge.retries),
  number(edge.rescued),
  bounds(edge.wasted),
  number(edge.timeouts),
]

function countersTable({ counters }: RetryAnalysis): string {
  const notes = [...new Set(counters.flatMap((edge) => edge.notes))]
  return [align([COUNTER_HEADER, ...counters.map(counterRow)], 3), ...notes.map((note) => `  ${note}`)].join(
    '\n',
  )
}

/** The analysis for reading: what was seen, then the edges with the most waste. */
export function retriesTable(analysis: RetryAnalysis): string {
  const parts: string[] = []
  if (analysis.report.spans > 0 || analysis.counters.length === 0) parts.push(tracesTable(analysis))
  if (analysis.counters.length > 0) parts.push(countersTable(analysis))
  return `${parts.join('\n\n')}\n`
}
