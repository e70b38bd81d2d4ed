/** Keys to press one after the other. */
export function Keys({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0) return null
  return (
    <span className="flex shrink-0 gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-grid min-h-5 min-w-5 place-items-center rounded border border-line bg-surface px-1 font-sans text-[0.6875rem] text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
