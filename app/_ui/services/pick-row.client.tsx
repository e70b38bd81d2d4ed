'use client'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { MOST_BESIDE, viewParams } from '../../_view/view-params.ts'
import { usePending } from '../pending.client.tsx'
import { useShared } from '../share/shared.client.tsx'

interface Props {
  /** The row, as explanations name it. */
  readonly row: string
  readonly name: string
}

/** Sets a row beside others, as the address says. Not where a view is shared, which is one choice of them. */
export function PickRow({ row, name }: Props) {
  const t = useTranslations()
  const isShared = useShared() !== null
  const { startTransition } = usePending()
  const [picked, setPicked] = useQueryState(
    'beside',
    viewParams.beside.withOptions({ shallow: false, history: 'push', scroll: false, startTransition }),
  )
  if (isShared) return null
  const rows = picked ?? []
  const isPicked = rows.includes(row)
  const next = isPicked ? rows.filter((one) => one !== row) : [...rows, row]
  return (
    <label className="grid size-6 shrink-0 place-items-center print:hidden">
      <span className="sr-only">{t('services.beside.pick', { name })}</span>
      <input
        type="checkbox"
        className="size-4 accent-(--accent)"
        checked={isPicked}
        disabled={!isPicked && rows.length >= MOST_BESIDE}
        onChange={() => void setPicked(next.length > 0 ? next : null)}
      />
    </label>
  )
}
