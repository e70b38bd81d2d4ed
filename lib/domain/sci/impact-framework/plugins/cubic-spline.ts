const at = (list: readonly number[], index: number): number => list[index] ?? Number.NaN

/** Slopes at the points of a natural cubic spline: a tridiagonal system, solved by elimination and back-substitution. */
function slopes(x: readonly number[], y: readonly number[]): readonly number[] {
  const last = x.length - 1
  const gap = (index: number) => 1 / (at(x, index + 1) - at(x, index))
  const rise = (index: number) => 3 * (at(y, index + 1) - at(y, index)) * gap(index) ** 2
  const diagonal: number[] = []
  const right: number[] = []
  for (let row = 0; row <= last; row++) {
    const before = row > 0 ? gap(row - 1) : 0
    const after = row < last ? gap(row) : 0
    const ratio = row > 0 ? before / at(diagonal, row - 1) : 0
    diagonal.push(2 * (before + after) - ratio * before)
    right.push(
      (row > 0 ? rise(row - 1) : 0) +
        (row < last ? rise(row) : 0) -
        ratio * (row > 0 ? at(right, row - 1) : 0),
    )
  }
  const slope: number[] = new Array<number>(last + 1).fill(0)
  for (let row = last; row >= 0; row--) {
    const following = row < last ? gap(row) * at(slope, row + 1) : 0
    slope[row] = (at(right, row) - following) / at(diagonal, row)
  }
  return slope
}

/**
 * A natural cubic spline through points of ascending x, at a place between the first and the last.
 * Source: the usual third-degree polynomial of two points and two slopes, second derivative 0 at both ends.
 *
 * @example cubicSpline([0, 1, 2], [0, 1, 4], 1.5) // 2.3125
 */
export function cubicSpline(x: readonly number[], y: readonly number[], target: number): number {
  const slope = slopes(x, y)
  const upper = Math.max(
    1,
    x.findIndex((value) => value >= target),
  )
  const width = at(x, upper) - at(x, upper - 1)
  const height = at(y, upper) - at(y, upper - 1)
  const t = (target - at(x, upper - 1)) / width
  const a = at(slope, upper - 1) * width - height
  const b = -at(slope, upper) * width + height
  return (1 - t) * at(y, upper - 1) + t * at(y, upper) + t * (1 - t) * (a * (1 - t) + b * t)
}
