'use client'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { type ComponentProps, useEffect, useId, useRef, useState } from 'react'
import { shortName } from '#lib/domain/format/short-name.ts'
import { readEdgeParam } from '../../../_view/edge-param.ts'
import { viewParams } from '../../../_view/view-params.ts'
import { type Answer, callApi } from '../../call-api.client.tsx'
import { FIELD, SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { useShared } from '../../share/shared.client.tsx'
import { PlayedResult } from './played-result.tsx'

interface Props {
  readonly slug: string
  /** Days and factors, as the API is asked. */
  readonly question: string
  readonly services: readonly string[]
}

type Simulated = ComponentProps<typeof PlayedResult>['found']

const MOST_SERVICES = 100
const FIRST_SEED = 1
const LAST_SEED = 2 ** 31

/** What is typed, as a seed that there is. */
const seedOf = (typed: string): number => Math.min(LAST_SEED, Math.max(0, Math.round(Number(typed)) || 0))

/** Plays the settings in a simulation when it is asked to, with the same requests before and after. */
export function PlayPanel({ slug, question, services }: Props) {
  const t = useTranslations()
  const id = useId()
  const isShared = useShared() !== null
  const { on, tries, budget, backoff, timeout, depth, slow, seed } = viewParams
  const [tried, set] = useQueryStates(
    { on, tries, budget, backoff, timeout, depth, slow, seed },
    { history: 'replace', scroll: false },
  )
  const [played, setPlayed] = useState<{ asked: string; answer: Answer<Simulated> } | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  if (isShared) return null
  const edge = readEdgeParam(tried.on)
  const settings = {
    attempts: tried.tries,
    budget: tried.budget,
    timeout: tried.timeout,
    backoff: tried.backoff,
    depth: tried.depth,
    slow: tried.slow || null,
    seed: tried.seed ?? FIRST_SEED,
  }
  const asked = new URLSearchParams(question)
  for (const [name, value] of Object.entries({ ...settings, ...edge }))
    if (value !== null) asked.set(name, String(value))
  const first = services.slice(0, MOST_SERVICES)
  const choices = tried.slow && !first.includes(tried.slow) ? [...first, tried.slow] : first
  const path = `/api/v1/organisations/${encodeURIComponent(slug)}/retries/simulation?${asked}`
  const play = async () => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setPlaying(true)
    const answer = await callApi<Simulated>(path, { signal: own.signal })
    if (own.signal.aborted) return
    setPlaying(false)
    setPlayed({ asked: path, answer })
  }
  return (
    <div className="space-y-4 border-t border-line pt-4 print:hidden" data-retries="play">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0">
          <label htmlFor={`${id}-slow`} className="mb-1 block text-[0.8125rem] text-muted">
            {t('retries.play.slow')}
          </label>
          <select
            id={`${id}-slow`}
            className={FIELD}
            value={tried.slow ?? ''}
            onChange={({ target }) => void set({ slow: target.value || null })}
          >
            <option value="">{t('retries.play.nothingSlow')}</option>
            {choices.map((service) => (
              <option key={service} value={service}>
                {t('retries.play.slowOf', { service: shortName(service) })}
              </option>
            ))}
          </select>
        </div>
        <div className="w-24">
          <label htmlFor={`${id}-seed`} className="mb-1 block text-[0.8125rem] text-muted">
            {t('retries.play.seed')}
          </label>
          <input
            id={`${id}-seed`}
            type="number"
            inputMode="numeric"
            min={0}
            max={LAST_SEED}
            className={FIELD}
            value={settings.seed}
            onChange={({ target }) => void set({ seed: seedOf(target.value) })}
          />
        </div>
        <button type="button" className={SECONDARY_BUTTON} disabled={isPlaying} onClick={() => void play()}>
          {t(isPlaying ? 'retries.play.playing' : 'retries.play.play')}
        </button>
      </div>
      <div role="status" className="space-y-4 text-[0.8125rem]">
        {played === null ? (
          <p className="text-muted">{t('retries.play.hint')}</p>
        ) : played.asked !== path ? (
          <p className="text-muted">{t('retries.play.changed')}</p>
        ) : played.answer.ok ? (
          <PlayedResult found={played.answer.body} />
        ) : (
          <ProblemNote problem={played.answer.problem} />
        )}
      </div>
    </div>
  )
}
