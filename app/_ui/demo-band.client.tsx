'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { callApi, type Problem } from './call-api.client.tsx'
import { ProblemNote } from './problem-note.tsx'

/** Says on every page, and in print, that the figures are invented; removes them in one click. */
export function DemoBand() {
  const t = useTranslations()
  const router = useRouter()
  const [isRemoving, setRemoving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const remove = async () => {
    setRemoving(true)
    const answer = await callApi('/api/v1/demo', { method: 'DELETE' })
    if (answer.ok) {
      router.push('/')
      router.refresh()
    } else {
      setProblem(answer.problem)
      setRemoving(false)
    }
  }
  return (
    <aside className="border-b border-line bg-warn-wash text-[0.8125rem]">
      <div className="flex min-h-9 flex-wrap items-center gap-x-2 px-4 py-1 lg:px-8">
        <strong className="font-semibold text-warn">{t('frame.demoBand')}</strong>
        <span className="hidden text-muted sm:inline">{t('frame.demoBandText')}</span>
        <span className="ms-auto flex flex-wrap justify-end gap-x-2 print:hidden">
          <a
            href="/api/v1/demo/files.zip"
            download
            className="inline-flex min-h-7 items-center px-1 text-ink underline decoration-strong-line underline-offset-2 hover:decoration-ink"
          >
            {t('frame.downloadDemo')}
          </a>
          <button
            type="button"
            onClick={remove}
            disabled={isRemoving}
            className="min-h-7 px-1 text-ink underline decoration-strong-line underline-offset-2 hover:decoration-ink"
          >
            {isRemoving ? t('frame.removingDemo') : t('frame.removeDemo')}
          </button>
        </span>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </aside>
  )
}
