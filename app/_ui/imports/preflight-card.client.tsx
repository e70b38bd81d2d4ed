'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { OnOverlap } from '#lib/domain/imports/on-overlap.ts'
import type { PreflightBill, PreflightReport } from '#lib/domain/imports/preflight-report.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { BillReport } from './bill-report.tsx'
import type { Following } from './followed-import.client.tsx'
import { OverlapChoice } from './overlap-choice.client.tsx'
import { SetAside } from './set-aside.client.tsx'

interface Props {
  readonly slug: string
  readonly report: PreflightReport
  /** Leaves uploads out of the set. */
  readonly remove: (uploadIds: readonly string[]) => void
  readonly map: (uploadId: string) => void
  readonly onStarted: (started: Following) => void
  readonly onDiscard: () => void
}

const idsOf = ({ files }: PreflightBill): string[] => files.map(({ uploadId }) => uploadId)

/** Everything that is known of the files before anything of them is stored, and the choice to import them. */
export function PreflightCard({ slug, report, remove, map, onStarted, onDiscard }: Props) {
  const t = useTranslations()
  const { bills, setAside, alreadyImported } = report
  const [choice, setChoice] = useState<OnOverlap>('replace')
  const [isStarting, setStarting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const overlaps = bills.flatMap((bill) => bill.overlaps)
  const files = bills.flatMap((bill) => bill.files)

  const start = async () => {
    if (overlaps.length > 0 && choice === 'cancel') return onDiscard()
    setStarting(true)
    setProblem(null)
    const uploadIds = [...new Set([...bills.flatMap(idsOf), ...setAside.map(({ uploadId }) => uploadId)])]
    const answer = await callApi<{ importId: string; alreadyImported: boolean }>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/imports`,
      jsonBody('POST', { uploadIds, onOverlap: choice }),
    )
    setStarting(false)
    if (!answer.ok) return setProblem(answer.problem)
    onStarted({ ...answer.body, fileNames: files.map(({ name }) => name) })
  }

  return (
    <section className="overflow-hidden rounded-xl border border-line bg-surface">
      <h2 className="border-b border-line px-5 py-4 text-sm font-semibold">{t('imports.check')}</h2>
      <SetAside report={report} remove={(uploadId) => remove([uploadId])} map={map} />
      <ul className="divide-y divide-line border-b border-line empty:hidden">
        {bills.map((bill) => (
          <li key={idsOf(bill).join(' ')} className="px-5 py-5">
            <BillReport bill={bill} remove={() => remove(idsOf(bill))} />
          </li>
        ))}
      </ul>
      {bills.length > 0 && !alreadyImported && (
        <OverlapChoice overlaps={overlaps} choice={choice} choose={setChoice} />
      )}
      <footer className="flex flex-wrap items-center gap-3 px-5 py-4">
        {alreadyImported ? (
          <p role="status" className="min-w-0 flex-1 font-medium">
            {t('imports.doneBefore')}
          </p>
        ) : (
          bills.length > 0 && (
            <button type="button" className={PRIMARY_BUTTON} disabled={isStarting} onClick={start}>
              {startLabel(t, files.length, overlaps.length > 0, choice)}
            </button>
          )
        )}
        <button type="button" className={SECONDARY_BUTTON} onClick={onDiscard}>
          {t('imports.discard')}
        </button>
        {problem && (
          <div className="w-full">
            <ProblemNote problem={problem} />
          </div>
        )}
      </footer>
    </section>
  )
}

function startLabel(t: Translate, files: number, overlap: boolean, choice: OnOverlap): string {
  if (!overlap) return t('imports.importAll', { files })
  return choice === 'replace' ? t('imports.importAndReplace', { files }) : t('imports.keepWhatIs')
}
