interface Props {
  readonly id: string
  readonly colour: string
  /** Of the stripes, and of what is between them. */
  readonly opacity: readonly [stripes: number, ground: number]
}

/** A pattern of slanted stripes, to be filled with by `url(#id)`. */
export function Hatch({ id, colour, opacity: [stripes, ground] }: Props) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill={colour} fillOpacity={ground} />
      <rect width="3" height="6" fill={colour} fillOpacity={stripes} />
    </pattern>
  )
}
