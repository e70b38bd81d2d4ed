'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { callApi, type Problem } from './call-api.client.tsx'
import { PRIMARY_BUTTON } from './popup-classes.ts'
import { ProblemNote } from './problem-note.tsx'

const POINTS = ['explain', 'regions', 'quality'] as const

/** Loads the demo and goes there. */
export function DemoCard() {
  const t = useTranslations()
  const router = useRouter()
  const [isLoading, setLoading] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const load = async () => {
    setLoading(true)
    setProblem(null)
    const answer = await callApi<{ slug: string }>('/api/v1/demo', { method: 'POST' })
    if (answer.ok) return router.push(`/o/${answer.body.slug}/overview`)
    setProblem(answer.problem)
    setLoading(false)
  }
  return (
    <section className="flex flex-col rounded-xl border border-line bg-surface p-6">
      <h2 className="text-base font-semibold">{t('welcome.demoTitle')}</h2>
      <p className="mt-1.5 text-muted">{t('welcome.demoText')}</p>
      <ul className="mt-5 mb-6 space-y-2.5">
        {POINTS.map((point) => (
          <li key={point} className="flex gap-3">
            <span aria-hidden="true" className="mt-2 size-1 shrink-0 rounded-full bg-muted" />
            {t(`welcome.demoPoints.${point}`)}
          </li>
        ))}
      </ul>
      {problem && (
        <div className="mb-4">
          <ProblemNote problem={problem} />
        </div>
      )}
      <button
        type="button"
        className={`${PRIMARY_BUTTON} mt-auto self-start`}
        disabled={isLoading}
        onClick={load}
      >
        <span aria-live="polite">{isLoading ? t('welcome.demoLoading') : t('welcome.demoAction')}</span>
      </button>
    </section>
  )
}
