'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Adjustments, KindOutcome, KindRule } from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { FactorsInUse, RuleSummary } from '#lib/domain/report/factors-in-use.ts'
import { CATEGORIES, type Category } from '#lib/domain/usage/category.ts'
import { isSameKind, type RuledKind } from '../../_view/same-kind.ts'
import { callApi, type Problem } from '../call-api.client.tsx'
import { FIELD } from '../popup-classes.ts'
import { AdjustmentForm } from '../settings/factors/adjustment-form.client.tsx'
import { loadAdjustments } from '../settings/factors/save-adjustments.client.tsx'
import type { Asked } from '../settings/factors/use-effect-of.client.tsx'
import { RuleChoice } from './rule-choice.client.tsx'

interface Props {
  readonly slug: string
  readonly kind: RuledKind
  /** The usage whose total the preview shows. */
  readonly asked: Asked
  readonly factorSet: FactorSetId
  readonly onDone: () => void
}

const OUTCOMES = ['excluded', 'spend', 'like'] as const
type Outcome = (typeof OUTCOMES)[number]

interface Loaded {
  readonly inForce: AdjustmentsInForce
  readonly rules: readonly RuleSummary[]
}

/** What is in force and which rules there are, read when the form opens. */
function useLoaded(slug: string, factorSet: FactorSetId) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    // A period without usage: only the rules are wanted.
    const query = `factors=${factorSet}&from=0001-01-01&to=0001-01-01`
    const factors = callApi<FactorsInUse>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/factors?${query}`,
    )
    void Promise.all([loadAdjustments(slug), factors]).then(([inForce, found]) => {
      if (!inForce.ok) return setProblem(inForce.problem)
      if (!found.ok) return setProblem(found.problem)
      setLoaded({ inForce: inForce.body, rules: found.body.rules })
    })
  }, [slug, factorSet])
  return { loaded, problem }
}

const outcomeOf = (as: Outcome, category: Category, ruleId: string): KindOutcome | null => {
  if (as === 'like') return ruleId === '' ? null : { as, ruleId }
  return { as, category }
}

const withRule = ({ overrides, kindRules }: Adjustments, rule: KindRule): Adjustments => ({
  overrides,
  kindRules: [rule, ...kindRules.filter((other) => !isSameKind(other, rule))],
})

/** What a usage type is instead, what that changes, and who says so. */
export function ReclassifyForm({ slug, kind, asked, factorSet, onDone }: Props) {
  const t = useTranslations()
  const { loaded, problem } = useLoaded(slug, factorSet)
  const [as, setAs] = useState<Outcome>('excluded')
  const [category, setCategory] = useState<Category>('unknown')
  const [ruleId, setRuleId] = useState('')
  const outcome = outcomeOf(as, category, ruleId)
  return (
    <AdjustmentForm
      slug={slug}
      asked={asked}
      factorSet={factorSet}
      inForce={loaded?.inForce ?? null}
      loadProblem={problem}
      propose={({ adjustments }, by) => outcome && withRule(adjustments, { ...kind, outcome, ...by })}
      words={{
        reason: t('services.reclassify.reason'),
        reasonHint: t('services.reclassify.reasonHint'),
        nothing: t('services.reclassify.chooseRule'),
        save: t('services.reclassify.save'),
        saving: t('services.reclassify.saving'),
      }}
      onDone={onDone}
    >
      <label className="block text-xs font-medium">
        {t('services.reclassify.outcome')}
        <select
          className={`${FIELD} mt-1 font-normal`}
          value={as}
          onChange={(event) => setAs(event.target.value as Outcome)}
        >
          {OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {t(`services.reclassify.outcomes.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {as === 'like' ? (
        <RuleChoice
          rules={(loaded?.rules ?? []).filter(
            ({ provider, id }) => provider === kind.provider && !id.includes('own rule by'),
          )}
          chosen={ruleId}
          onChoose={setRuleId}
        />
      ) : (
        <label className="block text-xs font-medium">
          {t('services.reclassify.category')}
          <select
            className={`${FIELD} mt-1 font-normal`}
            value={category}
            onChange={(event) => setCategory(event.target.value as Category)}
          >
            {CATEGORIES.map((one) => (
              <option key={one} value={one}>
                {t(`categories.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </AdjustmentForm>
  )
}
