'use client'
import { getCoreRowModel, type Row as TableRow, useReactTable } from '@tanstack/react-table'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode, useRef } from 'react'
import type { Sorting, SortKey } from '../../_view/sort-groups.ts'
import { SortHeading } from '../sort-heading.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { useViewSearch } from '../use-view-search.client.tsx'
import { ColumnChooser, useHiddenColumns } from './column-chooser.client.tsx'
import { usePrinting } from './use-printing.client.tsx'

export interface TableColumn<Row> {
  readonly id: string
  readonly heading: ReactNode
  /** What the list of columns calls it. */
  readonly name: string
  readonly cell: (row: Row) => ReactNode
  /** Its cell in the row of totals. */
  readonly total?: ReactNode
  /** Given where the address may sort by it. */
  readonly sort?: SortKey | undefined
  /** Text begins at the start; numbers, as usual, end at the end. */
  readonly isText?: boolean
  /** Its width where only some of the rows are there to judge it by. */
  readonly rem: number
}

interface Props<Row> {
  readonly label: string
  /** The first names a row and is always shown. */
  readonly columns: readonly TableColumn<Row>[]
  /** In order. */
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** How many rows there are where a search leaves out some. */
  readonly count?: number
  /** Whether other pages hold more of the rows. */
  readonly isPage?: boolean
  readonly sorting?: Sorting
}

/** Longer tables render only the rows in sight. */
const MOST_RENDERED = 100
const ROW_PIXELS = 41
const SPARE_ROWS = 15

const CELL = 'px-3 py-2 first:sticky first:start-0 first:z-10 first:bg-surface'
const NAME = 'max-w-[46vw] min-w-32 text-start font-normal group-hover:bg-sunken sm:max-w-80'

