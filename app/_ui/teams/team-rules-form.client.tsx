'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { en } from '../../_messages/en.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { PRIMARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { type AccountRule, AccountRules } from './account-rules.client.tsx'
import { TagKeys } from './tag-keys.client.tsx'

interface Props {
  readonly slug: string
  readonly tagKeys: readonly string[]
  readonly accountRules: readonly AccountRule[]
  readonly found: readonly { readonly key: string; readonly share: number }[]
  readonly accounts: readonly string[]
}

type Saving = 'unchanged' | 'changed' | 'saving' | 'saved'

/** Which tags and accounts decide the team. The figures follow as soon as it is saved. */
export function TeamRulesForm({ slug, tagKeys, accountRules, found, accounts }: Props) {
  const router = useRouter()
  const [keys, setKeys] = useState(tagKeys)
  const [rules, setRules] = useState(accountRules)
  const [saving, setSaving] = useState<Saving>('unchanged')
  const [problem, setProblem] = useState<Problem | null>(null)

  const save = async () => {
    setSaving('saving')
    setProblem(null)
    const answer = await callApi(
      `/api/v1/organisations/${encodeURIComponent(slug)}/teams`,
      jsonBody('PUT', { tagKeys: keys, accountRules: rules }),
    )
    if (answer.ok) {
      setSaving('saved')
      router.refresh()
    } else {
      setSaving('changed')
      setProblem(answer.problem)
    }
  }

  return (
    <section className="mt-8 rounded-xl border border-line bg-surface">
      <header className="px-5 pt-4">
        <h2 className="text-sm font-semibold">{en.teams.rules}</h2>
        <p className="mt-1 max-w-2xl text-[0.8125rem] text-muted">{en.teams.rulesIntro}</p>
      </header>
      <div className="grid gap-8 px-5 py-5 lg:grid-cols-2">
        <TagKeys
          keys={keys}
          found={found}
          onChange={(next) => {
            setKeys(next)
            setSaving('changed')
          }}
        />
        <AccountRules
          rules={rules}
          accounts={accounts}
          onChange={(next) => {
            setRules(next)
            setSaving('changed')
          }}
        />
      </div>
      <footer className="flex flex-wrap items-center gap-3 border-t border-line px-5 py-4">
        <button type="button" className={PRIMARY_BUTTON} disabled={saving !== 'changed'} onClick={save}>
          {saving === 'saving' ? en.teams.saving : en.teams.save}
        </button>
        <p role="status" className="text-[0.8125rem] text-muted">
          {saving === 'changed' ? en.teams.unsaved : saving === 'saved' ? en.teams.saved : ''}
        </p>
        {problem && (
          <div className="w-full">
            <ProblemNote problem={problem} />
          </div>
        )}
      </footer>
    </section>
  )
}
