'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type HTMLAttributes, useEffect, useRef, useState } from 'react'
import { type Answer, callApi, jsonBody } from '../../call-api.client.tsx'
import { Card } from '../../card.tsx'
import { FIELD, SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { CountersAnswer } from './counters-answer.tsx'

interface Props {
  readonly slug: string
  /** The days that the page shows, if any. */
  readonly days: { readonly from?: string | undefined; readonly to?: string | undefined }
}

type Counters = ComponentProps<typeof CountersAnswer>['found']
type Asked = Record<'url' | 'matchers' | 'token' | 'from' | 'to', string>

/** Retries as the counters of a Prometheus server tell of them, when somebody asks. Nothing is kept. */
export function CountersCard({ slug, days: { from = '', to = '' } }: Props) {
  const t = useTranslations()
  const [asked, setAsked] = useState<Asked>({ url: '', matchers: '', token: '', from, to })
  const [answer, setAnswer] = useState<Answer<Counters> | null>(null)
  const [isAsking, setAsking] = useState(false)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const ask = async () => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setAsking(true)
    const { url, ...others } = asked
    const given = Object.entries(others).filter(([, value]) => value.trim() !== '')
    const got = await callApi<Counters>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/retries/counters`,
      { ...jsonBody('POST', { url: url.trim(), ...Object.fromEntries(given) }), signal: own.signal },
    )
    if (own.signal.aborted) return
    setAsking(false)
    setAnswer(got)
  }
  const field = (
    name: keyof Asked,
    type: 'url' | 'text' | 'password' | 'date',
    more: { readonly required?: boolean; readonly inputMode?: HTMLAttributes<'input'>['inputMode'] } = {},
  ) => (
    <label className="min-w-0 text-xs font-medium">
      {t(`retries.counters.${name}`)}
      <input
        type={type}
        className={`${FIELD} mt-1 font-normal`}
        placeholder={name === 'url' || name === 'matchers' ? t(`retries.counters.${name}Hint`) : ''}
        autoComplete="off"
        spellCheck={false}
        value={asked[name]}
        onChange={({ target }) => setAsked({ ...asked, [name]: target.value })}
        {...more}
      />
    </label>
  )
  return (
    <Card title={t('retries.counters.title')} detail={t('retries.counters.detail')}>
      <div className="space-y-4 px-5 pb-5 text-[0.8125rem] print:hidden" data-retries="counters">
        <form
          className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1.5fr_1.5fr_1fr_1fr_auto]"
          onSubmit={(event) => {
            event.preventDefault()
            void ask()
          }}
        >
          {field('url', 'url', { required: true })}
          {field('matchers', 'text')}
          {field('token', 'password')}
          {field('from', 'date', { required: true })}
          {field('to', 'date', { required: true })}
          <button type="submit" className={SECONDARY_BUTTON} disabled={isAsking}>
            {t(isAsking ? 'retries.counters.asking' : 'retries.counters.ask')}
          </button>
        </form>
        <div role="status" className="space-y-3">
          {answer === null ? (
            <p className="max-w-3xl text-muted">{t('retries.counters.hint')}</p>
          ) : answer.ok ? (
            <CountersAnswer found={answer.body} />
          ) : (
            <ProblemNote problem={answer.problem} />
          )}
        </div>
      </div>
    </Card>
  )
}
