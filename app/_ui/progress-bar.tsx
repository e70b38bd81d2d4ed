interface Props {
  readonly label: string
  /** From 0 to 1; null while nothing can be said. */
  readonly share: number | null
}

/** How far something is, as a bar, and as a value for a screen reader. */
export function ProgressBar({ label, share }: Props) {
  return (
    <>
      <progress
        className="sr-only"
        aria-label={label}
        {...(share === null ? {} : { max: 1, value: share })}
      />
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${(share ?? 0) * 100}%` }}
        />
      </div>
    </>
  )
}
