'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ColumnMapping, MappedValue } from '#lib/domain/imports/column-mapping.ts'
import type { Messages } from '../../../_i18n/english.ts'
import { callApi, jsonBody, type Problem } from '../../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { guessMapping } from './guess-mapping.ts'
import { mappingFaults } from './mapping-faults.ts'
import { MappingPreview, SampleTable } from './mapping-preview.tsx'
import { TagColumns } from './tag-columns.client.tsx'
import { ValueChoice } from './value-choice.client.tsx'

interface Props {
  readonly slug: string
  readonly file: {
    readonly name: string
    readonly headers: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
  readonly onSaved: () => void
}

const PROVIDERS = ['AWS', 'Google Cloud', 'Microsoft', 'Oracle', 'Alibaba Cloud']

const columnOf = (value: MappedValue | null): { readonly column: string } | null =>
  value !== null && 'column' in value ? value : null

/** `…/june/usage.csv` is called `usage` until somebody knows better. */
const nameFrom = (path: string): string => (path.split('/').at(-1) ?? path).replace(/(\.\w{1,5}){1,2}$/, '')

const HINTED = ['provider', 'service', 'usageType', 'quantity', 'unit', 'region'] as const
const hasHint = (name: string): name is (typeof HINTED)[number] => HINTED.some((one) => one === name)

/** Says what the columns of a file are, and shows at once how its first rows read. */
export function MappingForm({ slug, file, onSaved }: Props) {
  const t = useTranslations()
  const { headers, rows } = file
  const [mapping, setMapping] = useState(() => guessMapping(headers, rows, nameFrom(file.name)))
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const choices = [...new Set(headers)].filter((header) => header !== '')
  const { lacks, doubts } = mappingFaults(t, mapping, headers, rows)
  const change = (part: Partial<ColumnMapping>) => setMapping((whole) => ({ ...whole, ...part }))
  const hintOf = (name: keyof Messages['mapping']['fields']) =>
    hasHint(name) ? t(`mapping.hints.${name}`) : undefined
  const field = (
    name: 'provider' | 'service' | 'usageType' | 'unit' | 'currency' | 'region' | 'account',
  ) => ({
    label: t(`mapping.fields.${name}`),
    hint: hintOf(name),
    headers: choices,
    value: mapping[name],
  })
  const columnField = (name: 'quantity' | 'cost' | 'resource') => ({
    label: t(`mapping.fields.${name}`),
    hint: hintOf(name),
    headers: choices,
    value: mapping[name],
    takesText: false,
    choose: (value: MappedValue | null) => change({ [name]: columnOf(value) }),
  })

  const save = async () => {
    setSaving(true)
    setProblem(null)
    const answer = await callApi(
      `/api/v1/organisations/${encodeURIComponent(slug)}/column-mappings`,
      jsonBody('PUT', { headers, mapping }),
    )
    setSaving(false)
    if (answer.ok) onSaved()
    else setProblem(answer.problem)
  }

  return (
    <div className="space-y-6">
      <section>
        <h3 className="mb-2 text-xs font-medium text-muted">{t('mapping.sample')}</h3>
        <SampleTable headers={headers} rows={rows} />
      </section>
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <ValueChoice
          label={t('mapping.fields.date')}
          headers={choices}
          value={mapping.date}
          takesText={false}
          isRequired
          choose={(value) => change({ date: { ...mapping.date, column: columnOf(value)?.column ?? '' } })}
        />
        <Choice
          label={t('mapping.order')}
          options={{
            iso: t('mapping.orders.iso'),
            dmy: t('mapping.orders.dmy'),
            mdy: t('mapping.orders.mdy'),
          }}
          value={mapping.date.order}
          choose={(order) => change({ date: { ...mapping.date, order } })}
        />
        <Choice
          label={t('mapping.decimal')}
          options={{ point: t('mapping.decimals.point'), comma: t('mapping.decimals.comma') }}
          value={mapping.decimal}
          choose={(decimal) => change({ decimal })}
        />
        <ValueChoice
          {...field('provider')}
          proposals={PROVIDERS}
          isRequired
          choose={(value) => change({ provider: value ?? { text: '' } })}
        />
        <ValueChoice
          {...field('service')}
          isRequired
          choose={(value) => change({ service: value ?? { text: '' } })}
        />
        <ValueChoice {...field('usageType')} choose={(usageType) => change({ usageType })} />
        <ValueChoice {...columnField('quantity')} />
        <ValueChoice {...field('unit')} choose={(unit) => change({ unit })} />
        <ValueChoice {...field('region')} choose={(region) => change({ region })} />
        <ValueChoice {...columnField('cost')} />
        <ValueChoice {...field('currency')} choose={(currency) => change({ currency })} />
        <ValueChoice {...field('account')} choose={(account) => change({ account })} />
        <ValueChoice {...columnField('resource')} />
        <div className="sm:col-span-1 lg:col-span-2">
          <TagColumns headers={choices} tags={mapping.tags} onChange={(tags) => change({ tags })} />
        </div>
      </div>
      <section>
        <h3 className="mb-2 text-xs font-medium text-muted">{t('mapping.preview')}</h3>
        <MappingPreview mapping={mapping} headers={headers} rows={rows} />
        {doubts.length > 0 && (
          <p role="status" className="mt-2 text-[0.8125rem] text-warn">
            {doubts.join(' ')} {t('mapping.rejectedLater')}
          </p>
        )}
      </section>
      <section className="flex flex-wrap items-end gap-x-4 gap-y-3 border-t border-line pt-5">
        <label className="min-w-0 flex-1 basis-72 text-xs font-medium">
          {t('mapping.name')}
          <input
            className={`${FIELD} mt-1 font-normal`}
            maxLength={200}
            placeholder={t('mapping.nameHint')}
            value={mapping.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </label>
        <button
          type="button"
          className={PRIMARY_BUTTON}
          disabled={lacks.length > 0 || isSaving}
          onClick={save}
        >
          {isSaving ? t('mapping.saving') : t('mapping.save')}
        </button>
        <p role="status" className="w-full text-[0.8125rem] text-muted empty:hidden">
          {lacks.join(' ')}
        </p>
        {problem && (
          <div className="w-full">
            <ProblemNote problem={problem} />
          </div>
        )}
      </section>
    </div>
  )
}

interface ChoiceProps<Option extends string> {
  readonly label: string
  readonly options: Readonly<Record<Option, string>>
  readonly value: Option
  readonly choose: (option: Option) => void
}

function Choice<Option extends string>({ label, options, value, choose }: ChoiceProps<Option>) {
  const names = Object.keys(options) as Option[]
  return (
    <label className="min-w-0 text-xs font-medium">
      {label}
      <select
        className={`${FIELD} mt-1 font-normal`}
        value={value}
        onChange={(event) => choose(names.find((name) => name === event.target.value) ?? value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {options[name]}
          </option>
        ))}
      </select>
    </label>
  )
}
