'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { RulesRead } from '#lib/domain/teams/rules-table.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import { callApi, jsonBody, type Problem } from '../../call-api.client.tsx'
import { SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'

const SHOWN_FAULTS = 20

interface Props {
  readonly slug: string
  readonly onLoaded: (rules: readonly TeamRule[]) => void
}

/** Reads rules from a file into the editor, or says what is wrong in which line. */
export function CsvLoader({ slug, onLoaded }: Props) {
  const t = useTranslations()
  const field = useId()
  const [faults, setFaults] = useState<RulesRead['faults']>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (file: File) => {
    setProblem(null)
    setFaults([])
    const answer = await callApi<RulesRead>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/team-rules/read-csv`,
      jsonBody('POST', { csv: await file.text() }),
    )
    if (!answer.ok) return setProblem(answer.problem)
    setFaults(answer.body.faults)
    if (answer.body.faults.length === 0) onLoaded(answer.body.rules)
  }
  return (
    <div className="min-w-0">
      <label htmlFor={field} className={`${SECONDARY_BUTTON} relative has-focus-visible:outline-2`}>
        {t('teams.csv.load')}
        <input
          id={field}
          type="file"
          accept=".csv,text/csv"
          className="absolute inset-0 opacity-0"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void read(file)
            event.target.value = ''
          }}
        />
      </label>
      {problem && <ProblemNote problem={problem} />}
      {faults.length > 0 && (
        <div role="alert" className="mt-2 rounded-md bg-danger-wash px-3 py-2 text-[0.8125rem]">
          <p className="font-medium text-danger">{t('teams.csv.faults')}</p>
          <ul className="mt-1">
            {faults.slice(0, SHOWN_FAULTS).map(({ line, fault }) => (
              <li key={`${line} ${fault}`} className="break-words">
                {t('teams.csv.fault', { line, fault })}
              </li>
            ))}
            {faults.length > SHOWN_FAULTS && (
              <li>{t('teams.csv.more', { count: faults.length - SHOWN_FAULTS })}</li>
            )}
          </ul>
        </div>
      )}
    </div>
  )
}
