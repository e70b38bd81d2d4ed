'use client'
import { useTranslations } from 'next-intl'
import { CopyButton } from '../copy-button.client.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'

/** The text of a ticket, to be copied or kept. */
export function IssueActions({ text }: { text: string }) {
  const t = useTranslations()
  return (
    <div className="text-[0.8125rem]">
      <div className="flex flex-wrap gap-2 print:hidden">
        <CopyButton label={t('retries.issue.copy')} text={() => text} className={SECONDARY_BUTTON} />
        <a
          className={SECONDARY_BUTTON}
          download="retries-issue.md"
          href={`data:text/markdown;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {t('retries.issue.download')}
        </a>
      </div>
      <details className="mt-3">
        <summary className="min-h-6 text-muted">{t('retries.issue.show')}</summary>
        <pre
          className="mt-2 overflow-x-auto rounded-md border border-line bg-surface p-3 text-xs whitespace-pre-wrap break-words"
          data-retries="issue"
        >
          {text}
        </pre>
      </details>
    </div>
  )
}
