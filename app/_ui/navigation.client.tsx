'use client'
import { Popover } from '@base-ui/react/popover'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PAGES, type PageName } from '../_view/pages.ts'
import { otherPage } from '../_view/view-href.ts'
import { Icon } from './icon.tsx'
import { Mark } from './mark.tsx'
import { MENU_ITEM, POPUP } from './popup-classes.ts'
import { useViewSearch } from './use-view-search.client.tsx'
import { ViewLink } from './view-link.client.tsx'

const NAMES = PAGES.map(({ name }) => name)
/** In the bar of a small screen; the others are behind its last button. */
const FIRST_PAGES = NAMES.slice(0, 4)
const OTHER_PAGES = NAMES.slice(4)

const BAR_ITEM =
  'flex min-h-14 w-full flex-col items-center justify-center gap-1 text-[0.6875rem] text-muted hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink lg:min-h-9 lg:flex-row lg:justify-start lg:gap-2.5 lg:rounded-md lg:px-2.5 lg:text-sm lg:aria-[current=page]:bg-sunken'

/** The pages that exist. Period, filters and method go along. A side column, or a bar below on small screens. */
export function Navigation({ slug }: { slug: string }) {
  const t = useTranslations()
  const current = usePathname()
  const search = useViewSearch()
  const pathOf = (page: string) => `/o/${slug}/${page}`
  const isOn = (page: PageName) => current === pathOf(page) || current.startsWith(`${pathOf(page)}/`)
  const linkTo = (page: PageName, className: string) => (
    <ViewLink
      href={otherPage(pathOf(page), search)}
      aria-current={isOn(page) ? 'page' : undefined}
      className={className}
    >
      <Icon name={page} />
      {t(`navigation.${page}`)}
    </ViewLink>
  )
  return (
    <nav
      aria-label={t('navigation.label')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:static lg:border-0 lg:bg-transparent lg:pb-0"
    >
      <p className="mb-5 hidden items-center gap-2 px-2.5 text-[0.9375rem] font-semibold tracking-tight lg:flex">
        <Mark />
        {t('product')}
      </p>
      <ul className="flex lg:flex-col lg:gap-0.5">
        {FIRST_PAGES.map((page) => (
          <li key={page} className="flex-1 lg:flex-none">
            {linkTo(page, BAR_ITEM)}
          </li>
        ))}
        {OTHER_PAGES.map((page) => (
          <li key={page} className="hidden lg:block">
            {linkTo(page, BAR_ITEM)}
          </li>
        ))}
        <li className="flex-1 lg:hidden">
          <Popover.Root key={current}>
            <Popover.Trigger className={BAR_ITEM} aria-current={OTHER_PAGES.some(isOn) ? 'page' : undefined}>
              <Icon name="more" />
              {t('navigation.more')}
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Positioner sideOffset={6} align="end" className="z-50">
                <Popover.Popup className={`${POPUP} w-52`} aria-label={t('navigation.more')}>
                  <ul>
                    {OTHER_PAGES.map((page) => (
                      <li key={page}>{linkTo(page, `${MENU_ITEM} min-h-11`)}</li>
                    ))}
                  </ul>
                </Popover.Popup>
              </Popover.Positioner>
            </Popover.Portal>
          </Popover.Root>
        </li>
      </ul>
    </nav>
  )
}
