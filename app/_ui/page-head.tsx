import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { viewInWords } from '../_format/view-in-words.ts'
import type { View } from '../_view/view.ts'
import { changedView } from '../_view/view-href.ts'
import { Icon } from './icon.tsx'
import { ExportMenu } from './share/export-menu.client.tsx'
import { ViewLink } from './view-link.client.tsx'

interface Props {
  readonly title: string
  readonly view: View
  readonly search: string
  /** The line about the data under the title. */
  readonly children?: ReactNode
}

/** The page's name, the line about its data, and what of the address was not understood. */
export function PageHead({ title, view, search, children }: Props) {
  const t = useTranslations()
  return (
    <div className="mb-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <ExportMenu search={pinned(view, search)} view={viewInWords(t, title, view)} />
      </div>
      <div className="mt-1">{children}</div>
      {view.ignored.length > 0 && (
        <p
          role="status"
          className="mt-3 flex items-start gap-2 rounded-md bg-warn-wash px-3 py-2 text-[0.8125rem]"
        >
          <span className="min-w-0 flex-1 break-words">
            {t('ignored.text', { names: view.ignored.join(', ') })}
          </span>
          <ViewLink
            href={without(search, view.ignored)}
            className="inline-flex min-h-6 items-center gap-1 text-muted hover:text-ink"
          >
            <Icon name="close" size={14} />
            {t('ignored.dismiss')}
          </ViewLink>
        </p>
      )}
    </div>
  )
}

/** The query, without `?`, with the method and the factors that are meant where it leaves them out. */
const pinned = ({ method, factorSet }: View, search: string): string =>
  changedView(search, { method, factors: factorSet, explain: null, mapping: null }).slice(1)

function without(search: string, names: readonly string[]): string {
  const query = new URLSearchParams(search)
  for (const name of names) query.delete(name)
  return `?${query}`
}
