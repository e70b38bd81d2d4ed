'use client'
import { debounce, useQueryState } from 'nuqs'
import { viewParams } from '../_view/view-params.ts'
import { usePending } from './pending.client.tsx'
import { FIELD } from './popup-classes.ts'

/** Finds rows by their name; the text is part of the address. */
export function SearchField({ label }: { label: string }) {
  const { startTransition } = usePending()
  const [text, setText] = useQueryState(
    'q',
    viewParams.q.withDefault('').withOptions({ shallow: false, history: 'replace', startTransition }),
  )
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => {
        const next = event.target.value
        void setText(next, { limitUrlUpdates: next === '' ? debounce(0) : debounce(250) })
      }}
      className={`${FIELD} max-w-60`}
    />
  )
}
