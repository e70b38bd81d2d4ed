import { useTranslations } from 'next-intl'
import { nameOf } from '../../_format/names.ts'
import { drillPath } from '../../_view/drill.ts'
import type { View } from '../../_view/view.ts'
import { ViewLink } from '../view-link.client.tsx'

const LINK = 'inline-block min-h-6 leading-6 text-muted underline-offset-2 hover:text-ink hover:underline'

/** The way back up: each filter of the drill, and all of them. Nothing where there is none. */
export function DrillPath({ view, search }: { view: View; search: string }) {
  const t = useTranslations()
  const { all, steps } = drillPath(view, search)
  if (steps.length === 0) return null
  return (
    <nav aria-label={t('services.path')} className="text-[0.8125rem]">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        <li>
          <ViewLink href={all} className={LINK}>
            {t('services.all')}
          </ViewLink>
        </li>
        {steps.map(({ step, value, href }, index) => (
          <li key={step} className="flex min-w-0 items-center gap-x-1.5">
            <span aria-hidden="true" className="text-muted">
              /
            </span>
            {index === steps.length - 1 ? (
              <span aria-current="true" className="font-medium break-all">
                {nameOf(t, step, value)}
              </span>
            ) : (
              <ViewLink href={href} className={`${LINK} break-all`}>
                {nameOf(t, step, value)}
              </ViewLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
