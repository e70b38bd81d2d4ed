'use client'
import { useEffect, useState } from 'react'
import type { PreflightReport } from '#lib/domain/imports/preflight-report.ts'
import { type Answer, callApi, jsonBody } from '../call-api.client.tsx'

/**
 * What would come of importing some uploads together; null while it is being found out, or where there are none.
 *
 * @param round asks again when it changes
 */
export function usePreflight(
  slug: string,
  uploadIds: readonly string[],
  round: number,
): Answer<PreflightReport> | null {
  const [answer, setAnswer] = useState<{ key: string; answer: Answer<PreflightReport> } | null>(null)
  const key = uploadIds.length > 0 ? `${round} ${uploadIds.join(' ')}` : ''
  useEffect(() => {
    if (key === '') return
    let isGone = false
    const ids = key.split(' ').slice(1)
    void callApi<PreflightReport>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/preflight`,
      jsonBody('POST', { uploadIds: ids }),
    ).then((found) => {
      if (!isGone) setAnswer({ key, answer: found })
    })
    return () => {
      isGone = true
    }
  }, [slug, key])
  return answer?.key === key ? answer.answer : null
}
