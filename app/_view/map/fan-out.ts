import type { MapPoint } from './map-mark.ts'

export interface FannedPoint {
  readonly point: MapPoint
  readonly x: number
  readonly y: number
  readonly radius: number
}

interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const GROWTH = 1.08

/** Whether circles stand apart by a gap. */
const areApart = (placed: readonly FannedPoint[], gap: number): boolean =>
  placed.every((a, index) =>
    placed.slice(index + 1).every((b) => Math.hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius + gap),
  )

/**
 * Puts the regions of one circle on a ring around it, west to east from the left, wide enough that none lies on another, and moves
 * the ring inside the frame.
 *
 * @param radiusOf of a region's own circle
 * @param gap between circles
 */
export function fanOut(
  centre: { readonly x: number; readonly y: number },
  points: readonly MapPoint[],
  { radiusOf, gap, frame }: { radiusOf: (point: MapPoint) => number; gap: number; frame: Frame },
): readonly FannedPoint[] {
  const ordered = [...points].sort((a, b) => a.longitude - b.longitude || (a.key < b.key ? -1 : 1))
  const radii = ordered.map(radiusOf)
  const around = radii.reduce((sum, radius) => sum + 2 * radius + gap, 0)
  const onRing = (ring: number): readonly FannedPoint[] => {
    let before = 0
    return ordered.map((point, index) => {
      const radius = radii[index] ?? 0
      const angle = Math.PI + ((before + radius + gap / 2) / around) * 2 * Math.PI
      before += 2 * radius + gap
      return { point, x: centre.x + ring * Math.cos(angle), y: centre.y + ring * Math.sin(angle), radius }
    })
  }
  let ring = Math.max(around / (2 * Math.PI), ...radii.map((radius) => radius * 1.5))
  let placed = onRing(ring)
  while (!areApart(placed, gap)) {
    ring *= GROWTH
    placed = onRing(ring)
  }
  const shift = (side: 'x' | 'y', start: number, length: number): number => {
    const low = Math.min(...placed.map((each) => each[side] - each.radius)) - start
    const high = start + length - Math.max(...placed.map((each) => each[side] + each.radius))
    if (low < 0) return -low
    return high < 0 ? Math.max(high, -low) : 0
  }
  const right = shift('x', frame.x, frame.width)
  const down = shift('y', frame.y, frame.height)
  return placed.map((each) => ({ ...each, x: each.x + right, y: each.y + down }))
}
