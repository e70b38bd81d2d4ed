'use client'
import { Popover } from '@base-ui/react/popover'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { nameOf } from '../_format/names.ts'
import { changedView, withoutFilters } from '../_view/view-href.ts'
import { FILTER_DIMENSIONS, type FilterDimension } from '../_view/view-params.ts'
import { Icon } from './icon.tsx'
import { usePending } from './pending.client.tsx'
import { BAR_BUTTON, FIELD, POPUP } from './popup-classes.ts'
import { useViewSearch } from './use-view-search.client.tsx'
import { ViewLink } from './view-link.client.tsx'

export type FilterOptions = Readonly<Partial<Record<FilterDimension, readonly string[]>>>

/** At most this many values are listed; the text field finds the others. */
const LISTED = 100

/** Adds and takes away values by which the whole page is filtered. */
export function FilterMenu({ options }: { options: FilterOptions }) {
  const t = useTranslations()
  const dimensions = FILTER_DIMENSIONS.filter((dimension) => (options[dimension]?.length ?? 0) > 0)
  const [dimension, setDimension] = useState<FilterDimension>('provider')
  const [text, setText] = useState('')
  const params = useSearchParams()
  const search = useViewSearch()
  const router = useRouter()
  const { startTransition } = usePending()
  const id = useId()
  if (dimensions.length === 0) return null

  const chosen = params.getAll(dimension)
  const wanted = text.trim().toLowerCase()
  const values = (options[dimension] ?? []).filter((value) =>
    nameOf(t, dimension, value).toLowerCase().includes(wanted),
  )
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
    const href = changedView(search, { [dimension]: next.length > 0 ? next : null })
    startTransition(() => router.push(href, { scroll: false }))
  }

  return (
    <Popover.Root>
      <Popover.Trigger className={BAR_BUTTON}>
        <Icon name="filter" size={15} />
        <span className="max-sm:sr-only">{t('filters.add')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="z-50">
          <Popover.Popup className={`${POPUP} w-80 p-3`} aria-label={t('filters.title')}>
            <label className="block text-xs text-muted">
              {t('filters.by')}
              <select
                className={`${FIELD} mt-1`}
                value={dimension}
                onChange={(event) => {
                  setText('')
                  setDimension(event.target.value as FilterDimension)
                }}
              >
                {dimensions.map((one) => (
                  <option key={one} value={one}>
                    {t(`dimensions.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <input
              type="search"
              aria-label={t('filters.find')}
              placeholder={t('filters.find')}
              className={`${FIELD} mt-2`}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <ul className="mt-2 max-h-64 overflow-y-auto" aria-labelledby={id}>
              {values.slice(0, LISTED).map((value) => (
                <li key={value}>
                  <label className="flex min-h-8 items-center gap-2.5 rounded-md px-1.5 hover:bg-sunken">
                    <input
                      type="checkbox"
                      className="size-4 shrink-0 accent-(--accent)"
                      checked={chosen.includes(value)}
                      onChange={() => toggle(value)}
                    />
                    <span className="min-w-0 truncate">{nameOf(t, dimension, value)}</span>
                  </label>
                </li>
              ))}
            </ul>
            <p id={id} className="sr-only">
              {t(`dimensions.${dimension}`)}
            </p>
            {values.length === 0 && <p className="px-1.5 py-2 text-muted">{t('filters.none')}</p>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** The filters in force, each with a way to take it off. Nothing where there is none. */
export function FilterChips() {
  const t = useTranslations()
  const params = useSearchParams()
  const search = useViewSearch()
  const chips = FILTER_DIMENSIONS.flatMap((dimension) =>
    params.getAll(dimension).map((value) => ({ dimension, value })),
  )
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('filters.active')} className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ dimension, value }) => {
        const rest = params.getAll(dimension).filter((one) => one !== value)
        return (
          <li
            key={`${dimension}=${value}`}
            className="inline-flex max-w-full items-center rounded-md bg-accent-wash ps-2.5 text-[0.8125rem]"
          >
            <span className="text-muted">{t(`dimensions.${dimension}`)}</span>
            <span className="ms-1.5 truncate font-medium">{nameOf(t, dimension, value)}</span>
            <ViewLink
              href={changedView(search, { [dimension]: rest.length > 0 ? rest : null })}
              aria-label={t('filters.remove', {
                dimension: t(`dimensions.${dimension}`),
                value: nameOf(t, dimension, value),
              })}
              className="grid size-7 shrink-0 place-items-center rounded-md text-muted hover:text-ink"
            >
              <Icon name="close" size={14} />
            </ViewLink>
          </li>
        )
      })}
      {chips.length > 1 && (
        <li>
          <ViewLink
            href={withoutFilters(search)}
            className="inline-flex min-h-7 items-center px-1.5 text-[0.8125rem] text-muted underline-offset-2 hover:text-ink hover:underline"
          >
            {t('filters.clear')}
          </ViewLink>
        </li>
      )}
    </ul>
  )
}
