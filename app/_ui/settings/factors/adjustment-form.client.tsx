'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { AuthorField } from '../../author-field.client.tsx'
import type { Problem } from '../../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { useAuthor } from '../../use-author.client.tsx'
import { EffectPreview } from './effect-preview.tsx'
import { saveAdjustments } from './save-adjustments.client.tsx'
import { type Asked, useEffectOf } from './use-effect-of.client.tsx'

/** Who adjusts, and why. */
export interface AdjustedBy {
  readonly author: string
  readonly reason: string
}

interface Words {
  readonly reason: string
  readonly reasonHint?: string
  /** Said instead of an effect while nothing is proposed. */
  readonly nothing: string
  readonly save: string
  readonly saving: string
}

interface Props {
  readonly slug: string
  readonly asked: Asked
  readonly factorSet: FactorSetId
  /** Null while it is not known; then nothing can be saved. */
  readonly inForce: AdjustmentsInForce | null
  readonly loadProblem: Problem | null
  /** All adjustments with the one that the fields say; null while they say none. */
  readonly propose: (inForce: AdjustmentsInForce, by: AdjustedBy) => Adjustments | null
  readonly words: Words
  readonly onDone: () => void
  /** The fields. */
  readonly children: ReactNode
}

/** The effect does not depend on who says why: it is not asked again for each letter of it. */
const ANYBODY: AdjustedBy = { author: '–', reason: '–' }

/** An adjustment: its fields, what it would change, why, and who says so. */
export function AdjustmentForm(props: Props) {
  const { slug, asked, factorSet, inForce, loadProblem, propose, words, onDone, children } = props
  const router = useRouter()
  const [author] = useAuthor()
  const [reason, setReason] = useState('')
  const [isSaving, setSaving] = useState(false)
  const [saveProblem, setSaveProblem] = useState<Problem | null>(null)
  const proposed = inForce && propose(inForce, ANYBODY)
  const found = useEffectOf(slug, asked, factorSet, proposed)
  const problem = saveProblem ?? loadProblem
  const by = { author: author.trim(), reason: reason.trim() }

  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    const adjustments = inForce && propose(inForce, by)
    if (!adjustments) return
    setSaving(true)
    setSaveProblem(null)
    const answer = await saveAdjustments(slug, { adjustments, after: inForce.version, ...by })
    setSaving(false)
    if (!answer.ok) return setSaveProblem(answer.problem)
    onDone()
    router.refresh()
  }

  return (
    <form onSubmit={save} className="mt-4 space-y-4">
      {children}
      <EffectPreview found={found} hint={words.nothing} />
      <label className="block text-xs font-medium">
        {words.reason}
        <input
          className={`${FIELD} mt-1 font-normal`}
          name="reason"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {words.reasonHint && <span className="mt-1 block font-normal text-muted">{words.reasonHint}</span>}
      </label>
      <AuthorField />
      {problem && <ProblemNote problem={problem} />}
      <div className="flex justify-end">
        <button
          type="submit"
          className={PRIMARY_BUTTON}
          disabled={isSaving || !proposed || by.author === '' || by.reason === ''}
        >
          {isSaving ? words.saving : words.save}
        </button>
      </div>
    </form>
  )
}
