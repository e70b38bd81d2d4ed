import { useTranslations } from 'next-intl'
import type { Problem } from './call-api.client.tsx'
import { problemWords } from './problem-words.ts'

/** A failure in words: what happened, and what to do next. */
export function ProblemNote({ problem }: { problem: Problem }) {
  const t = useTranslations()
  const { happened, next } = problemWords(t, problem)
  return (
    <div role="alert" className="rounded-md bg-danger-wash px-3 py-2 text-sm">
      <p className="font-medium text-danger">{happened}</p>
      <p className="text-ink">{next}</p>
      {problem.requestId && (
        <p className="mt-1 text-xs text-muted">
          {t('problem.id')} <code className="font-mono">{problem.requestId}</code>
        </p>
      )}
    </div>
  )
}
