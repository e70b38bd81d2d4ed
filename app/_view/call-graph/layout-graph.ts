import { Graph, layout } from '@dagrejs/dagre'
import type { DrawnGraph } from './drawn-graph.ts'

export const NODE_HEIGHT = 46
const NODE_PIXELS = { least: 110, most: 240, letter: 7.4, around: 26 } as const
const LABEL = { width: 96, height: 22 } as const

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Placed {
  /** The upper left corner and the width of each service. */
  readonly services: ReadonlyMap<string, Point & { readonly width: number }>
  /** The way of each edge, and where its label stands. */
  readonly edges: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point }>
}

/** As wide as its name needs, within limits. */
const widthOf = (name: string): number =>
  Math.min(
    NODE_PIXELS.most,
    Math.max(NODE_PIXELS.least, name.length * NODE_PIXELS.letter + NODE_PIXELS.around),
  )

/** Places services from left to right, callers before those that they call, and leaves room for the labels. */
export function layoutGraph({ services, edges }: DrawnGraph): Placed {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 34, edgesep: 18, ranksep: 70, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  // Names of services are free text: by number none of them can be a key that means something else.
  const number = new Map(services.map((name, index) => [name, String(index)]))
  for (const name of services)
    graph.setNode(number.get(name) ?? '', { width: widthOf(name), height: NODE_HEIGHT })
  for (const { id, measures } of edges)
    graph.setEdge(
      number.get(measures.caller) ?? '',
      number.get(measures.callee) ?? '',
      { ...LABEL, labelpos: 'c' },
      id,
    )
  layout(graph)
  return {
    services: new Map(
      services.map((name) => {
        const { x = 0, y = 0, width = 0 } = graph.node(number.get(name) ?? '')
        return [name, { x: x - width / 2, y: y - NODE_HEIGHT / 2, width }]
      }),
    ),
    edges: new Map(
      edges.map(({ id, measures }) => {
        const {
          points = [],
          x,
          y,
        } = graph.edge({
          v: number.get(measures.caller) ?? '',
          w: number.get(measures.callee) ?? '',
          name: id,
        })
        const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
        return [id, { points, label: { x: x ?? middle.x, y: y ?? middle.y } }]
      }),
    ),
  }
}

/** A smooth line through points: straight to the first middle, bent at each corner. */
export function smoothPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const bends = rest.slice(0, -1).map((corner, index) => {
    const next = rest[index + 1] ?? last
    const end = index === rest.length - 2 ? next : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 }
    return `Q ${corner.x} ${corner.y} ${end.x} ${end.y}`
  })
  return `M ${first.x} ${first.y} ${bends.length > 0 ? bends.join(' ') : `L ${last.x} ${last.y}`}`
}
