'use client'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { FigureInUse } from '#lib/domain/report/factors-in-use.ts'
import { methodName } from '../../../_format/method-name.ts'
import { en } from '../../../_messages/en.ts'
import { DataTable } from '../../table/data-table.client.tsx'
import { OverrideFigure } from './override-figure.client.tsx'
import { SourceText } from './source-text.tsx'
import type { Asked } from './use-effect-of.client.tsx'

interface Props {
  readonly slug: string
  readonly factorSet: FactorSetId
  readonly asked: Asked
  readonly rows: readonly FigureInUse[]
}

const words = en.factorSettings

const validity = ({ figure: { validFrom, validTo } }: FigureInUse): string =>
  [
    ...(validFrom === undefined ? [] : [words.validFrom(validFrom)]),
    ...(validTo === undefined ? [] : [words.validTo(validTo)]),
  ].join(' ') || words.always

const keyOf = ({ figure, method }: FigureInUse): string =>
  JSON.stringify([figure.id, figure.unit, figure.low, figure.central, figure.high, figure.year, method])

/** The figures that take part in some usage, each with its source, and a way to replace it. */
export function FigureRows({ slug, factorSet, asked, rows }: Props) {
  const plain = (id: string, name: string, rem: number, of: (row: FigureInUse) => string) => ({
    id,
    heading: name,
    name,
    rem,
    cell: (row: FigureInUse) => <span className="whitespace-nowrap">{of(row)}</span>,
  })
  return (
    <DataTable
      label={words.parts.figures}
      rows={rows}
      rowKey={keyOf}
      columns={[
        {
          id: 'name',
          heading: words.figure,
          name: words.figure,
          rem: 16,
          isText: true,
          cell: ({ figure, method }) => (
            <>
              <span className="break-words">{visible(figure.id)}</span>
              {method && <span className="block text-xs text-muted">{methodName(method)}</span>}
            </>
          ),
        },
        plain('value', words.value, 6, ({ figure }) => formatQuantity(figure.central)),
        plain(
          'range',
          words.range,
          8,
          ({ figure }) => `${formatQuantity(figure.low)} – ${formatQuantity(figure.high)}`,
        ),
        {
          id: 'override',
          heading: words.action,
          name: words.action,
          rem: 7,
          cell: (row) => <OverrideFigure slug={slug} factorSet={factorSet} asked={asked} row={row} />,
        },
        { ...plain('unit', words.unit, 8, ({ figure }) => visible(figure.unit)), isText: true },
        plain('year', words.year, 4, ({ figure }) => String(figure.year)),
        { ...plain('valid', words.valid, 9, validity), isText: true },
        {
          id: 'source',
          heading: words.source,
          name: words.source,
          rem: 16,
          isText: true,
          cell: ({ figure }) => <SourceText source={figure.source} />,
        },
        {
          id: 'basis',
          heading: words.basis,
          name: words.basis,
          rem: 16,
          isText: true,
          cell: ({ figure }) => (
            <span
              title={visible(figure.basis)}
              className="line-clamp-2 max-w-72 min-w-48 break-words text-muted"
            >
              {visible(figure.basis)}
            </span>
          ),
        },
        plain('lines', words.lines, 6, ({ lines }) => formatCount(lines)),
      ]}
    />
  )
}
