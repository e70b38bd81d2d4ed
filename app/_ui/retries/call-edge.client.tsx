'use client'
import type { EdgeProps } from '@xyflow/react'
import { formatAmplification } from '../../_format/retry-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { DrawnEdge } from '../../_view/call-graph/drawn-graph.ts'
import { type Point, smoothPath } from '../../_view/call-graph/layout-graph.ts'
import { wasteBin } from '../../_view/waste-bins.ts'

const LETTER_PIXELS = 6.4

/** A call: as wide as its attempts, dashed where some were sent again, coloured by the wasted share, with an outline and its values. */
export function CallEdge({ data }: EdgeProps) {
  const {
    edge,
    points = [],
    label = { x: 0, y: 0 },
  } = data as {
    edge: DrawnEdge
    points?: readonly Point[]
    label?: Point
  }
  const { measures, wastedShare, width } = edge
  const path = smoothPath(points)
  const [before, end] = [points.at(-2), points.at(-1)]
  const angle = before && end ? (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI : 0
  const isDashed = measures.retries + measures.hedges > 0
  const text = `×${formatAmplification(measures.amplification)}${measures.wasted > 0 ? ` · ${formatShare(wastedShare)}` : ''}`
  const box = text.length * LETTER_PIXELS + 10
  return (
    <>
      <path d={path} fill="none" stroke="transparent" strokeWidth={Math.max(24, width)} />
      <path d={path} fill="none" className="call-outline" strokeWidth={width + 2} />
      <path d={path} fill="none" stroke="var(--surface)" strokeWidth={width} />
      <path
        d={path}
        fill="none"
        stroke={`var(--intensity-${wasteBin(wastedShare)})`}
        strokeWidth={width}
        strokeDasharray={isDashed ? '10 6' : undefined}
      />
      {end && (
        <path
          d="M -9 -5 L 0 0 L -9 5 Z"
          transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
          fill="var(--strong-line)"
        />
      )}
      <rect
        x={label.x - box / 2}
        y={label.y - 10}
        width={box}
        height={20}
        rx={5}
        fill="var(--surface)"
        className="call-label"
      />
      <text
        x={label.x}
        y={label.y + 4}
        textAnchor="middle"
        className="figures"
        fontSize={11.5}
        fill="var(--ink)"
        data-amplification={measures.amplification ?? ''}
      >
        {text}
      </text>
    </>
  )
}
