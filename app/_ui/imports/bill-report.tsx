import { useTranslations } from 'next-intl'
import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { PreflightBill } from '#lib/domain/imports/preflight-report.ts'
import { addDays, formatPeriod } from '../../_format/dates.ts'
import { formatShare } from '../../_format/share.ts'
import type { Messages } from '../../_i18n/english.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { Icon } from '../icon.tsx'
import { GradeBadge } from './grade-badge.tsx'

const SHOWN = 6

const listed = (t: Translate, values: readonly string[]): string => {
  if (values.length === 0) return t('imports.none')
  const names = values.slice(0, SHOWN).map(visible).join(', ')
  return values.length > SHOWN ? `${names} +${formatCount(values.length - SHOWN)}` : names
}

const rowsOf = (t: Translate, { count, exact }: PreflightBill['rows']): string =>
  exact ? formatCount(count) : t('imports.rowsAbout', { rows: formatCount(count) })

const totalBytes = ({ files }: PreflightBill): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

/** What can be said of a bill by name and value. */
function factsOf(t: Translate, bill: PreflightBill): readonly (readonly [string, string])[] {
  const { period, coverage, granularity, tagKeys } = bill
  const share = (value: number | undefined) =>
    value === undefined ? t('noValue.default') : t('imports.ofRows', { share: formatShare(value) })
  const tags = tagKeys.length > 0 ? `${share(coverage?.tags)}: ${listed(t, tagKeys)}` : t('imports.none')
  const always = [
    [
      t('imports.period'),
      period ? formatPeriod(period.start, addDays(period.end, -1)) : t('noValue.default'),
    ],
    [
      t('imports.granularity'),
      granularity ? t(`imports.granularities.${granularity}`) : t('noValue.default'),
    ],
    [t('imports.rows'), rowsOf(t, bill.rows)],
    [t('imports.size'), formatBytes(totalBytes(bill))],
    [t('imports.billingAccounts'), listed(t, bill.billingAccounts)],
    [t('imports.accounts'), listed(t, bill.accounts)],
  ] as const
  if (bill.dataset !== 'usage') return always
  return [
    ...always,
    [t('imports.currencies'), listed(t, bill.currencies)],
    [t('imports.tags'), tags],
    [t('imports.resourceIds'), share(coverage?.resourceIds)],
    [t('imports.regions'), share(coverage?.regions)],
  ]
}

/** Several files are called by the folder that they share, and how many they are. */
function nameOfSet(t: Translate, files: PreflightBill['files']): string {
  const folders = files.map(({ name }) => name.split('/').slice(0, -1))
  const [first = [], ...others] = folders
  const shared = first.filter((_, depth) =>
    others.every((folder) => first.slice(0, depth + 1).join('/') === folder.slice(0, depth + 1).join('/')),
  )
  const count = t('imports.files', { files: files.length })
  return shared.length > 0 ? `${visible(shared.join('/'))}: ${count}` : count
}

interface Props {
  readonly bill: PreflightBill
  readonly remove: () => void
}

function variantName(t: Translate, variant: string): string {
  const key = `imports.variants.${variant as keyof Messages['imports']['variants']}` as const
  return t.has(key) ? t(key) : visible(variant)
}

/** One export of those that were given: what it is, what its gaps cost, how fit it is. */
export function BillReport({ bill, remove }: Props) {
  const t = useTranslations()
  const { files, missing, warnings, gradeReasons } = bill
  const [first] = files
  const name = files.length === 1 && first ? visible(first.name) : nameOfSet(t, files)
  const variant = bill.variant === null ? '' : `, ${variantName(t, bill.variant)}`
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <span className="mt-0.5 text-muted">
          <Icon name="file" />
        </span>
        <div className="min-w-0 flex-1 basis-52">
          <h3 className="font-medium break-words">{name}</h3>
          <p className="text-[0.8125rem] text-muted">
            {bill.formatName} {visible(bill.version)}
            {variant} · {t('imports.writtenBy', { generator: visible(bill.generator) })}
          </p>
        </div>
        <GradeBadge grade={bill.grade} />
        <button
          type="button"
          onClick={remove}
          className="min-h-7 px-1 text-[0.8125rem] text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {t('imports.remove')}
          <span className="sr-only"> {name}</span>
        </button>
      </div>
      {bill.dataset !== 'usage' && (
        <p className="mt-3 rounded-md bg-sunken px-3 py-2 text-[0.8125rem]">
          {t(`imports.datasets.${bill.dataset}`)}
        </p>
      )}
      <div className="mt-4 grid gap-x-10 gap-y-5 @3xl:grid-cols-2">
        <dl className="grid grid-cols-[7.5rem_1fr] content-start gap-x-4 gap-y-1.5 text-[0.8125rem]">
          {factsOf(t, bill).map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="figures min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
        <div className="space-y-4 text-[0.8125rem]">
          {gradeReasons.length > 0 && (
            <Notes title={t('imports.gradeWhy', { grade: bill.grade })} notes={gradeReasons.map(visible)} />
          )}
          <div>
            <h4 className="text-muted">{t('imports.missing')}</h4>
            {missing.length === 0 ? (
              <p className="mt-1.5">{t('imports.nothingMissing')}</p>
            ) : (
              <ul className="mt-1.5 space-y-1.5">
                {missing.map(({ column, cost }) => (
                  <li key={column}>
                    <code className="font-mono text-xs break-all">{visible(column)}</code>
                    <span className="text-muted"> – {cost}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
          {warnings.length > 0 && <Notes title={t('imports.warnings')} notes={warnings.map(visible)} />}
        </div>
      </div>
      {files.length > 1 && <FileList bill={bill} />}
    </>
  )
}

function Notes({ title, notes }: { title: string; notes: readonly string[] }) {
  return (
    <div>
      <h4 className="text-muted">{title}</h4>
      <ul className="mt-1.5 space-y-1.5">
        {notes.map((note) => (
          <li key={note} className="break-words">
            {note}
          </li>
        ))}
      </ul>
    </div>
  )
}

function FileList({ bill }: { bill: PreflightBill }) {
  const t = useTranslations()
  return (
    <details className="mt-4 text-[0.8125rem]">
      <summary className="inline-flex min-h-6 items-center text-muted underline-offset-2 hover:text-ink hover:underline">
        {t('imports.showFiles', { files: bill.files.length })}
      </summary>
      <ul className="mt-2 space-y-1">
        {bill.files.map((file) => (
          <li key={`${file.uploadId} ${file.name}`} className="flex flex-wrap gap-x-4">
            <span className="min-w-0 flex-1 basis-60 break-all">{visible(file.name)}</span>
            <span className="figures text-muted">
              {file.container} · {formatBytes(file.bytes)} ·{' '}
              {t('imports.rowsRead', { rows: rowsOf(t, file.rows) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
