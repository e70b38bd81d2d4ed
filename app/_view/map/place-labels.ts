interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Circle {
  readonly x: number
  readonly y: number
  readonly radius: number
}

const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const boxOf = ({ x, y, radius }: Circle): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
})

const isInside = (box: Box, frame: Box): boolean =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height

/**
 * Where each circle's label goes: below it, above it, right or left, the first place where it covers no circle and no label before
 * it; null where there is none.
 *
 * @param circles the most important first
 */
export function placeLabels(
  circles: readonly (Circle & { readonly label: { readonly width: number; readonly height: number } })[],
  frame: Box,
): readonly (Box | null)[] {
  const taken: Box[] = circles.map(boxOf)
  return circles.map(({ x, y, radius, label: { width, height } }, index) => {
    const below = { x: x - width / 2, y: y + radius, width, height }
    const choices = [
      below,
      { ...below, y: y - radius - height },
      { x: x + radius, y: y - height / 2, width, height },
      { x: x - radius - width, y: y - height / 2, width, height },
    ]
    const free = choices.find(
      (box) => isInside(box, frame) && taken.every((other, at) => at === index || !touches(box, other)),
    )
    if (free) taken.push(free)
    return free ?? null
  })
}