/**
 * Rows with figures: a head, a first column and totals that stay in sight, columns that the address may hide, and thousands of
 * rows as readily as ten. Rows come sorted from the server; all of them are there to be printed.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  count = rows.length,
  isPage = false,
  sorting,
}: Props<Row>) {
  const t = useTranslations()
  const scroll = useRef<HTMLElement>(null)
  const focused = useRef(-1)
  const search = useViewSearch()
  const [hidden, hide] = useHiddenColumns()
  const isPrinting = usePrinting()
  const isWindowed = rows.length > MOST_RENDERED && !isPrinting
  const byId = new Map(columns.map((column) => [column.id, column]))
  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: columns.map(({ id }, index) => ({ id, enableHiding: index > 0 })),
    state: { columnVisibility: Object.fromEntries(hidden.map((id) => [id, id === columns[0]?.id])) },
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
  })
  const all = table.getRowModel().rows
  const virtualizer = useVirtualizer({
    count: all.length,
    enabled: isWindowed,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => all[index]?.id ?? index,
    initialRect: { width: 1000, height: 800 },
    overscan: SPARE_ROWS,
    rangeExtractor: (range) => withRow(focused.current, defaultRangeExtractor(range), range.count),
    useFlushSync: false,
  })
  const window = isWindowed ? virtualizer.getVirtualItems() : null
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => byId.get(id) ?? [])
  const hasTotals = shown.some(({ total }) => total !== undefined)
  const after = window ? virtualizer.getTotalSize() - (window.at(-1)?.end ?? 0) : 0

  return (
    <>
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-3 text-xs text-muted">
        <p>
          {rows.length === count
            ? t(isPage ? 'table.rowsOfPage' : 'table.rows', { all: count })
            : t('table.rowsOf', { shown: rows.length, all: count })}
        </p>
        <ColumnChooser
          columns={columns.slice(1).map(({ id, name }) => ({ id, name, isShown: !hidden.includes(id) }))}
          hide={hide}
        />
      </div>
      <TableScroll label={label} ref={scroll} isTall>
        <table
          className={`figures w-full text-[0.8125rem] ${isWindowed ? 'table-fixed' : ''}`}
          style={isWindowed ? { minWidth: `${shown.reduce((sum, { rem }) => sum + rem, 0)}rem` } : undefined}
          aria-rowcount={isWindowed ? all.length + (hasTotals ? 2 : 1) : undefined}
        >
          {isWindowed && (
            <colgroup>
              {shown.map(({ id, rem }, index) => (
                <col key={id} style={index === 0 ? undefined : { width: `${rem}rem` }} />
              ))}
            </colgroup>
          )}
          <thead className="text-xs text-muted">
            <tr aria-rowindex={isWindowed ? 1 : undefined}>
              {shown.map((column, index) => (
                <Heading
                  key={column.id}
                  column={column}
                  sorting={sorting}
                  search={search}
                  isFirst={index === 0}
                />
              ))}
            </tr>
          </thead>
          <tbody
            onFocus={({ target }) => {
              focused.current = Number(target.closest('tr')?.dataset.index ?? -1)
            }}
          >
            {(window ?? all.map((_, index) => ({ index, start: 0, end: 0 }))).map(
              ({ index, start }, place, items) => {
                const row = all[index]
                if (!row) return null
                return (
                  <Fragment key={row.id}>
                    <Gap pixels={start - (items[place - 1]?.end ?? 0)} />
                    <tr
                      ref={isWindowed ? virtualizer.measureElement : undefined}
                      data-index={index}
                      aria-rowindex={isWindowed ? index + 2 : undefined}
                      className="group scroll-mt-10 scroll-mb-14 border-b border-line last:border-0 hover:bg-sunken"
                    >
                      <Cells row={row} byId={byId} />
                    </tr>
                  </Fragment>
                )
              },
            )}
            <Gap pixels={after} />
          </tbody>
          {hasTotals && (
            <tfoot>
              <tr aria-rowindex={isWindowed ? all.length + 2 : undefined} className="font-medium">
                {shown.map(({ id, total, isText }, index) => {
                  const look = `sticky bottom-0 bg-surface px-3 py-2.5 shadow-[inset_0_1px_0_var(--line)] print:static ${index === 0 || isText ? 'text-start' : 'text-end'}`
                  return index === 0 ? (
                    <th key={id} scope="row" className={`${look} start-0 z-30 font-medium`}>
                      {total}
                    </th>
                  ) : (
                    <td key={id} className={`${look} z-20`}>
                      {total}
                    </td>
                  )
                })}
              </tr>
            </tfoot>
          )}
        </table>
      </TableScroll>
    </>
  )
}

interface HeadingProps<Row> {
  readonly column: TableColumn<Row>
  readonly sorting: Sorting | undefined
  readonly search: string
  readonly isFirst: boolean
}

function Heading<Row>({ column, sorting, search, isFirst }: HeadingProps<Row>) {
  const { heading, sort, isText = isFirst } = column
  const look = `sticky top-0 bg-surface shadow-[inset_0_-1px_0_var(--line)] print:static ${isFirst ? 'start-0 z-30' : 'z-20'}`
  if (sort && sorting)
    return (
      <SortHeading column={sort} sorting={sorting} search={search} start={isText} className={look}>
        {heading}
      </SortHeading>
    )
  return (
    <th
      scope="col"
      className={`px-3 py-1.5 font-medium whitespace-nowrap ${isText ? 'text-start' : 'text-end'} ${look}`}
    >
      {heading}
    </th>
  )
}

interface CellsProps<Row> {
  readonly row: TableRow<Row>
  readonly byId: ReadonlyMap<string, TableColumn<Row>>
}

function Cells<Row>({ row, byId }: CellsProps<Row>) {
  return row.getVisibleCells().map(({ id, column: { id: name } }, index) => {
    const column = byId.get(name)
    // Called, and not rendered as a component: one that is new each time would put new elements, without the focus, in its place.
    const content = column?.cell(row.original)
    if (index === 0)
      return (
        <th key={id} scope="row" className={`${CELL} ${NAME}`}>
          {content}
        </th>
      )
    return (
      <td key={id} className={`${CELL} ${column?.isText ? 'text-start' : 'text-end'}`}>
        {content}
      </td>
    )
  })
}

/** The row that has the focus stays, however far it is scrolled away, with those that keys reach from it: else the focus would be lost. */
const withRow = (index: number, shown: readonly number[], count: number): number[] =>
  [...new Set([...shown, ...(index < 0 ? [] : [index - 1, index, index + 1])])]
    .filter((each) => each >= 0 && each < count)
    .sort((a, b) => a - b)

/** The place of the rows that are not rendered. */
function Gap({ pixels }: { pixels: number }) {
  if (pixels <= 0) return null
  return (
    <tr data-gap>
      <td aria-hidden="true" style={{ height: pixels, padding: 0 }} />
    </tr>
  )
}
