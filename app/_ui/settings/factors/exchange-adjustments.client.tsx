'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { AuthorField } from '../../author-field.client.tsx'
import { callApi, jsonBody, type Problem } from '../../call-api.client.tsx'
import { SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { useAuthor } from '../../use-author.client.tsx'

interface Props {
  readonly slug: string
  readonly inForce: AdjustmentsInForce
}

/** Takes adjustments to and from another installation, as a file. */
export function ExchangeAdjustments({ slug, inForce }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isImporting, setImporting] = useState(false)
  const download = () => {
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(inForce.adjustments, null, 2)], { type: 'application/json' }),
    )
    const link = document.createElement('a')
    link.href = url
    link.download = 'headroom-adjustments.json'
    link.click()
    URL.revokeObjectURL(url)
  }
  const upload = async (file: File) => {
    setProblem(null)
    setImporting(true)
    let adjustments: unknown
    try {
      adjustments = JSON.parse(await file.text())
    } catch {
      setImporting(false)
      return setProblem({
        happened: t('factorSettings.own.notJson'),
        next: t('factorSettings.own.notJsonNext'),
      })
    }
    const change = {
      adjustments,
      after: inForce.version,
      author: author.trim(),
      reason: `${t('factorSettings.own.importTitle')}: ${file.name}`.slice(0, 500),
    }
    const answer = await callApi(
      `/api/v1/organisations/${encodeURIComponent(slug)}/adjustments`,
      jsonBody('PUT', change),
    )
    setImporting(false)
    if (!answer.ok) return setProblem(answer.problem)
    router.refresh()
  }
  return (
    <section className="space-y-3 rounded-xl border border-line bg-surface px-5 py-4">
      <h2 className="text-sm font-semibold">{t('factorSettings.own.importTitle')}</h2>
      <p className="text-[0.8125rem] text-muted">{t('factorSettings.own.importText')}</p>
      <AuthorField className="max-w-64" />
      <div className="flex flex-wrap gap-2">
        <label
          className={`${SECONDARY_BUTTON} cursor-pointer focus-within:outline-2 focus-within:outline-accent ${author.trim() === '' || isImporting ? 'opacity-50' : ''}`}
        >
          {isImporting ? t('factorSettings.own.importing') : t('factorSettings.own.import')}
          <input
            type="file"
            accept=".json,application/json"
            className="sr-only"
            disabled={author.trim() === '' || isImporting}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              event.target.value = ''
              if (file) void upload(file)
            }}
          />
        </label>
        <button type="button" className={SECONDARY_BUTTON} onClick={download}>
          {t('factorSettings.own.export')}
        </button>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </section>
  )
}
