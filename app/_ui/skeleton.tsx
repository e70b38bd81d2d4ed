/** A grey block of the size of what will come. */
const Block = ({ className }: { className: string }) => (
  <div className={`rounded-xl bg-sunken ${className}`} />
)

/** The shape of a page of a title, two cards, and a large one, shown only when the answer takes a while. */
export function PageSkeleton({ kind }: { kind: 'overview' | 'table' }) {
  return (
    <div aria-hidden="true" className="appear-late">
      <Block className="mb-2 h-7 w-40 rounded-md" />
      <Block className="mb-6 h-6 w-full max-w-xl rounded-md" />
      {kind === 'overview' ? (
        <>
          <div className="grid gap-4 lg:grid-cols-[7fr_5fr]">
            <Block className="h-72" />
            <Block className="h-72" />
          </div>
          <Block className="mt-4 h-96" />
        </>
      ) : (
        <Block className="h-[32rem]" />
      )}
    </div>
  )
}
