'use client'
import { useEffect, useState } from 'react'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { RulesPreview } from '#lib/domain/teams/rules-preview.ts'
import type { TeamRules } from '#lib/domain/teams/team-rule-set.ts'
import { callApi, jsonBody, type Problem } from '../../call-api.client.tsx'

/** Which figures a preview is of. */
export interface PreviewOf {
  readonly slug: string
  readonly from?: string
  readonly to?: string
  readonly method: Method
  readonly factors: FactorSetId
}

export interface Previewed {
  /** The last answer; it may be of earlier rules while `isLooking`. */
  readonly preview: RulesPreview | null
  readonly isLooking: boolean
  readonly problem: Problem | null
}

const PAUSE_MILLISECONDS = 250

/**
 * What rules would do, asked again a moment after each change.
 *
 * @param rules null: nothing is asked
 * @param against the version to compare with; the one in force where absent
 */
export function useRulesPreview(rules: TeamRules | null, of: PreviewOf, against?: number): Previewed {
  const { slug, ...question } = of
  const [state, setState] = useState<Previewed>({ preview: null, isLooking: false, problem: null })
  const asked =
    rules && JSON.stringify({ ...question, ...pick(rules), ...(against === undefined ? {} : { against }) })
  useEffect(() => {
    if (asked === null) return
    const abort = new AbortController()
    setState((before) => ({ ...before, isLooking: true }))
    const timer = setTimeout(async () => {
      const answer = await callApi<RulesPreview>(
        `/api/v1/organisations/${encodeURIComponent(slug)}/team-rules/preview`,
        { ...jsonBody('POST', JSON.parse(asked)), signal: abort.signal },
      )
      if (abort.signal.aborted) return
      setState((before) =>
        answer.ok
          ? { preview: answer.body, isLooking: false, problem: null }
          : { ...before, isLooking: false, problem: answer.problem },
      )
    }, PAUSE_MILLISECONDS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [asked, slug])
  return state
}

const pick = ({ rules, sharedSplit }: TeamRules): TeamRules => ({ rules, sharedSplit })
