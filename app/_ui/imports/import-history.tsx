import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { ImportSummary } from '#lib/queries/imports.ts'
import { addDays, formatInstant, formatPeriod } from '../../_format/dates.ts'
import { formatMoney } from '../../_format/money.ts'
import { en } from '../../_messages/en.ts'
import { Icon } from '../icon.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { DeleteImport } from './delete-import.client.tsx'

const STATE_LOOK: Readonly<Record<string, string>> = {
  running: 'bg-accent-wash text-accent',
  active: 'bg-accent-wash text-accent',
  failed: 'bg-danger-wash text-danger',
}

const COLUMNS = ['file', 'period', 'read', 'kept', 'excluded', 'rejected', 'cost', 'state', 'when'] as const
const NUMBERS: readonly string[] = ['read', 'kept', 'excluded', 'rejected', 'cost']

/** Every import that is kept: what was in it, what became of its rows, and whether it counts. */
export function ImportHistory({ slug, imports }: { slug: string; imports: readonly ImportSummary[] }) {
  return (
    <>
      <TableScroll label={en.imports.history}>
        <table className="figures w-full text-[0.8125rem]">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`px-3 py-2.5 font-medium whitespace-nowrap ${NUMBERS.includes(column) ? 'text-end' : 'text-start'}`}
                >
                  {en.imports.columns[column]}
                </th>
              ))}
              <th scope="col" className="px-3 py-2.5">
                <span className="sr-only">{en.imports.columns.actions}</span>
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
      <p className="mt-3 text-[0.8125rem] text-muted">{en.imports.rowsMeaning}</p>
    </>
  )
}

function HistoryRow({ slug, one }: { slug: string; one: ImportSummary }) {
  const files = one.fileNames.map(visible).join(', ')
  const state = stateOf(one)
  return (
    <tr className="border-b border-line align-top last:border-0">
      <th scope="row" className="max-w-72 min-w-48 px-3 py-3 text-start font-normal">
        <span className="block font-medium break-words">{files}</span>
        <span className="block text-xs text-muted">
          {en.imports.formats[one.format] ?? one.format} {one.formatVersion} · {visible(one.generator)}
        </span>
        {one.error && <span className="mt-1 block text-xs break-words text-danger">{one.error}</span>}
      </th>
      <td className="px-3 py-3 whitespace-nowrap">
        {one.period ? formatPeriod(one.period.start, addDays(one.period.end, -1)) : '–'}
      </td>
      {(['read', 'kept', 'excluded'] as const).map((count) => (
        <td key={count} className="px-3 py-3 text-end">
          {formatCount(one.rows[count])}
        </td>
      ))}
      <td className="px-3 py-3 text-end whitespace-nowrap">
        {one.rows.rejected > 0 ? (
          <a
            href={`/api/v1/organisations/${encodeURIComponent(slug)}/imports/${encodeURIComponent(one.id)}/rejected.csv`}
            download
            title={en.imports.downloadRejected}
            className="inline-flex min-h-6 items-center gap-1 text-accent underline-offset-2 hover:underline"
          >
            {formatCount(one.rows.rejected)}
            <Icon name="download" size={13} />
            <span className="sr-only">{en.imports.downloadRejected}</span>
          </a>
        ) : (
          formatCount(0)
        )}
      </td>
      <td className="px-3 py-3 text-end whitespace-nowrap">
        {one.cost.map(({ currency, kept }) => (
          <span key={currency} className="block">
            {formatMoney(kept, currency)}
          </span>
        ))}
      </td>
      <td className="px-3 py-3">
        <span
          className={`inline-block rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${STATE_LOOK[state] ?? 'bg-sunken text-muted'}`}
        >
          {en.imports.states[state]}
        </span>
      </td>
      <td className="px-3 py-3 whitespace-nowrap text-muted">{formatInstant(one.createdAt)}</td>
      <td className="px-2 py-1.5">
        {one.state !== 'running' && <DeleteImport slug={slug} id={one.id} file={files} />}
      </td>
    </tr>
  )
}

/** An import of which nothing counts any more was replaced by later ones. */
function stateOf({ state, parts }: ImportSummary): keyof typeof en.imports.states {
  const isReplaced = state === 'active' && parts.length > 0 && parts.every((part) => part.state !== 'active')
  return isReplaced ? 'superseded' : state
}
