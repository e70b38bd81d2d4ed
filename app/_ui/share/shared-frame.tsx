import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { changedParts } from '#lib/domain/share/changed-parts.ts'
import type { Snapshot } from '#lib/queries/snapshot.ts'
import { EXPORT_PAGES } from '../../_export/export-pages.ts'
import { formatInstant } from '../../_format/dates.ts'
import type { Messages } from '../../_i18n/english.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { Shared } from '../../_server/open-shared.ts'
import { listedShareLink } from '../../_share/listed-share-link.ts'
import { SECONDARY_BUTTON } from '../popup-classes.ts'

interface Props {
  readonly shared: Shared
  readonly now: Snapshot
  readonly children: ReactNode
}

const FORMATS = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['parquet', 'Parquet'],
] as const

const partName = (t: Translate, part: string): string => {
  const key = `share.page.parts.${part as keyof Messages['share']['page']['parts']}` as const
  return t.has(key) ? t(key) : t('share.page.somethingElse')
}

/** Around a shared view: what it is, by whom and until when, whether figures have changed since, and its downloads. */
export function SharedFrame({ shared: { link, page }, now, children }: Props) {
  const t = useTranslations()
  const { view } = listedShareLink(t, link)
  const made = formatInstant(link.createdAt)
  const changed = changedParts(link.identity, now.identity)
  const canDownload = EXPORT_PAGES.some((name) => name === link.page)
  return (
    <div className="mx-auto min-h-dvh max-w-[78rem]">
      {page.organisation.isDemo && (
        <p className="bg-warn-wash px-4 py-2 text-[0.8125rem] font-semibold text-warn lg:px-8">
          {t('exports.demo')}
        </p>
      )}
      <header className="border-b border-line px-4 py-4 lg:px-8">
        <p className="text-xs text-muted">
          {t('product')} · {t('share.page.label')} · {t('share.page.readOnly')} ·{' '}
          {t('share.page.until', { day: formatInstant(link.expiresAt) })}
        </p>
        <p className="mt-1 text-base font-semibold break-words">
          {visible(page.organisation.name)}: {view}
        </p>
        <p className="mt-1 text-[0.8125rem] text-muted">
          {t('share.page.from', { author: visible(link.author), day: made })} ·{' '}
          {t('factors.inText', { id: page.view.factorSet })} · {t('share.page.snapshot')}{' '}
          <code className="font-mono text-xs">{now.id}</code>
        </p>
        {changed.length === 0 ? (
          <p className="mt-1 text-[0.8125rem] text-muted">{t('share.page.unchanged', { day: made })}</p>
        ) : (
          <p role="status" className="mt-3 rounded-md bg-warn-wash px-3 py-2 text-[0.8125rem]">
            <strong className="font-semibold">{t('share.page.changedTitle')}</strong>{' '}
            {t('share.page.changed', {
              what: changed.map((part) => partName(t, part)).join(', '),
              day: made,
            })}
          </p>
        )}
        {canDownload && (
          <p className="mt-3 flex flex-wrap items-center gap-2 text-[0.8125rem] print:hidden">
            <span className="text-muted">{t('share.page.download')}</span>
            {FORMATS.map(([format, name]) => (
              <a
                key={format}
                href={`${page.shared}/export/${format}`}
                download
                className={`${SECONDARY_BUTTON} min-h-8 px-3 text-[0.8125rem]`}
              >
                {name}
              </a>
            ))}
          </p>
        )}
      </header>
      {children}
    </div>
  )
}
