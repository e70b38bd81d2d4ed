import type { EdgeReport } from '#lib/domain/retries/retry-report.ts'
import { edgeParam } from '../edge-param.ts'

export type DrawnMeasures = Pick<
  EdgeReport,
  | 'caller'
  | 'callee'
  | 'operation'
  | 'attempts'
  | 'logicalCalls'
  | 'amplification'
  | 'retries'
  | 'hedges'
  | 'wasted'
>

/** An edge of the drawing: the very numbers of its row in the table. */
export interface DrawnEdge {
  /** As `edgeParam` names it. */
  readonly id: string
  readonly measures: DrawnMeasures
  /** Of its attempts, 0 to 1. */
  readonly wastedShare: number
  /** Pixels. */
  readonly width: number
}

export interface DrawnGraph {
  readonly services: readonly string[]
  readonly edges: readonly DrawnEdge[]
  /** Edges that are not drawn, for there are too many to tell apart. */
  readonly left: number
}

/** More than this nobody can follow, and a browser lays out for seconds. */
const MOST_EDGES = 150
const WIDTH = { least: 2, most: 14 } as const

/**
 * The edges worth drawing: those that wasted something first, by what they wasted, then the busiest. Their width is the square root of
 * their attempts against the busiest, so that an edge with a hundredth of the attempts can still be seen.
 */
export function drawnGraph(all: readonly DrawnMeasures[]): DrawnGraph {
  const ranked = [...all].sort(
    (a, b) => b.wasted - a.wasted || b.attempts - a.attempts || (edgeParam(a) < edgeParam(b) ? -1 : 1),
  )
  const shown = ranked.slice(0, MOST_EDGES)
  const most = shown.reduce((high, { attempts }) => Math.max(high, attempts), 1)
  return {
    services: [...new Set(shown.flatMap(({ caller, callee }) => [caller, callee]))].sort(),
    edges: shown.map(
      ({ caller, callee, operation, attempts, logicalCalls, amplification, retries, hedges, wasted }) => ({
        id: edgeParam({ caller, callee, operation }),
        measures: {
          caller,
          callee,
          operation,
          attempts,
          logicalCalls,
          amplification,
          retries,
          hedges,
          wasted,
        },
        wastedShare: attempts > 0 ? Math.min(1, wasted / attempts) : 0,
        width: Math.max(WIDTH.least, WIDTH.most * Math.sqrt(attempts / most)),
      }),
    ),
    left: ranked.length - shown.length,
  }
}
