import type { ReactElement } from 'react'
import { ResponsiveContainer } from 'recharts'

interface Props {
  /** What the chart shows, for who does not see it. */
  readonly label: string
  /** Its height, and how the pointer takes to it. */
  readonly className: string
  /** Its size, px, until it has been measured. */
  readonly initial: { readonly width: number; readonly height: number }
  readonly children: ReactElement
}

/**
 * The place of a chart, as wide as what it stands in. A chart takes a new width some time after its window has: what sticks out until then,
 * its tooltip too, is cut off, so that the page never scrolls sideways.
 */
export function ChartSpace({ label, className, initial, children }: Props) {
  return (
    <div className={`overflow-x-clip ${className}`} role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={initial}>
        {children}
      </ResponsiveContainer>
    </div>
  )
}
