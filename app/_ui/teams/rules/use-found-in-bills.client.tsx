'use client'
import { useEffect, useState } from 'react'
import type { AccountFound, Proposal, TagFound } from '#lib/domain/teams/propose-rules.ts'
import { callApi } from '../../call-api.client.tsx'

interface FoundInBills {
  readonly proposals: readonly Proposal[]
  readonly tags: readonly TagFound[]
  readonly accounts: readonly AccountFound[]
}

const NOTHING: FoundInBills = { proposals: [], tags: [], accounts: [] }

/** What the bills hold that rules could name, asked once it is needed; nothing until then, and nothing where that fails: rules can be written without. */
export function useFoundInBills(slug: string, isNeeded: boolean): FoundInBills {
  const [found, setFound] = useState<FoundInBills | null>(null)
  useEffect(() => {
    if (!isNeeded || found !== null) return
    let isGone = false
    void callApi<FoundInBills>(`/api/v1/organisations/${encodeURIComponent(slug)}/team-rules`).then(
      (answer) => {
        if (!isGone && answer.ok) setFound(answer.body)
      },
    )
    return () => {
      isGone = true
    }
  }, [slug, isNeeded, found])
  return found ?? NOTHING
}
