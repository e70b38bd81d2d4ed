'use client'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { type Command, commandGroups, type FoundCommands, findCommands } from '../../_view/commands.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { chooseTheme } from '../choose-theme.ts'
import type { FilterOptions } from '../filter-bar.client.tsx'
import { useGo } from '../use-go.client.tsx'
import { useViewSearch } from '../use-view-search.client.tsx'
import { Keys } from './keys.tsx'

interface Props {
  readonly slug: string
  readonly data: DataPeriod | null
  readonly options: FilterOptions
  readonly standard: FactorSetId
  readonly isOpen: boolean
  readonly close: () => void
  readonly singleKeys: boolean
  readonly switchSingleKeys: (isOn: boolean) => void
  readonly openHelp: () => void
}

/** Everything there is to go to or to do, found by typing. */
export function CommandMenu({ isOpen, close, ...rest }: Props) {
  const t = useTranslations()
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed inset-x-0 top-[max(1rem,12dvh)] z-50 mx-auto flex max-h-[76dvh] w-[min(38rem,calc(100vw-1.5rem))] flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-[0_12px_60px_rgb(0_0_0/0.25)] outline-none">
          <Dialog.Title className="sr-only">{t('commands.title')}</Dialog.Title>
          <CommandList {...rest} close={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function CommandList({ close, switchSingleKeys, openHelp, ...place }: Omit<Props, 'isOpen'>) {
  const t = useTranslations()
  const [typed, setTyped] = useState('')
  const go = useGo()
  const search = useViewSearch()
  const found = findCommands(t, commandGroups(t, { ...place, search }), typed)

  const run = ({ act }: Command) => {
    close()
    if ('to' in act) go(act.to)
    else if ('theme' in act) chooseTheme(act.theme)
    else if (act.do === 'help') openHelp()
    else if (act.do === 'single-keys') switchSingleKeys(!place.singleKeys)
    else if (act.do === 'copy-link') void navigator.clipboard?.writeText(window.location.href)
    else setTimeout(() => window.print())
  }

  return (
    <Autocomplete.Root
      inline
      open
      items={found}
      filter={null}
      itemToStringValue={({ label }: Command) => label}
      autoHighlight="always"
      keepHighlight
      value={typed}
      onValueChange={(text, { reason }) => reason !== 'item-press' && setTyped(text)}
    >
      <Autocomplete.Input
        aria-label={t('commands.placeholder')}
        placeholder={t('commands.placeholder')}
        className="min-h-12 w-full border-b border-line bg-transparent px-4 text-[0.9375rem] outline-none placeholder:text-muted"
      />
      <Autocomplete.Empty className="px-4 py-6 text-muted empty:p-0">
        {t('commands.none', { text: typed.trim() })}
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-1.5">
        {({ value, items, more }: FoundCommands) => (
          <Autocomplete.Group key={value} items={items} className="mb-1.5 last:mb-0">
            <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
              {t(`commands.groups.${value}`)}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: Command) => (
                <Autocomplete.Item
                  key={item.value}
                  value={item}
                  onClick={() => run(item)}
                  className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 text-sm outline-none select-none data-highlighted:bg-accent-wash"
                >
                  <span className="min-w-0 flex-1 truncate">{item.label}</span>
                  {item.detail !== undefined && <span className="text-xs text-muted">{item.detail}</span>}
                  {place.singleKeys && item.keys !== undefined && <Keys keys={item.keys} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
            {more > 0 && (
              <p className="px-2.5 py-1 text-xs text-muted">
                {t('commands.more', { count: formatCount(more) })}
              </p>
            )}
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
