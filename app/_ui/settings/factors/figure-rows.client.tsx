'use client'
import { useTranslations } from 'next-intl'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { FigureInUse } from '#lib/domain/report/factors-in-use.ts'
import { methodName } from '../../../_format/method-name.ts'
import type { Translate } from '../../../_i18n/translate.ts'
import { DataTable } from '../../table/data-table.client.tsx'
import { OverrideFigure } from './override-figure.client.tsx'
import { SourceText } from './source-text.tsx'
import type { Asked } from './use-effect-of.client.tsx'

type ShownFigure = Omit<FigureInUse, 'kgCo2e'>

interface Props {
  readonly slug: string
  readonly factorSet: FactorSetId
  readonly asked: Asked
  readonly rows: readonly ShownFigure[]
}

const validity = (t: Translate, { figure: { validFrom, validTo } }: ShownFigure): string =>
  [
    ...(validFrom === undefined ? [] : [t('factorSettings.validFrom', { month: validFrom })]),
    ...(validTo === undefined ? [] : [t('factorSettings.validTo', { month: validTo })]),
  ].join(' ') || t('factorSettings.always')

const keyOf = ({ figure, method }: ShownFigure): string =>
  JSON.stringify([figure.id, figure.unit, figure.low, figure.central, figure.high, figure.year, method])

/** Figures, each with its source, in how much usage it takes part, and a way to replace it. */
export function FigureRows({ slug, factorSet, asked, rows }: Props) {
  const t = useTranslations()
  const plain = (id: string, name: string, rem: number, of: (row: ShownFigure) => string) => ({
    id,
    heading: name,
    name,
    rem,
    cell: (row: ShownFigure) => <span className="whitespace-nowrap">{of(row)}</span>,
  })
  return (
    <DataTable
      label={t('factorSettings.parts.figures')}
      rows={rows}
      rowKey={keyOf}
      columns={[
        {
          id: 'name',
          heading: t('factorSettings.figure'),
          name: t('factorSettings.figure'),
          rem: 16,
          isText: true,
          cell: ({ figure, method }) => (
            <>
              <span className="break-words">{visible(figure.id)}</span>
              {method && <span className="block text-xs text-muted">{methodName(t, method)}</span>}
            </>
          ),
        },
        plain('value', t('factorSettings.value'), 6, ({ figure }) => formatQuantity(figure.central)),
        plain(
          'range',
          t('factorSettings.range'),
          8,
          ({ figure }) => `${formatQuantity(figure.low)} – ${formatQuantity(figure.high)}`,
        ),
        {
          id: 'override',
          heading: t('factorSettings.action'),
          name: t('factorSettings.action'),
          rem: 7,
          cell: (row) => (
            <OverrideFigure slug={slug} factorSet={factorSet} asked={asked} figure={row.figure} />
          ),
        },
        { ...plain('unit', t('factorSettings.unit'), 8, ({ figure }) => visible(figure.unit)), isText: true },
        plain('year', t('factorSettings.year'), 4, ({ figure }) => String(figure.year)),
        { ...plain('valid', t('factorSettings.valid'), 9, (item) => validity(t, item)), isText: true },
        {
          id: 'source',
          heading: t('factorSettings.source'),
          name: t('factorSettings.source'),
          rem: 16,
          isText: true,
          cell: ({ figure }) => <SourceText source={figure.source} />,
        },
        {
          id: 'basis',
          heading: t('factorSettings.basis'),
          name: t('factorSettings.basis'),
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
        plain('lines', t('factorSettings.lines'), 6, ({ lines }) => formatCount(lines)),
      ]}
    />
  )
}
