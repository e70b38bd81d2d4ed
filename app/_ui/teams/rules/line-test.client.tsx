'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { assignOwner } from '#lib/domain/teams/assign-owner.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import { nameOf } from '../../../_format/names.ts'
import { FIELD } from '../../popup-classes.ts'

/** Tags from text of `key=value` lines; what has no `=` is a key without a value. */
const tagsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [key = '', ...value] = line.split('=')
      return key.trim() === '' ? [] : [[key.trim(), value.join('=').trim()]]
    }),
  )

/** Asks the rules in the editor about a line that somebody makes up. */
export function LineTest({ rules, accounts }: { rules: readonly TeamRule[]; accounts: string }) {
  const t = useTranslations()
  const [tags, setTags] = useState('')
  const [account, setAccount] = useState('')
  const [billingAccount, setBillingAccount] = useState('')
  const { team, ruleId } = assignOwner(rules, { tags: tagsOf(tags), account, billingAccount })
  const number = rules.findIndex(({ id }) => id === ruleId) + 1
  const name = nameOf(t, 'team', team)
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <label className="text-xs font-medium">
        {t('teams.test.tags')}
        <textarea
          className={`${FIELD} mt-1 field-sizing-content py-1.5 font-normal`}
          rows={2}
          value={tags}
          onChange={(event) => setTags(event.target.value)}
        />
      </label>
      <label className="text-xs font-medium">
        {t('teams.test.account')}
        <input
          className={`${FIELD} mt-1 font-normal`}
          list={accounts}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </label>
      <label className="text-xs font-medium">
        {t('teams.test.billingAccount')}
        <input
          className={`${FIELD} mt-1 font-normal`}
          value={billingAccount}
          onChange={(event) => setBillingAccount(event.target.value)}
        />
      </label>
      <p role="status" className="font-medium break-words sm:col-span-3">
        {number > 0 ? t('teams.test.byRule', { number, team: name }) : t('teams.test.byNone', { team: name })}
      </p>
    </div>
  )
}
