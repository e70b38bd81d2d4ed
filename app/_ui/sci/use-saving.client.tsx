'use client'
import { useState } from 'react'
import type { Answer, Problem } from '../call-api.client.tsx'

/** Calls the API for a form: whether that is under way, and what went wrong. */
export function useSaving() {
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function save<Body>(call: () => Promise<Answer<Body>>, done: (body: Body) => void): Promise<void> {
    setSaving(true)
    setProblem(null)
    const answer = await call()
    setSaving(false)
    if (answer.ok) done(answer.body)
    else setProblem(answer.problem)
  }
  return { isSaving, problem, save }
}
