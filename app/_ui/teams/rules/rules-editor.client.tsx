'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import { ruleChanges } from '#lib/domain/teams/rule-changes.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import type { TeamRuleSet, TeamRules } from '#lib/domain/teams/team-rule-set.ts'
import { SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { CsvLoader } from './csv-loader.client.tsx'
import { isComplete } from './is-complete.ts'
import { LineTest } from './line-test.client.tsx'
import { MovesTable, TeamsTable } from './preview-panel.client.tsx'
import { ProposalList } from './proposal-list.client.tsx'
import { RuleHistory } from './rule-history.client.tsx'
import { RuleList } from './rule-list.client.tsx'
import { ruleInWords } from './rule-words.ts'
import { SaveRules } from './save-rules.client.tsx'
import { SplitChoice } from './split-choice.client.tsx'
import { useFoundInBills } from './use-found-in-bills.client.tsx'
import { type PreviewOf, useRulesPreview } from './use-rules-preview.client.tsx'

interface Props {
  readonly of: PreviewOf
  /** Newest first: the first is in force. */
  readonly versions: readonly [TeamRuleSet, ...TeamRuleSet[]]
  readonly startsOpen: boolean
}

/** Rules as the API takes them: without blanks around values, or empty lines. */
const tidy = (rule: TeamRule): TeamRule => ({
  ...rule,
  when: rule.when.map((condition) => ({
    ...condition,
    values: condition.values.map((value) => value.trim()).filter((value) => value !== ''),
  })),
})

/** A copy of the rules that is changed, tried and saved. */
export function RulesEditor({ of, versions, startsOpen }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const ids = { tags: useId(), accounts: useId() }
  const [latest] = versions
  const [isOpen, setOpen] = useState(startsOpen)
  const { proposals, tags, accounts } = useFoundInBills(of.slug, isOpen)
  const [saved, setSaved] = useState(latest)
  const inForce = saved.version > latest.version ? saved : latest
  const [draft, setDraft] = useState<TeamRules>(latest)
  const [basedOn, setBasedOn] = useState(latest.version)
  const [note, setNote] = useState('')
  const [message, setMessage] = useState('')
  const complete = draft.rules.filter(isComplete).map(tidy)
  const tried = { rules: complete, sharedSplit: draft.sharedSplit }
  const { preview, isLooking, problem } = useRulesPreview(isOpen ? tried : null, of, inForce.version)
  const changes = ruleChanges(inForce, draft)
  const isChanged = changes.changes.length > 0 || changes.isReordered || changes.isSplitChanged
  const take = (rules: TeamRules, said: string, why?: string) => {
    setDraft({ rules: rules.rules, sharedSplit: rules.sharedSplit })
    setMessage(said)
    setOpen(true)
    if (why !== undefined) setNote(why)
  }
  const change = (next: Partial<TeamRules>) => {
    setMessage('')
    setDraft({ ...draft, ...next })
  }
  const left = proposals.filter(({ rules }) =>
    rules.some(({ id }) => !draft.rules.some((rule) => rule.id === id)),
  )
  return (
    <section id="rules" className="mt-8 scroll-mt-24 rounded-xl border border-line bg-surface">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 pt-4">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-sm font-semibold">{t('teams.rules.title')}</h2>
          <p className="mt-1 text-[0.8125rem] text-muted">
            {t('teams.rules.intro')} {t('teams.rules.version', { version: inForce.version })}.
          </p>
        </div>
        <a
          href={`/api/v1/organisations/${encodeURIComponent(of.slug)}/team-rules.csv`}
          download
          className={SECONDARY_BUTTON}
        >
          {t('teams.csv.download')}
        </a>
        <button
          type="button"
          className={SECONDARY_BUTTON}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('teams.rules.close') : t('teams.rules.edit')}
        </button>
      </header>
      <p role="status" className={message === '' ? 'sr-only' : 'px-5 pt-3 text-[0.8125rem] text-accent'}>
        {message}
      </p>
      <datalist id={ids.tags}>
        {tags.map(({ key }) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <datalist id={ids.accounts}>
        {accounts.map(({ account, name }) => (
          <option key={account} value={account}>
            {name}
          </option>
        ))}
      </datalist>
      {!isOpen && (
        <ol className="list-decimal space-y-1 px-5 py-4 ps-10 break-words">
          {inForce.rules.map((rule) => (
            <li key={rule.id}>{ruleInWords(t, rule)}</li>
          ))}
          {inForce.rules.length === 0 && <li className="list-none text-muted">{t('teams.rules.none')}</li>}
        </ol>
      )}
      {isOpen && (
        <div className="space-y-5 px-5 py-4">
          <ProposalList
            proposals={left}
            onAccept={({ rules }) =>
              take({ ...draft, rules: [...draft.rules, ...rules] }, t('teams.proposals.added'))
            }
          />
          <RuleList
            rules={draft.rules}
            preview={preview}
            suggestions={ids}
            onChange={(rules) => change({ rules })}
          >
            <CsvLoader
              slug={of.slug}
              onLoaded={(rules) => take({ ...draft, rules }, t('teams.csv.loaded', { count: rules.length }))}
            />
          </RuleList>
          <SplitChoice
            split={draft.sharedSplit}
            teams={
              preview?.teams.flatMap(({ team, after }) =>
                team === SHARED || team === UNALLOCATED || after.central === 0 ? [] : [team],
              ) ?? []
            }
            onChange={(sharedSplit) => change({ sharedSplit })}
          />
          <section aria-label={t('teams.preview.title')} aria-busy={isLooking}>
            <h3 className="text-xs font-medium text-muted">
              {t('teams.preview.title')}, {t('teams.preview.against', { version: inForce.version })}
            </h3>
            {problem && <ProblemNote problem={problem} />}
            {preview && (
              <div className="mt-2 grid items-start gap-4 lg:grid-cols-2" data-updating={isLooking}>
                <MovesTable preview={preview} />
                <TeamsTable preview={preview} />
              </div>
            )}
          </section>
          <SaveRules
            slug={of.slug}
            rules={{ rules: draft.rules.map(tidy), sharedSplit: draft.sharedSplit }}
            basedOn={basedOn}
            isChanged={isChanged}
            isReady={complete.length === draft.rules.length}
            note={note}
            onNote={setNote}
            onSaved={(next) => {
              setSaved(next)
              take(next, t('teams.save.saved'), '')
              setBasedOn(next.version)
              router.refresh()
            }}
            onDiscard={() => {
              take(inForce, '', '')
              setBasedOn(inForce.version)
            }}
          />
          <details className="rounded-lg border border-line px-4 py-2">
            <summary className="min-h-8 leading-8 font-medium">{t('teams.test.title')}</summary>
            <div className="py-2">
              <LineTest rules={complete} accounts={ids.accounts} />
            </div>
          </details>
        </div>
      )}
      <details className="border-t border-line px-5 py-2">
        <summary className="min-h-8 leading-8 font-medium">{t('teams.history.title')}</summary>
        <RuleHistory
          versions={versions}
          of={of}
          onRestore={(version) =>
            take(
              version,
              t('teams.history.restored', { version: version.version }),
              t('teams.save.restoreNote', { version: version.version }),
            )
          }
        />
      </details>
    </section>
  )
}
