import { en } from '../_messages/en.ts'
import type { Problem } from './call-api.client.tsx'

/** A failure in words: what happened, and what to do next. */
export function ProblemNote({ problem }: { problem: Problem }) {
  return (
    <div role="alert" className="rounded-md bg-danger-wash px-3 py-2 text-sm">
      <p className="font-medium text-danger">{problem.happened}</p>
      <p className="text-ink">{problem.next}</p>
      {problem.requestId && (
        <p className="mt-1 text-xs text-muted">
          {en.problem.id} <code className="font-mono">{problem.requestId}</code>
        </p>
      )}
    </div>
  )
}
