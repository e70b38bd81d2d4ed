import type { EdgeId } from '../what-if/edge-change.ts'
import type { ReplayedEdge } from '../what-if/replay.ts'

const nameOf = ({ caller, callee, operation }: EdgeId): string => JSON.stringify([caller, callee, operation])

/**
 * The edges of a period as they would be with as many attempts more or fewer as a simulation shows: what was seen × the ratio of the two
 * runs. An edge that was not simulated stays as it was.
 *
 * @param simulated in the order of `attempts`
 */
export function playedEdges(
  seen: readonly ReplayedEdge[],
  simulated: readonly EdgeId[],
  attempts: readonly { readonly before: number; readonly after: number }[],
): readonly ReplayedEdge[] {
  const ratios = new Map(
    simulated.map((edge, index) => {
      const { before, after } = attempts[index] ?? { before: 0, after: 0 }
      return [nameOf(edge), before > 0 ? after / before : 1]
    }),
  )
  return seen.map((edge) => ({
    ...edge,
    after: { ...edge.before, attempts: edge.before.attempts * (ratios.get(nameOf(edge)) ?? 1) },
  }))
}
