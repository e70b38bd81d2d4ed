'use client'
import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { viewParams } from '../../_view/view-params.ts'
import { Icon } from '../icon.tsx'
import { usePending } from '../pending.client.tsx'
import { POPUP, ROW_BUTTON } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'

/** The columns that the address hides, and what hides others. */
export function useHiddenColumns() {
  const { startTransition } = usePending()
  const [hidden, setHidden] = useQueryState(
    'hide',
    viewParams.hide.withOptions({ shallow: false, history: 'push', startTransition }),
  )
  const hide = (columns: readonly string[]) => void setHidden(columns.length > 0 ? [...columns] : null)
  return [hidden ?? [], hide] as const
}

interface Props {
  readonly columns: readonly { readonly id: string; readonly name: string; readonly isShown: boolean }[]
  readonly hide: (columns: readonly string[]) => void
}

/** Chooses which columns of a table are shown. */
export function ColumnChooser({ columns, hide }: Props) {
  const t = useTranslations()
  const isShared = useShared() !== null
  const hidden = columns.filter(({ isShown }) => !isShown).map(({ id }) => id)
  if (isShared) return null
  return (
    <Popover.Root>
      <Popover.Trigger className={`${ROW_BUTTON} print:hidden`}>
        <Icon name="columns" size={15} />
        {t('table.columns')}
        {hidden.length > 0 && ` (${columns.length - hidden.length}/${columns.length})`}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup className={`${POPUP} w-56`} aria-label={t('table.chooseColumns')}>
            <ul>
              {columns.map(({ id, name, isShown }) => (
                <li key={id}>
                  <label className="flex min-h-8 items-center gap-2.5 rounded-md px-2 hover:bg-sunken">
                    <input
                      type="checkbox"
                      className="size-4 shrink-0 accent-(--accent)"
                      checked={isShown}
                      onChange={() => hide(isShown ? [...hidden, id] : hidden.filter((one) => one !== id))}
                    />
                    <span className="min-w-0 truncate">{name}</span>
                  </label>
                </li>
              ))}
            </ul>
            {hidden.length > 0 && (
              <button
                type="button"
                onClick={() => hide([])}
                className="mt-1 min-h-8 px-2 text-[0.8125rem] text-muted underline underline-offset-2 hover:text-ink"
              >
                {t('table.allColumns')}
              </button>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
