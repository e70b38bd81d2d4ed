'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { FIELD, PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useShared } from '../share/shared.client.tsx'
import { CheckReport } from './check-report.tsx'
import type { Checked } from './checked.ts'
import { useSaving } from './use-saving.client.tsx'

/** Holds somebody's calculation of a score against the standard. Nothing of it is kept. */
export function CheckCard() {
  const t = useTranslations()
  const field = useId()
  const [text, setText] = useState('')
  const [checked, setChecked] = useState<Checked | null>(null)
  const { isSaving, problem, save } = useSaving()
  if (useShared() !== null) return null
  const check = (given: string) => {
    setChecked(null)
    void save(() => callApi<Checked>('/api/v1/sci/check', jsonBody('POST', { text: given })), setChecked)
  }
  return (
    <Card title={t('sci.check.title')} detail={t('sci.check.detail')}>
      <form
        className="space-y-3 px-5 pb-5 text-[0.8125rem]"
        data-sci="check"
        onSubmit={(event) => {
          event.preventDefault()
          check(text)
        }}
      >
        <label className="block font-medium">
          {t('sci.check.paste')}
          <textarea
            rows={6}
            spellCheck={false}
            className={`${FIELD} mt-1 py-2 font-mono text-xs font-normal`}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="flex flex-wrap gap-2">
          <button type="submit" className={PRIMARY_BUTTON} disabled={text.trim() === '' || isSaving}>
            {isSaving ? t('sci.check.checking') : t('sci.check.check')}
          </button>
          <label htmlFor={field} className={`${SECONDARY_BUTTON} relative has-focus-visible:outline-2`}>
            {t('sci.check.file')}
            <input
              id={field}
              type="file"
              accept=".json,.yml,.yaml,application/json,application/yaml"
              className="absolute inset-0 opacity-0"
              onChange={(event) => {
                const [file] = event.target.files ?? []
                event.target.value = ''
                void file?.text().then((given) => {
                  setText(given)
                  check(given)
                })
              }}
            />
          </label>
        </div>
        {problem && <ProblemNote problem={problem} />}
        {checked && <CheckReport checked={checked} />}
      </form>
    </Card>
  )
}
