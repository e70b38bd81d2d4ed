import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import { TableScroll } from '../../table-scroll.tsx'
import { mappedRowReader, type ReadCell, type ReadRow } from './read-mapped-row.ts'

interface Props {
  readonly mapping: ColumnMapping
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const CELL = 'max-w-56 truncate px-3 py-1.5 whitespace-nowrap'

/** The first rows of a file as they are. */
export function SampleTable({ headers, rows }: Omit<Props, 'mapping'>) {
  const t = useTranslations()
  return (
    <TableScroll label={t('mapping.sample')}>
      <table className="figures w-full text-xs">
        <thead>
          <tr className="border-b border-line text-muted">
            {headers.map((header, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and their order never changes
              <th key={index} scope="col" className={`${CELL} text-start font-medium`}>
                {visible(header)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 4).map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name, and their order never changes
            <tr key={row} className="border-b border-line last:border-0">
              {headers.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={index} className={CELL}>
                  {visible(cells[index] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

const COLUMNS = [
  'date',
  'service',
  'usageType',
  'quantity',
  'unit',
  'cost',
  'currency',
  'region',
  'account',
  'resource',
  'tags',
] as const

/** How the first rows read with a mapping, with what cannot be read marked. */
export function MappingPreview({ mapping, headers, rows }: Props) {
  const t = useTranslations()
  const read = rows.map(mappedRowReader(mapping, headers))
  const shown = COLUMNS.filter((column) =>
    column === 'tags' ? mapping.tags.length > 0 : read.some((row) => row[column] !== null),
  )
  return (
    <TableScroll label={t('mapping.preview')}>
      <table className="figures w-full text-xs">
        <thead>
          <tr className="border-b border-line text-muted">
            {shown.map((column) => (
              <th key={column} scope="col" className={`${CELL} text-start font-medium`}>
                {t(`mapping.fields.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {read.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name, and their order never changes
            <tr key={index} className="border-b border-line last:border-0">
              {shown.map((column) => (
                <PreviewCell key={column} value={row[column]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

const isRead = (value: ReadRow[keyof ReadRow]): value is ReadCell =>
  typeof value === 'object' && value !== null && 'ok' in value

function PreviewCell({ value }: { value: ReadRow[keyof ReadRow] }) {
  const t = useTranslations()
  if (isRead(value) && !value.ok)
    return (
      <td className={`${CELL} bg-danger-wash text-danger`}>
        {visible(value.text)} <span className="italic">{t('mapping.unreadable')}</span>
      </td>
    )
  const text = isRead(value) ? value.text : typeof value === 'string' ? value : (value ?? []).join(', ')
  return <td className={CELL}>{visible(text)}</td>
}
