import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { Mark } from '#lib/queries/marks.ts'
import { formatShortDay } from '../../_format/dates.ts'
import { markText } from '../../_format/mark-text.ts'
import { nameOf } from '../../_format/names.ts'
import { WithdrawNote } from './withdraw-note.client.tsx'

/** The marks of the chart in words, by day. */
export function MarkList({ slug, marks }: { slug: string; marks: readonly Mark[] }) {
  const t = useTranslations()
  if (marks.length === 0) return null
  return (
    <ul
      aria-label={t('overview.marks')}
      className="mt-4 divide-y divide-line border-t border-line text-[0.8125rem]"
    >
      {marks.map((mark, index) => (
        <li
          key={mark.what === 'note' ? mark.note.id : `${mark.what} ${mark.day} ${markText(t, mark)}`}
          className="flex items-start gap-3 py-1.5"
        >
          <span className="figures w-5 shrink-0 text-muted">{index + 1}</span>
          <span className="figures w-14 shrink-0 whitespace-nowrap">{formatShortDay(mark.day)}</span>
          <span className="min-w-0 flex-1 break-words">
            <span className="text-muted">{t(`overview.marked.${mark.what}`)}</span>
            {mark.what === 'note' && mark.note.team !== null && (
              <span className="text-muted"> · {nameOf(t, 'team', mark.note.team)}</span>
            )}{' '}
            {markText(t, mark)}{' '}
            {mark.what === 'note' && (
              <span className="text-muted">{t('notes.by', { author: visible(mark.note.author) })}</span>
            )}
          </span>
          {mark.what === 'note' && (
            <WithdrawNote slug={slug} id={mark.note.id} text={visible(mark.note.text)} />
          )}
        </li>
      ))}
    </ul>
  )
}
