import type { Group } from '#lib/domain/report/emissions.ts'
import { nameOf } from '../_format/names.ts'
import { en } from '../_messages/en.ts'
import type { View } from '../_view/view.ts'
import { changedView } from '../_view/view-href.ts'
import { DRILL_LEVELS, type DrillLevel } from '../_view/view-params.ts'
import { ViewLink } from './view-link.client.tsx'

/** What opening a row of a level shows next. */
const DEEPER: Readonly<Record<DrillLevel, DrillLevel>> = {
  provider: 'service',
  service: 'category',
  category: 'service',
}

/** The name of a row: leads to the same page, filtered by the row and grouped one level deeper. */
export function DrillName({ group, level, search }: { group: Group; level: DrillLevel; search: string }) {
  const deeper = DEEPER[level]
  const { provider, service, category } = group.key
  const href = changedView(search, {
    ...(provider === undefined ? {} : { provider: [provider] }),
    ...(service === undefined ? {} : { service: [service] }),
    ...(category === undefined ? {} : { category: [category] }),
    group: deeper === 'service' ? null : deeper,
    q: null,
    explain: null,
  })
  return (
    <ViewLink href={href} className="block min-h-6 leading-6 underline-offset-2 hover:underline">
      <span className="break-words">{nameOf(level, group.key[level] ?? '')}</span>
      {level === 'service' && provider !== undefined && (
        <span className="block text-xs text-muted sm:ms-2 sm:inline">{nameOf('provider', provider)}</span>
      )}
    </ViewLink>
  )
}

/** The way back up: each filter of the drill, and all of them. Nothing where there is none. */
export function DrillPath({ view, search }: { view: View; search: string }) {
  const steps = DRILL_LEVELS.flatMap((level) => {
    const [only, ...others] = view.filter[level] ?? []
    return only !== undefined && others.length === 0 ? [{ level, value: only }] : []
  })
  if (steps.length === 0) return null
  const link = 'inline-block min-h-6 leading-6 text-muted underline-offset-2 hover:text-ink hover:underline'
  return (
    <nav aria-label={en.services.path} className="text-[0.8125rem]">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        <li>
          <ViewLink
            href={changedView(search, {
              provider: null,
              service: null,
              category: null,
              group: null,
              explain: null,
            })}
            className={link}
          >
            {en.services.all}
          </ViewLink>
        </li>
        {steps.map(({ level, value }, index) => {
          const below = steps.slice(index + 1).map((step) => [step.level, null] as const)
          const deeper = DEEPER[level]
          return (
            <li key={level} className="flex items-center gap-x-1.5">
              <span aria-hidden="true" className="text-muted">
                /
              </span>
              {below.length === 0 ? (
                <span aria-current="true" className="font-medium">
                  {nameOf(level, value)}
                </span>
              ) : (
                <ViewLink
                  href={changedView(search, {
                    ...Object.fromEntries(below),
                    group: deeper === 'service' ? null : deeper,
                    explain: null,
                  })}
                  className={link}
                >
                  {nameOf(level, value)}
                </ViewLink>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
