'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { formatCount } from '#lib/domain/format/count.ts'
import type { CountsRead } from '#lib/domain/sci/counts/read-counts.ts'
import { MAX_NAME_LENGTH } from '#lib/domain/sci/name-fault.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'
import { CountFaults } from './count-faults.tsx'
import type { CountsProps } from './counts-props.ts'
import { sampleCounts } from './sample-counts.ts'
import { sciPath } from './sci-path.ts'
import { useSaving } from './use-saving.client.tsx'

interface Chosen {
  readonly csv: string
  readonly read: CountsRead
}

/** Reads a file of counts, says what is wrong in which line, and keeps it whole or not at all. */
export function CountsForm({ slug, boundary, days, known, onSaved }: CountsProps & { onSaved: () => void }) {
  const t = useTranslations()
  const field = useId()
  const [author] = useAuthor()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [units, setUnits] = useState<Readonly<Record<string, string>>>({})
  const reading = useSaving()
  const { isSaving, problem, save } = useSaving()
  const read = async (file: File) => {
    setChosen(null)
    const csv = await file.text()
    await reading.save(
      () => callApi<CountsRead>(sciPath(slug, 'counts/read-csv'), jsonBody('POST', { csv })),
      (body) => setChosen({ csv, read: body }),
    )
  }
  const operations = [...new Set(chosen?.read.counts.map(({ operation }) => operation))]
  const unitOf = (operation: string) =>
    known.find((each) => each.operation === operation)?.unit ?? units[operation] ?? operation
  const body = {
    boundary,
    csv: chosen?.csv ?? '',
    units: operations.map((operation) => ({ operation, unit: unitOf(operation).trim() })),
    author: author.trim(),
  }
  const isReady = operations.length > 0 && author.trim() !== '' && body.units.every(({ unit }) => unit !== '')
  return (
    <form
      className="mt-3 space-y-3 text-[0.8125rem]"
      onSubmit={(event) => {
        event.preventDefault()
        void save(() => callApi(sciPath(slug, 'counts'), jsonBody('POST', body)), onSaved)
      }}
    >
      <p className="text-muted">{t('sci.counts.csvText')}</p>
      <div className="flex flex-wrap gap-2">
        <label htmlFor={field} className={`${SECONDARY_BUTTON} relative has-focus-visible:outline-2`}>
          {t('sci.counts.choose')}
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
        <a
          className={SECONDARY_BUTTON}
          download="counts-sample.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(sampleCounts(days))}`}
        >
          {t('sci.counts.sample')}
        </a>
      </div>
      {reading.problem && <ProblemNote problem={reading.problem} />}
      {chosen && <CountFaults faults={chosen.read.faults} />}
      {operations.length > 0 && (
        <p role="status">
          {t('sci.counts.found', {
            days: new Set(chosen?.read.counts.map(({ day }) => day)).size,
            count: formatCount(chosen?.read.counts.reduce((sum, { count }) => sum + count, 0) ?? 0),
          })}
        </p>
      )}
      {operations.map((operation) => (
        <label key={operation} className="block text-xs font-medium">
          {t('sci.counts.unitOf', { operation })}
          <input
            className={`${FIELD} mt-1 font-normal`}
            required
            disabled={known.some((each) => each.operation === operation)}
            maxLength={MAX_NAME_LENGTH}
            value={unitOf(operation)}
            onChange={(event) => setUnits({ ...units, [operation]: event.target.value })}
          />
        </label>
      ))}
      {operations.length > 0 && <AuthorField />}
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className={PRIMARY_BUTTON} disabled={!isReady || isSaving}>
        {isSaving ? t('sci.form.saving') : t('sci.counts.save')}
      </button>
    </form>
  )
}
