'use client'
import { debounce, useQueryStates } from 'nuqs'
import { viewParams } from '../_view/view-params.ts'
import { usePending } from './pending.client.tsx'
import { FIELD } from './popup-classes.ts'
import { useShared } from './share/shared.client.tsx'

/** Finds rows by their name, from the first page of them on; the text is part of the address. Not where a view is shared, which is one search. */
export function SearchField({ label }: { label: string }) {
  const isShared = useShared() !== null
  const { startTransition } = usePending()
  const [{ q: text }, set] = useQueryStates(
    { q: viewParams.q.withDefault(''), after: viewParams.after },
    { shallow: false, history: 'replace', startTransition },
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
        void set({ q: next, after: null }, { limitUrlUpdates: next === '' ? debounce(0) : debounce(250) })
      }}
      className={`${FIELD} max-w-60`}
    />
  )
}
