'use client'
import { useId, useState } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { en } from '../../_messages/en.ts'
import { Icon } from '../icon.tsx'
import { FIELD, SECONDARY_BUTTON } from '../popup-classes.ts'

export interface AccountRule {
  readonly account: string
  readonly team: string
}

interface Props {
  readonly rules: readonly AccountRule[]
  readonly accounts: readonly string[]
  readonly onChange: (rules: readonly AccountRule[]) => void
}

/** Which account belongs to which team, for lines that no tag gives to anyone. */
export function AccountRules({ rules, accounts, onChange }: Props) {
  const [account, setAccount] = useState('')
  const [team, setTeam] = useState('')
  const list = useId()
  const isComplete = account.trim() !== '' && team.trim() !== ''
  const add = () => {
    if (!isComplete) return
    const rule = { account: account.trim(), team: team.trim() }
    onChange([...rules.filter((one) => one.account !== rule.account), rule])
    setAccount('')
    setTeam('')
  }
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-medium text-muted">{en.teams.accounts}</legend>
      {rules.length === 0 && <p className="mt-2 text-[0.8125rem] text-muted">{en.teams.noAccounts}</p>}
      <ul className="mt-2 space-y-1">
        {rules.map((rule) => (
          <li key={rule.account} className="flex min-h-10 items-center gap-2 rounded-md bg-sunken ps-3 pe-1">
            <code className="min-w-0 flex-1 font-mono text-[0.8125rem] break-all">
              {visible(rule.account)}
            </code>
            <span aria-hidden="true" className="text-muted">
              →
            </span>
            <span className="min-w-0 flex-1 break-words">{visible(rule.team)}</span>
            <button
              type="button"
              className="grid size-8 place-items-center rounded-md text-muted hover:bg-surface hover:text-ink"
              aria-label={en.teams.removeAccount(rule.account)}
              onClick={() => onChange(rules.filter((one) => one.account !== rule.account))}
            >
              <Icon name="close" size={15} />
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2 sm:flex-nowrap">
        <input
          aria-label={en.teams.account}
          placeholder={en.teams.account}
          list={list}
          className={FIELD}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
        <datalist id={list}>
          {accounts.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <input
          aria-label={en.teams.team}
          placeholder={en.teams.team}
          className={FIELD}
          value={team}
          onChange={(event) => setTeam(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              add()
            }
          }}
        />
        <button type="button" className={SECONDARY_BUTTON} disabled={!isComplete} onClick={add}>
          {en.teams.add}
        </button>
      </div>
    </fieldset>
  )
}
