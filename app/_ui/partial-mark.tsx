import { en } from '../_messages/en.ts'

/** Says of a total that too little of the cost is covered to call it whole. */
export function PartialMark() {
  return (
    <span
      title={en.figure.partialHint}
      className="rounded bg-warn-wash px-1.5 py-0.5 text-xs font-medium text-warn"
    >
      {en.figure.partial}
      <span className="sr-only">. {en.figure.partialHint}</span>
    </span>
  )
}
