'use client'
import { debounce, useQueryState } from 'nuqs'
import { viewParams } from '../_view/view-params.ts'
import { usePending } from './pending.client.tsx'
import { FIELD } from './popup-classes.ts'
import { useShared } from './share/shared.client.tsx'

/** Finds rows by their name; the text is part of the address. Not where a view is shared, which is one search. */
export function SearchField({ label }: { label: string }) {
  const isShared = useShared() !== null
  const { startTransition } = usePending()
  const [text, setText] = useQueryState(
    'q',
    viewParams.q.withDefault('').withOptions({ shallow: false, history: 'replace', startTransition }),
  )
  if (isShared) return null
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
