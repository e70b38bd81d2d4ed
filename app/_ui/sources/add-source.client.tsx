'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { accessPolicy } from '#lib/domain/sources/access-policy.ts'
import type { Schedule } from '#lib/domain/sources/schedule.ts'
import { configOf, secretOf } from '#lib/domain/sources/source-fields.ts'
import { SOURCE_NAMES, type SourceKind } from '#lib/domain/sources/source-kind.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { CopyButton } from '../copy-button.client.tsx'
import { FIELD, PRIMARY_BUTTON, ROW_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { ScheduleField } from './schedule-field.client.tsx'
import { SourceFields } from './source-fields.client.tsx'
import { type AskedHost, SourceHosts } from './source-hosts.client.tsx'
import { sourcesApi } from './sources-api.ts'
import { type TestedSource, TestResult } from './test-result.tsx'

const KINDS = Object.keys(SOURCE_NAMES) as SourceKind[]

interface Props {
  readonly slug: string
  /** Who adds it; empty where nobody said. */
  readonly author: string
}

/** Adds a source: its place, the hosts that it needs, a test, and how often it is asked. */
export function AddSource({ slug, author }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [kind, setKind] = useState<SourceKind>('aws-s3')
  const [name, setName] = useState('')
  const [filled, setFilled] = useState<Readonly<Record<string, string>>>({})
  const [secret, setSecret] = useState('')
  const [schedule, setSchedule] = useState<Schedule | null>({ everyHours: 24, hour: 5 })
  const [hosts, setHosts] = useState<readonly AskedHost[]>([])
  const [tested, setTested] = useState<TestedSource | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const config = configOf(kind, filled)
  const kept = secretOf(kind, secret)
  const given = { kind, config, ...(kept === undefined ? {} : { secret: kept }) }
  const policy = accessPolicy(kind, { bucket: filled.bucket ?? '', prefix: filled.prefix ?? '' })
  const forget = () => {
    setHosts([])
    setTested(null)
    setProblem(null)
  }
  const test = async () => {
    setBusy(true)
    forget()
    const asked = await callApi<{ hosts: AskedHost[] }>(
      sourcesApi(slug, 'hosts'),
      jsonBody('POST', { kind, config }),
    )
    if (asked.ok) setHosts(asked.body.hosts)
    if (!asked.ok) setProblem(asked.problem)
    else if (asked.body.hosts.every(({ isSwitchedOn }) => isSwitchedOn)) {
      const answer = await callApi<TestedSource>(sourcesApi(slug, 'test'), jsonBody('POST', given))
      if (answer.ok) setTested(answer.body)
      else setProblem(answer.problem)
    }
    setBusy(false)
  }
  const add = async () => {
    setBusy(true)
    setProblem(null)
    const budgetUsd = tested?.plan?.usd ?? null
    const wish = { ...given, name: name.trim() || SOURCE_NAMES[kind], schedule, budgetUsd, author }
    const answer = await callApi(sourcesApi(slug), jsonBody('POST', wish))
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    forget()
    setFilled({})
    setSecret('')
    setName('')
    router.refresh()
  }
  return (
    <Card title={t('sources.add.title')}>
      <form
        className="space-y-4 px-5 pb-5"
        onSubmit={(event) => {
          event.preventDefault()
          void test()
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <label className="block text-xs font-medium">
            {t('sources.kind')}
            <select
              className={`${FIELD} mt-1 font-normal`}
              value={kind}
              onChange={(event) => {
                forget()
                setSecret('')
                setKind(KINDS.find((one) => one === event.target.value) ?? kind)
              }}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {SOURCE_NAMES[one]}
                </option>
              ))}
            </select>
          </label>
          <label className="block text-xs font-medium">
            {t('sources.name')} <span className="font-normal text-muted">({t('sources.optional')})</span>
            <input
              className={`${FIELD} mt-1 font-normal`}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        </div>
        <SourceFields
          kind={kind}
          filled={filled}
          secret={secret}
          onFill={(field, text) => {
            forget()
            setFilled({ ...filled, [field]: text })
          }}
          onSecret={(text) => {
            forget()
            setSecret(text)
          }}
        />
        {policy !== null && (
          <details className="text-[0.8125rem]">
            <summary className="cursor-pointer text-muted">{t('sources.policy')}</summary>
            <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-xs">{policy}</pre>
            <CopyButton label={t('sources.copy')} className={ROW_BUTTON} text={() => policy} />
          </details>
        )}
        <ScheduleField schedule={schedule} onChange={setSchedule} />
        {hosts.length > 0 && <SourceHosts hosts={hosts} author={author} onChanged={() => void test()} />}
        {tested && <TestResult tested={tested} />}
        {problem && <ProblemNote problem={problem} />}
        <div className="flex flex-wrap items-center gap-2">
          <button type="submit" className={SECONDARY_BUTTON} disabled={isBusy}>
            {isBusy ? t('sources.test.asking') : t('sources.test.do')}
          </button>
          <button
            type="button"
            className={PRIMARY_BUTTON}
            disabled={isBusy || author === '' || tested === null}
            onClick={() => void add()}
          >
            {t('sources.add.do')}
          </button>
          {tested === null && <p className="text-[0.8125rem] text-muted">{t('sources.add.testFirst')}</p>}
        </div>
      </form>
    </Card>
  )
}
