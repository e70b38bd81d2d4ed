import { ReferenceLine } from 'recharts'

interface MarkedPlace {
  /** Of the place, among all of the chart. */
  readonly key: string
  /** What the axis calls it. */
  readonly at: string
  /** Numbers of the marks there, as the list beside the chart counts them. */
  readonly numbers: readonly number[]
}

/** A numbered line at each place of a chart that has marks. */
export const markLines = (places: readonly MarkedPlace[]) =>
  places
    .filter(({ numbers }) => numbers.length > 0)
    .map(({ key, at, numbers }) => (
      <ReferenceLine
        key={key}
        x={at}
        stroke="var(--strong-line)"
        strokeDasharray="2 3"
        label={{ value: numbers.join(', '), position: 'top', fill: 'var(--ink)', fontSize: 12 }}
      />
    ))
