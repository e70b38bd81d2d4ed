'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { SOURCE_NAMES } from '#lib/domain/sources/source-kind.ts'
import { formatInstant } from '../../_format/dates.ts'
import { type Answer, callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { ConfirmDialog } from '../confirm-dialog.client.tsx'
import { ROW_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { EditSource } from './edit-source.client.tsx'
import type { ListedRun, ListedSource } from './listed-source.ts'
import { RunHistory } from './run-history.tsx'
import { ScheduleField } from './schedule-field.client.tsx'
import { SourceHosts } from './source-hosts.client.tsx'
import { sourcesApi } from './sources-api.ts'
import { type TestedSource, TestResult } from './test-result.tsx'

const LOOK_MILLISECONDS = 1500

interface Props {
  readonly slug: string
  readonly source: ListedSource
  /** Who changes something; empty where nobody said. */
  readonly author: string
}

/** One source: how it is, and what can be done with it. */
export function SourceCard({ slug, source, author }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [tested, setTested] = useState<TestedSource | null>(null)
  const [runs, setRuns] = useState<readonly ListedRun[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isEdited, setEdited] = useState(false)
  const { id, lastRun, paused, nextRunAt, lastPeriod, schedule } = source
  const isRunning = lastRun?.outcome === 'running'
  const name = visible(source.name)

  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => router.refresh(), LOOK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [isRunning, router])

  const done = <Body,>(answer: Answer<Body>, use: (body: Body) => void = () => undefined) => {
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) use(answer.body)
    router.refresh()
  }
  const test = async () =>
    done(await callApi<TestedSource>(sourcesApi(slug, id, 'test'), { method: 'POST' }), setTested)
  const change = async (wish: object) =>
    done(await callApi(sourcesApi(slug, id), jsonBody('PATCH', { ...wish, author })))
  const run = async (budgetUsd?: number) =>
    done(await callApi(sourcesApi(slug, id, 'run'), jsonBody('POST', { author, budgetUsd })))
  const look = async () =>
    runs === null
      ? done(await callApi<{ runs: ListedRun[] }>(sourcesApi(slug, id, 'runs')), (body) => setRuns(body.runs))
      : setRuns(null)
  const state = paused ? 'paused' : (lastRun?.outcome ?? 'never')
  const usd = tested?.plan?.usd ?? null
  return (
    <Card title={name} detail={SOURCE_NAMES[source.kind]}>
      <div className="space-y-3 px-5 pb-5">
        <p className="text-[0.8125rem]">
          <span className={`font-medium ${state === 'failed' ? 'text-danger' : ''}`}>
            {t(`sources.outcomes.${state}`)}
          </span>{' '}
          <span className="text-muted">
            {[
              ...(lastRun === null ? [] : [formatInstant(lastRun.startedAt)]),
              ...(lastPeriod === null ? [] : [t('sources.lastPeriod', { month: lastPeriod })]),
              nextRunAt === null || paused
                ? t('sources.noNextRun')
                : t('sources.nextRun', { at: formatInstant(nextRunAt) }),
            ].join(' · ')}
          </span>
        </p>
        {lastRun?.outcome === 'failed' && lastRun.error !== null && (
          <p className="text-[0.8125rem] break-words text-muted">{lastRun.error}</p>
        )}
        <SourceHosts hosts={source.hosts} author={author} onChanged={() => router.refresh()} />
        <div className="flex flex-wrap items-end gap-2">
          <ScheduleField
            schedule={schedule}
            isDisabled={author === ''}
            onChange={(next) => void change({ schedule: next })}
          />
          <button type="button" className={SECONDARY_BUTTON} onClick={() => void test()}>
            {t('sources.test.again')}
          </button>
          <button
            type="button"
            className={SECONDARY_BUTTON}
            disabled={author === '' || isRunning || paused}
            onClick={() => void run(usd ?? undefined)}
          >
            {usd === null ? t('sources.run') : t('sources.runFor', { usd: usd.toFixed(2) })}
          </button>
          <button
            type="button"
            className={SECONDARY_BUTTON}
            disabled={author === ''}
            onClick={() => void change({ paused: !paused })}
          >
            {paused ? t('sources.resume') : t('sources.pause')}
          </button>
          <button
            type="button"
            className={ROW_BUTTON}
            aria-expanded={isEdited}
            onClick={() => setEdited(!isEdited)}
          >
            {t('sources.edit.title')}
          </button>
          <button
            type="button"
            className={ROW_BUTTON}
            aria-expanded={runs !== null}
            onClick={() => void look()}
          >
            {t('sources.history.title')}
          </button>
          <ConfirmDialog
            trigger={{
              label: `${t('sources.remove')} ${name}`,
              className: ROW_BUTTON,
              content: t('sources.remove'),
            }}
            title={t('sources.removeTitle')}
            text={t('sources.removeText', { name })}
            confirm={t('sources.remove')}
            confirming={t('sources.remove')}
            act={() => callApi(sourcesApi(slug, id), jsonBody('DELETE', { author }))}
            onDone={() => router.refresh()}
          />
        </div>
        {tested && <TestResult tested={tested} />}
        {problem && <ProblemNote problem={problem} />}
        {isEdited && (
          <EditSource
            slug={slug}
            source={source}
            author={author}
            onDone={() => {
              setEdited(false)
              setTested(null)
              router.refresh()
            }}
          />
        )}
        {runs !== null && <RunHistory runs={runs} />}
      </div>
    </Card>
  )
}
