'use client'
import { ProblemView } from './_ui/problem-view.client.tsx'

/** What is shown where not even the frame of the pages could be made. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <ProblemView error={error} retry={retry} />
    </main>
  )
}
