'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TOKEN_SCOPES, type TokenScope } from '#lib/domain/access/token-scope.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { ExpiryField } from '../expiry-field.client.tsx'
import { FIELD, PRIMARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'

/** A token just made: the one time that it is known. */
export interface FreshToken {
  readonly name: string
  readonly scope: TokenScope
  readonly token: string
}

const DAYS = [7, 30, 90, 365] as const

interface Props {
  readonly slug: string
  readonly onCreated: (token: FreshToken) => void
}

/** Makes a token from a name, what it may, and how long. */
export function NewToken({ slug, onCreated }: Props) {
  const t = useTranslations()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<TokenScope>('upload')
  const [days, setDays] = useState<number>(90)
  const [isCreating, setCreating] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = async () => {
    setCreating(true)
    setProblem(null)
    const answer = await callApi<FreshToken>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/tokens`,
      jsonBody('POST', { name: name.trim(), scope, expiresInDays: days }),
    )
    setCreating(false)
    if (!answer.ok) return setProblem(answer.problem)
    setName('')
    onCreated(answer.body)
  }
  return (
    <form
      className="grid items-end gap-3 sm:grid-cols-[2fr_2fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <label className="text-xs font-medium">
        {t('settings.tokens.name')}
        <input
          className={`${FIELD} mt-1 font-normal`}
          placeholder={t('settings.tokens.nameHint')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="text-xs font-medium">
        {t('settings.tokens.scope')}
        <select
          className={`${FIELD} mt-1 font-normal`}
          value={scope}
          onChange={(event) => setScope(TOKEN_SCOPES.find((one) => one === event.target.value) ?? scope)}
        >
          {TOKEN_SCOPES.map((one) => (
            <option key={one} value={one}>
              {t(`settings.tokens.scopes.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <ExpiryField label={t('settings.tokens.expiresIn')} choices={DAYS} days={days} onChange={setDays} />
      <button type="submit" className={PRIMARY_BUTTON} disabled={name.trim() === '' || isCreating}>
        {isCreating ? t('settings.tokens.creating') : t('settings.tokens.create')}
      </button>
      {problem && (
        <div className="sm:col-span-4">
          <ProblemNote problem={problem} />
        </div>
      )}
    </form>
  )
}
