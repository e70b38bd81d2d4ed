'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { en } from '../_messages/en.ts'
import { callApi, type Problem } from './call-api.client.tsx'
import { PRIMARY_BUTTON } from './popup-classes.ts'
import { ProblemNote } from './problem-note.tsx'

/** Loads the demo and goes there. */
export function DemoCard() {
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
      <h2 className="text-base font-semibold">{en.welcome.demoTitle}</h2>
      <p className="mt-1.5 text-muted">{en.welcome.demoText}</p>
      <ul className="mt-5 mb-6 space-y-2.5">
        {en.welcome.demoPoints.map((point) => (
          <li key={point} className="flex gap-3">
            <span aria-hidden="true" className="mt-2 size-1 shrink-0 rounded-full bg-muted" />
            {point}
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
        <span aria-live="polite">{isLoading ? en.welcome.demoLoading : en.welcome.demoAction}</span>
      </button>
    </section>
  )
}
