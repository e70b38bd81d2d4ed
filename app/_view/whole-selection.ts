import { SELECTED_BY, type Selection, type SoftwareBoundary } from '#lib/domain/sci/boundary.ts'

const isWithin = (inner: Selection, outer: Selection): boolean =>
  SELECTED_BY.every((name) => {
    const [of, among] = [inner[name], outer[name]]
    return (
      among === undefined || (of?.every((value) => (among as readonly string[]).includes(value)) ?? false)
    )
  })

/**
 * The one filter that all of a boundary answers to, so that its carbon is a figure that can be explained line by line. Null where there is
 * none: something is left out, shared usage or an operation's share is taken, or no component holds all others.
 */
export function wholeSelection(
  boundary: Pick<SoftwareBoundary, 'components' | 'sharedSplit' | 'allocation'>,
): Selection | null {
  const { components, sharedSplit, allocation } = boundary
  if (allocation !== null || sharedSplit.by !== 'none' || components.some(({ inside }) => inside !== true))
    return null
  const whole = components.find((each) =>
    components.every((other) => isWithin(other.selection, each.selection)),
  )
  return whole?.selection ?? null
}
