import type { MassUnit } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { RangeBar } from '../range-bar.tsx'
import { RangeText } from '../range-text.tsx'
import type { TableColumn } from './data-table.client.tsx'

/** The range of each row's kg CO2e, and, where it is given, of them all. Null where a row has no estimate. */
export const rangeColumn = <Row,>(
  t: Translate,
  unit: MassUnit,
  of: (row: Row) => Range | null,
  total: Range | null = null,
): TableColumn<Row> => ({
  id: 'range',
  heading: `${t('figure.rangeLabel')}, ${unit}`,
  name: t('figure.rangeLabel'),
  rem: 10,
  cell: (row) => {
    const kilograms = of(row)
    return (
      kilograms && (
        <span className="text-muted">
          <RangeText kilograms={kilograms} unit={unit} correction={kilograms.central < 0} />
        </span>
      )
    )
  },
  ...(total && {
    total: (
      <span className="font-normal text-muted">
        <RangeText kilograms={total} unit={unit} />
      </span>
    ),
  }),
})

interface Share {
  readonly kilograms: Range
  readonly share: number
}

/** The share of each row beside a bar of its range; `most` ends the longest bar. Null where a row has none. */
export const shareColumn = <Row,>(
  t: Translate,
  most: number,
  of: (row: Row) => Share | null,
  total: string | null = null,
): TableColumn<Row> => ({
  id: 'share',
  heading: t('services.share'),
  name: t('services.share'),
  rem: 10,
  isText: true,
  cell: (row) => {
    const known = of(row)
    return (
      known && (
        <span className="flex items-center gap-2">
          <span className="w-20 shrink-0">
            <RangeBar kilograms={known.kilograms} most={most} />
          </span>
          <span className="whitespace-nowrap">{formatShare(known.share)}</span>
        </span>
      )
    )
  },
  total,
})
