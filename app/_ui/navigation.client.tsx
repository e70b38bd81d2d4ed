'use client'
import { usePathname } from 'next/navigation'
import { en } from '../_messages/en.ts'
import { otherPage } from '../_view/view-href.ts'
import { Icon } from './icon.tsx'
import { Mark } from './mark.tsx'
import { useViewSearch } from './use-view-search.client.tsx'
import { ViewLink } from './view-link.client.tsx'

const PAGES = ['overview', 'services', 'regions', 'teams', 'imports'] as const

/** The pages that exist. Period, filters and method go along. A side column, or a bar below on small screens. */
export function Navigation({ slug }: { slug: string }) {
  const current = usePathname()
  const search = useViewSearch()
  return (
    <nav
      aria-label={en.navigation.label}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:static lg:border-0 lg:bg-transparent lg:pb-0"
    >
      <p className="mb-5 hidden items-center gap-2 px-2.5 text-[0.9375rem] font-semibold tracking-tight lg:flex">
        <Mark />
        {en.product}
      </p>
      <ul className="flex lg:flex-col lg:gap-0.5">
        {PAGES.map((page) => {
          const path = `/o/${slug}/${page}`
          return (
            <li key={page} className="flex-1 lg:flex-none">
              <ViewLink
                href={otherPage(path, search)}
                aria-current={current === path ? 'page' : undefined}
                className="flex min-h-14 flex-col items-center justify-center gap-1 text-[0.6875rem] text-muted hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink lg:min-h-9 lg:flex-row lg:justify-start lg:gap-2.5 lg:rounded-md lg:px-2.5 lg:text-sm lg:aria-[current=page]:bg-sunken"
              >
                <Icon name={page} />
                {en.navigation[page]}
              </ViewLink>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
