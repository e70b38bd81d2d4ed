'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { RuleProposal } from '#lib/domain/retries/carbon/propose-rules.ts'
import type { TraceMapping, TraceRule } from '#lib/domain/retries/carbon/trace-rule.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { FIELD, ROW_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { selectionWords } from '../sci/selection-words.ts'
import { useSaving } from '../sci/use-saving.client.tsx'
import { useShared } from '../share/shared.client.tsx'
import { useAuthor } from '../use-author.client.tsx'

interface Props {
  readonly slug: string
  readonly view: {
    readonly inForce: TraceMapping
    readonly proposals: readonly RuleProposal[]
    readonly services: readonly { readonly service: string; readonly rule: number | null }[]
  }
  /** Usage that can be chosen by hand. */
  readonly usages: readonly { readonly label: string; readonly usage: TraceRule['usage'] }[]
}

/** Says which usage the services are: proposals that are accepted with one click, any other by hand; rules can be taken back. */
export function MappingEditor({ slug, view, usages }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const { isSaving, problem, save } = useSaving()
  const isShared = useShared() !== null
  const { inForce, proposals } = view
  const unmapped = view.services.filter(({ rule }) => rule === null).map(({ service }) => service)
  const put = (rules: readonly TraceRule[], note: string) =>
    void save(
      () =>
        callApi<TraceMapping>(
          `/api/v1/organisations/${encodeURIComponent(slug)}/retries/mapping`,
          jsonBody('PUT', { rules, author: author.trim(), note, basedOn: inForce.version }),
        ),
      () => router.refresh(),
    )
  const accept = (more: readonly TraceRule[]) =>
    put(
      [...inForce.rules, ...more.map(({ service, usage }) => ({ service, usage }))],
      more
        .map(({ service }) => service)
        .join(', ')
        .slice(0, 500),
    )
  if (isShared || (unmapped.length === 0 && inForce.rules.length === 0)) return null
  const isLocked = author.trim() === '' || isSaving
  return (
    <div className="mt-4 space-y-4 text-[0.8125rem] print:hidden" data-retries="mapping">
      <AuthorField className="max-w-sm" />
      {proposals.length > 0 && (
        <div>
          <h3 className="font-medium">{t('retries.mapping.proposals')}</h3>
          <ul className="mt-1 divide-y divide-line rounded-lg border border-line">
            {proposals.map((proposal) => (
              <li key={proposal.service} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                <span className="min-w-0 flex-1 break-words">
                  <span className="font-medium">{shortName(proposal.service)}</span>{' '}
                  <span className="text-muted">
                    {t('retries.mapping.because', {
                      usage: proposal.usage ? selectionWords(t, proposal.usage) : '',
                    })}
                  </span>
                </span>
                <button
                  type="button"
                  className={SECONDARY_BUTTON}
                  disabled={isLocked}
                  onClick={() => accept([proposal])}
                >
                  {t('retries.mapping.accept')}
                  <span className="sr-only"> {shortName(proposal.service)}</span>
                </button>
              </li>
            ))}
          </ul>
          {proposals.length > 1 && (
            <button
              type="button"
              className={`${SECONDARY_BUTTON} mt-2`}
              disabled={isLocked}
              onClick={() => accept(proposals)}
            >
              {t('retries.mapping.acceptAll', { count: proposals.length })}
            </button>
          )}
        </div>
      )}
      {unmapped.length > 0 && (
        <ByHand services={unmapped} usages={usages} isLocked={isLocked} onAdd={(rule) => accept([rule])} />
      )}
      {inForce.rules.length > 0 && (
        <details>
          <summary className="min-h-6 text-muted">
            {t('retries.mapping.rules', { count: inForce.rules.length })}
          </summary>
          <ol className="mt-1 divide-y divide-line rounded-lg border border-line">
            {inForce.rules.map((rule, index) => (
              <li key={rule.service} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
                <span className="min-w-0 flex-1 break-words">
                  <span className="font-medium">{shortName(rule.service)}</span>{' '}
                  <span className="text-muted">
                    {rule.usage === null
                      ? t('retries.mapping.states.outside')
                      : selectionWords(t, rule.usage)}
                  </span>
                </span>
                <button
                  type="button"
                  className={ROW_BUTTON}
                  disabled={isLocked}
                  onClick={() =>
                    put(
                      inForce.rules.filter((_, at) => at !== index),
                      '',
                    )
                  }
                >
                  {t('retries.mapping.remove')}
                  <span className="sr-only"> {shortName(rule.service)}</span>
                </button>
              </li>
            ))}
          </ol>
        </details>
      )}
      {problem && <ProblemNote problem={problem} />}
    </div>
  )
}

interface ByHandProps {
  readonly services: readonly string[]
  readonly usages: Props['usages']
  readonly isLocked: boolean
  readonly onAdd: (rule: TraceRule) => void
}

const OUTSIDE = -1

/** A rule for a service that nothing was proposed for. */
function ByHand({ services, usages, isLocked, onAdd }: ByHandProps) {
  const t = useTranslations()
  const [service, setService] = useState(services[0] ?? '')
  const [chosen, setChosen] = useState(usages.length > 0 ? 0 : OUTSIDE)
  const name = services.includes(service) ? service : (services[0] ?? '')
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd({ service: name, usage: usages[chosen]?.usage ?? null })
      }}
    >
      <label className="min-w-44 flex-1 text-xs font-medium">
        {t('retries.mapping.service')}
        <select
          className={`${FIELD} mt-1 font-normal`}
          value={name}
          onChange={(event) => setService(event.target.value)}
        >
          {services.map((each) => (
            <option key={each} value={each}>
              {shortName(each)}
            </option>
          ))}
        </select>
      </label>
      <label className="min-w-44 flex-1 text-xs font-medium">
        {t('retries.mapping.is')}
        <select
          className={`${FIELD} mt-1 font-normal`}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {usages.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
          <option value={OUTSIDE}>{t('retries.mapping.states.outside')}</option>
        </select>
      </label>
      <button type="submit" className={SECONDARY_BUTTON} disabled={isLocked}>
        {t('retries.mapping.add')}
      </button>
    </form>
  )
}
