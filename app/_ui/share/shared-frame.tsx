import type { ReactNode } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { changedParts } from '#lib/domain/share/changed-parts.ts'
import type { Snapshot } from '#lib/queries/snapshot.ts'
import { EXPORT_PAGES } from '../../_export/export-pages.ts'
import { formatInstant } from '../../_format/dates.ts'
import { en } from '../../_messages/en.ts'
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

/** Around a shared view: what it is, by whom and until when, whether figures have changed since, and its downloads. */
export function SharedFrame({ shared: { link, page }, now, children }: Props) {
  const words = en.share.page
  const { view } = listedShareLink(link)
  const made = formatInstant(link.createdAt)
  const changed = changedParts(link.identity, now.identity)
  const canDownload = EXPORT_PAGES.some((name) => name === link.page)
  return (
    <div className="mx-auto min-h-dvh max-w-[78rem]">
      {page.organisation.isDemo && (
        <p className="bg-warn-wash px-4 py-2 text-[0.8125rem] font-semibold text-warn lg:px-8">
          {en.exports.demo}
        </p>
      )}
      <header className="border-b border-line px-4 py-4 lg:px-8">
        <p className="text-xs text-muted">
          {en.product} · {words.label} · {words.readOnly} · {words.until(formatInstant(link.expiresAt))}
        </p>
        <p className="mt-1 text-base font-semibold break-words">
          {visible(page.organisation.name)}: {view}
        </p>
        <p className="mt-1 text-[0.8125rem] text-muted">
          {words.from(visible(link.author), made)} · {en.factors.inText(page.view.factorSet)} ·{' '}
          {words.snapshot} <code className="font-mono text-xs">{now.id}</code>
        </p>
        {changed.length === 0 ? (
          <p className="mt-1 text-[0.8125rem] text-muted">{words.unchanged(made)}</p>
        ) : (
          <p role="status" className="mt-3 rounded-md bg-warn-wash px-3 py-2 text-[0.8125rem]">
            <strong className="font-semibold">{words.changedTitle}</strong>{' '}
            {words.changed(changed.map((part) => words.parts[part] ?? words.somethingElse).join(', '), made)}
          </p>
        )}
        {canDownload && (
          <p className="mt-3 flex flex-wrap items-center gap-2 text-[0.8125rem] print:hidden">
            <span className="text-muted">{words.download}</span>
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
