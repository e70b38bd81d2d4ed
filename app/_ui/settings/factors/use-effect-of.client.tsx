'use client'
import { useEffect, useState } from 'react'
import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Effect } from '#lib/domain/report/effect.ts'
import type { View } from '../../../_view/view.ts'
import { callApi, jsonBody, type Problem } from '../../call-api.client.tsx'

export type Asked = Pick<View, 'filter' | 'method'>

export type EffectState =
  | { readonly state: 'none' | 'working' }
  | { readonly state: 'known'; readonly effect: Effect }
  | { readonly state: 'failed'; readonly problem: Problem }

const WAIT_MILLISECONDS = 350

/** What proposed adjustments would change, asked again a moment after they were changed last. Null: nothing is proposed. */
export function useEffectOf(
  slug: string,
  { filter, method }: Asked,
  factorSet: FactorSetId,
  proposal: Adjustments | null,
): EffectState {
  const [found, setFound] = useState<{ of: string; answer: EffectState }>({
    of: '',
    answer: { state: 'none' },
  })
  const body = proposal
    ? JSON.stringify({ ...filter, method, before: factorSet, after: factorSet, adjustments: proposal })
    : ''
  useEffect(() => {
    if (body === '') return
    let isWanted = true
    const timer = setTimeout(async () => {
      const path = `/api/v1/organisations/${encodeURIComponent(slug)}/factors/effect`
      const answer = await callApi<Effect>(path, jsonBody('POST', JSON.parse(body)))
      if (isWanted)
        setFound({
          of: body,
          answer: answer.ok
            ? { state: 'known', effect: answer.body }
            : { state: 'failed', problem: answer.problem },
        })
    }, WAIT_MILLISECONDS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [slug, body])
  if (body === '') return { state: 'none' }
  return found.of === body ? found.answer : { state: 'working' }
}
