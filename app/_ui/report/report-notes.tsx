import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import { formatShare } from '../../_format/share.ts'
import type { Footnote } from '../../_view/footnotes.ts'
import { ReportSection } from './report-section.tsx'

/** What each figure is made of, by the number that stands beside it. */
export function ReportNotes({ notes }: { notes: readonly Footnote[] }) {
  const t = useTranslations()
  return (
    <ReportSection title={t('report.notesTitle')}>
      <p className="text-muted">{t('report.notesIntro')}</p>
      <ol className="figures mt-3 gap-6 text-[0.6875rem] leading-[1.45] sm:columns-2 print:columns-2">
        {notes.map((note) => (
          <li key={note.id} id={`note-${note.id}`} className="mb-1.5 flex gap-2 break-inside-avoid">
            <span className="w-5 shrink-0 text-end text-accent">{note.id}</span>
            <span className="min-w-0 break-words">
              <NoteText note={note} />
            </span>
          </li>
        ))}
      </ol>
    </ReportSection>
  )
}

function NoteText({ note: { subject, emissions, lines, coverage, explain } }: { note: Footnote }) {
  const t = useTranslations()
  const { totalKgCo2e: total } = emissions
  const parts = [
    `${formatMassWithUnit(total.central)}, ${t('report.range', { low: formatMassWithUnit(total.low), high: formatMassWithUnit(total.high) })}`,
    ...(lines === null ? [] : [t('report.lines', { count: formatCount(lines) })]),
    ...(coverage
      ? [
          t('report.mix', {
            measured: formatShare(coverage.measured),
            proxied: formatShare(coverage.proxied),
            excluded: formatShare(coverage.excluded),
          }),
        ]
      : []),
  ]
  return (
    <>
      <span className="font-medium">{subject}</span>: {parts.join('; ')}
      {'; '}
      {explain === null ? (
        t('report.noteSum')
      ) : (
        <code className="font-mono text-[0.625rem] break-all text-muted">{explain}</code>
      )}
    </>
  )
}
