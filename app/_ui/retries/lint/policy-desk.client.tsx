'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useRef, useState } from 'react'
import { formatBytes } from '#lib/domain/format/count.ts'
import { shortName } from '#lib/domain/format/short-name.ts'
import { callApi, jsonBody, type Problem } from '../../call-api.client.tsx'
import { ROW_BUTTON, SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { useShared } from '../../share/shared.client.tsx'
import { LintFindings } from './lint-findings.tsx'

interface Props {
  readonly slug: string
  /** The days judged. */
  readonly period: { readonly from?: string; readonly to?: string }
  /** What is found without a file. */
  readonly children: ReactNode
}

type Report = ComponentProps<typeof LintFindings>['report']

/** A file that was looked at, for which days, and what came of it. */
interface Judged {
  readonly fileName: string
  readonly asked: string
  readonly report: Report | null
  readonly problem: Problem | null
}

/** As much as a request may hold. */
const MOST_BYTES = 1_000_000
const MOST_UNMATCHED = 30

/** Judges the calls with the policies of a file in place of what traces show. The file is kept nowhere. */
export function PolicyDesk({ slug, period, children }: Props) {
  const t = useTranslations()
  const [judged, setJudged] = useState<Judged | null>(null)
  const [isJudging, setJudging] = useState(false)
  const last = useRef<File | null>(null)
  const asked = JSON.stringify(period)
  if (useShared() !== null) return children
  const judge = async (file: File) => {
    last.current = file
    const done = (result: Pick<Judged, 'report' | 'problem'>) => {
      if (last.current !== file) return
      setJudging(false)
      setJudged({ fileName: file.name, asked, ...result })
    }
    if (file.size > MOST_BYTES) {
      const happened = t('retries.lint.policies.tooLarge', { size: formatBytes(file.size) })
      return done({ report: null, problem: { happened, next: t('retries.lint.policies.tooLargeNext') } })
    }
    setJudging(true)
    const answer = await file.text().then(
      (policies) =>
        callApi<Report>(
          `/api/v1/organisations/${encodeURIComponent(slug)}/retries/lint`,
          jsonBody('POST', { ...period, policies }),
        ),
      () => ({ ok: false as const, problem: { happened: t('retries.lint.policies.unreadable') } }),
    )
    done(answer.ok ? { report: answer.body, problem: null } : { report: null, problem: answer.problem })
  }
  const current = judged?.asked === asked ? judged : null
  return (
    <>
      <div className="space-y-2 print:hidden" data-retries="policies">
        <div className="flex flex-wrap items-center gap-2">
          <label className={`${SECONDARY_BUTTON} relative has-focus-visible:outline-2`}>
            {t(isJudging ? 'retries.lint.policies.judging' : 'retries.lint.policies.choose')}
            <input
              type="file"
              accept=".yaml,.yml,.json,application/yaml,application/json"
              className="absolute inset-0 cursor-pointer opacity-0"
              disabled={isJudging}
              onChange={(event) => {
                const [file] = event.target.files ?? []
                event.target.value = ''
                if (file) void judge(file)
              }}
            />
          </label>
          {judged && (
            <button type="button" className={ROW_BUTTON} onClick={() => setJudged(null)}>
              {t('retries.lint.policies.drop')}
            </button>
          )}
        </div>
        {judged === null && <p className="text-muted">{t('retries.lint.policies.hint')}</p>}
        <div role="status" className="space-y-2">
          {judged && !current && <p className="text-warn">{t('retries.lint.policies.otherDays')}</p>}
          {current?.report && <WhatWasRead fileName={current.fileName} report={current.report} />}
        </div>
        {current?.problem && (
          <>
            <p className="font-medium break-words">{shortName(current.fileName)}</p>
            <ProblemNote problem={current.problem} />
          </>
        )}
      </div>
      {current?.report ? <LintFindings report={current.report} /> : children}
    </>
  )
}

/** What the file was taken for, and which calls of it no trace shows. */
function WhatWasRead({ fileName, report }: { fileName: string; report: Report }) {
  const t = useTranslations()
  const { policies, stated, calls, unmatched } = report
  if (policies === null) return null
  const shown = unmatched.slice(0, MOST_UNMATCHED)
  return (
    <>
      <p className="break-words">
        {t('retries.lint.policies.read', {
          file: shortName(fileName),
          kind: t(`retries.lint.policies.kinds.${policies.kind}`),
          calls: policies.calls,
          stated,
          all: calls,
        })}
      </p>
      {shown.length > 0 && (
        <details className="text-warn" open={stated === 0}>
          <summary className="cursor-pointer">
            {t('retries.lint.policies.unmatched', { count: unmatched.length })}
          </summary>
          <ul className="mt-1 list-disc ps-5 text-muted" data-retries="unmatched">
            {shown.map((call) => (
              <li key={call} className="break-words">
                {shortName(call)}
              </li>
            ))}
          </ul>
          {unmatched.length > shown.length && (
            <p className="text-muted">{t('retries.lint.more', { count: unmatched.length - shown.length })}</p>
          )}
        </details>
      )}
    </>
  )
}
