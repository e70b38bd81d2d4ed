import { useTranslations } from 'next-intl'
import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { ImportSummary } from '#lib/queries/imports.ts'
import { addDays, formatInstant, formatPeriod } from '../../_format/dates.ts'
import { formatDuration } from '../../_format/duration.ts'
import { formatName } from '../../_format/format-name.ts'
import { formatMoney } from '../../_format/money.ts'
import type { Messages } from '../../_i18n/english.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { Icon } from '../icon.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { DeleteImport } from './delete-import.client.tsx'

const STATE_LOOK: Readonly<Record<string, string>> = {
  running: 'bg-accent-wash text-accent',
  active: 'bg-accent-wash text-accent',
  failed: 'bg-danger-wash text-danger',
}

const COLUMNS = [
  'file',
  'state',
  'period',
  'read',
  'kept',
  'excluded',
  'rejected',
  'cost',
  'when',
  'duration',
] as const
const NUMBERS: readonly string[] = ['read', 'kept', 'excluded', 'rejected', 'cost', 'duration']

/** Every import that is kept: what was in it, what became of its rows, and whether it counts. */
export function ImportHistory({ slug, imports }: { slug: string; imports: readonly ImportSummary[] }) {
  const t = useTranslations()
  return (
    <>
      <TableScroll label={t('imports.history')}>
        <table className="figures w-full text-[0.8125rem]">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`px-3 py-2.5 font-medium whitespace-nowrap ${NUMBERS.includes(column) ? 'text-end' : 'text-start'}`}
                >
                  {t(`imports.columns.${column}`)}
                </th>
              ))}
              <th scope="col" className="px-3 py-2.5">
                <span className="sr-only">{t('imports.columns.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <HistoryRow key={one.id} slug={slug} one={one} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="mt-3 text-[0.8125rem] text-muted">{t('imports.rowsMeaning')}</p>
    </>
  )
}

function HistoryRow({ slug, one }: { slug: string; one: ImportSummary }) {
  const t = useTranslations()
  const [first = '', ...others] = one.fileNames.map(visible)
  const files = others.length > 0 ? t('imports.fileAndOthers', { file: first, others: others.length }) : first
  const state = stateOf(one)
  const isUnfinished = one.state === 'queued' || one.state === 'running'
  const isRead = one.state === 'active'
  return (
    <tr className="border-b border-line align-top last:border-0">
      <th scope="row" className="max-w-80 min-w-52 px-3 py-3 text-start font-normal">
        <span className="block font-medium break-words">{first}</span>
        {others.length > 0 && <OtherFiles names={others} />}
        <span className="block text-xs text-muted">{sourceOf(t, one)}</span>
        {one.error && (
          <span
            className={`mt-1 block text-xs break-words ${one.state === 'failed' ? 'text-danger' : 'text-muted'}`}
          >
            {one.error}
          </span>
        )}
      </th>
      <td className="px-3 py-3">
        <span
          className={`inline-block rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${STATE_LOOK[state] ?? 'bg-sunken text-muted'}`}
        >
          {t(`imports.states.${state}`)}
        </span>
      </td>
      <td className="px-3 py-3 whitespace-nowrap">
        {one.period ? formatPeriod(one.period.start, addDays(one.period.end, -1)) : '–'}
      </td>
      {(['read', 'kept', 'excluded'] as const).map((count) => (
        <td key={count} className="px-3 py-3 text-end">
          {isRead || one.rows.read > 0 ? formatCount(one.rows[count]) : '–'}
        </td>
      ))}
      <td className="px-3 py-3 text-end whitespace-nowrap">
        <Rejected slug={slug} one={one} />
      </td>
      <td className="px-3 py-3 text-end whitespace-nowrap">
        {one.cost.map(({ currency, kept }) => (
          <span key={currency} className="block">
            {formatMoney(kept, currency)}
          </span>
        ))}
      </td>
      <td className="min-w-28 px-3 py-3 text-muted">{formatInstant(one.createdAt)}</td>
      <td className="px-3 py-3 text-end whitespace-nowrap text-muted">
        {one.startedAt && one.finishedAt
          ? formatDuration(secondsBetween(one.startedAt, one.finishedAt))
          : '–'}
      </td>
      <td className="px-2 py-1.5">
        {!isUnfinished && <DeleteImport slug={slug} id={one.id} file={files} />}
      </td>
    </tr>
  )
}

function OtherFiles({ names }: { names: readonly string[] }) {
  const t = useTranslations()
  return (
    <details className="text-xs text-muted">
      <summary className="inline-flex min-h-6 items-center underline-offset-2 hover:text-ink hover:underline">
        {t('imports.andOthers', { others: names.length })}
      </summary>
      <ul className="mb-1 max-h-60 overflow-y-auto">
        {names.map((name) => (
          <li key={name} className="break-all">
            {name}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Rejected({ slug, one }: { slug: string; one: ImportSummary }) {
  const t = useTranslations()
  if (one.rows.rejected === 0) return one.state === 'active' || one.rows.read > 0 ? formatCount(0) : '–'
  return (
    <a
      href={`/api/v1/organisations/${encodeURIComponent(slug)}/imports/${encodeURIComponent(one.id)}/rejected.csv`}
      download
      title={t('imports.downloadRejected')}
      className="inline-flex min-h-6 items-center gap-1 text-accent underline-offset-2 hover:underline"
    >
      {formatCount(one.rows.rejected)}
      <Icon name="download" size={13} />
      <span className="sr-only">{t('imports.downloadRejected')}</span>
    </a>
  )
}

/** Which export it is, who wrote it and how large it is, as far as that is known. */
function sourceOf(t: Translate, { format, formatVersion, generator, bytes }: ImportSummary): string {
  const name = `${formatName(t, format)} ${visible(formatVersion)}`.trim()
  return [name, visible(generator), bytes > 0 ? formatBytes(bytes) : '']
    .filter((part) => part !== '')
    .join(' · ')
}

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000

/** An import of which nothing counts any more was replaced by later ones. */
function stateOf({ state, parts }: ImportSummary): keyof Messages['imports']['states'] {
  const isReplaced = state === 'active' && parts.length > 0 && parts.every((part) => part.state !== 'active')
  return isReplaced ? 'superseded' : state
}
