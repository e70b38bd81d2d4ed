'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { LogSums } from '#lib/domain/logging/log-sums.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { gbOf, kgPerGb, type LogRow, monthsKept } from '../../_view/log-rows.ts'
import type { Sorting } from '../../_view/sort-groups.ts'
import type { LogGrouping } from '../../_view/view-params.ts'
import { CostText } from '../cost-text.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { DataTable, type TableColumn } from '../table/data-table.client.tsx'
import { rangeColumn, shareColumn } from '../table/figure-columns.tsx'
import { ViewLink } from '../view-link.client.tsx'

/** A row with the address of the page about it alone, where there is one. */
export type LinkedLogRow = LogRow & { readonly href: string | null }

interface Props {
  readonly grouping: LogGrouping
  readonly rows: readonly LinkedLogRow[]
  /** How many there are where a search leaves out some. */
  readonly count: number
  /** Of all logs. */
  readonly total: LogSums
  readonly unit: MassUnit | null
  readonly sorting: Sorting
}

/** What logs cost, by whatever they are grouped by, with GB, range, money and grams per GB. */
export function LogTable({ grouping, rows, count, total, unit: wanted, sorting }: Props) {
  const t = useTranslations()
  const unit = wanted ?? sharedMassUnit(rows.map(({ sums }) => sums.totalKgCo2e.central))
  const isOfStages = grouping === 'stage' || grouping === 'usageType'
  return (
    <DataTable
      label={t(`logging.tables.${grouping}`)}
      rows={rows}
      rowKey={({ key }) => key}
      count={count}
      sorting={sorting}
      columns={[
        nameColumn(t, grouping, count),
        ...figureColumns(t, { rows, total, unit, isWhole: rows.length === count }),
        ...(isOfStages ? [gbColumn(t)] : bytesColumns(t, total)),
        {
          id: 'perGb',
          heading: <span title={t('logging.perGbHint')}>{t('logging.perGb')}</span>,
          name: t('logging.perGb'),
          rem: 6,
          sort: 'perGb',
          cell: (row) => number(kgPerGb(row), 1000),
        },
        ...(grouping === 'source' ? [ownerColumn(t)] : []),
      ]}
    />
  )
}

const number = (value: number | null, times = 1): ReactNode =>
  value === null ? <span className="text-muted">–</span> : formatQuantity(value * times)

const nameColumn = (t: Translate, grouping: LogGrouping, all: number): TableColumn<LinkedLogRow> => ({
  id: 'name',
  heading: t(`logging.groupings.${grouping}`),
  name: t(`logging.groupings.${grouping}`),
  rem: 18,
  sort: 'name',
  isText: true,
  cell: ({ name, detail, href }) => (
    <>
      {href === null ? (
        <span className="block break-words">{name}</span>
      ) : (
        <ViewLink
          href={href}
          className="inline-block min-h-6 max-w-full leading-6 break-words underline-offset-2 hover:underline"
        >
          {name}
        </ViewLink>
      )}
      {detail !== '' && <span className="block text-xs break-words text-muted">{detail}</span>}
    </>
  ),
  total: t('services.totalOf', { all }),
})

interface Figures {
  readonly rows: readonly LinkedLogRow[]
  readonly total: LogSums
  readonly unit: MassUnit
  readonly isWhole: boolean
}

function figureColumns(
  t: Translate,
  { rows, total, unit, isWhole }: Figures,
): readonly TableColumn<LinkedLogRow>[] {
  const most = rows.reduce((high, { sums }) => Math.max(high, sums.totalKgCo2e.high), 0)
  const whole = total.totalKgCo2e.central
  return [
    {
      id: 'co2e',
      heading: `${t('co2e.symbol')}, ${unit}`,
      name: t('co2e.symbol'),
      rem: 7.5,
      sort: 'co2e',
      cell: ({ explained, sums }) => {
        const text = formatMass(sums.totalKgCo2e.central, unit)
        return explained === null ? (
          <span className="font-medium">{text}</span>
        ) : (
          <ExplainButton of={explained} className="min-h-6 font-medium">
            {text}
          </ExplainButton>
        )
      },
      ...(isWhole && { total: formatMass(whole, unit) }),
    },
    rangeColumn(t, unit, ({ sums }) => sums.totalKgCo2e, isWhole ? total.totalKgCo2e : null),
    shareColumn(t, most, ({ sums }) =>
      whole > 0 ? { share: sums.totalKgCo2e.central / whole, kilograms: sums.totalKgCo2e } : null,
    ),
    {
      id: 'cost',
      heading: t('figure.cost'),
      name: t('figure.cost'),
      rem: 8.5,
      sort: 'cost',
      cell: ({ sums }) => <CostText cost={sums.cost} />,
      ...(isWhole && { total: <CostText cost={total.cost} /> }),
    },
  ]
}

/** The GB of the one stage of a row. */
const gbColumn = (t: Translate): TableColumn<LinkedLogRow> => ({
  id: 'written',
  heading: t('logging.amount'),
  name: t('logging.amount'),
  rem: 10,
  sort: 'written',
  cell: (row) => {
    const gb = gbOf(row)
    if (gb === null) return <span className="text-muted">{t('logging.noBytes')}</span>
    return (
      <span className="whitespace-nowrap">
        {formatQuantity(gb)}{' '}
        <span className="text-muted">
          {row.stage === 'storage' ? t('logging.gbMonths') : t('logging.gb')}
        </span>
      </span>
    )
  },
})

const bytesColumns = (t: Translate, total: LogSums): readonly TableColumn<LinkedLogRow>[] => [
  {
    id: 'written',
    heading: <span title={t('logging.writtenHint')}>{t('logging.writtenGb')}</span>,
    name: t('logging.writtenGb'),
    rem: 7,
    sort: 'written',
    cell: (row) => number(gbOf(row)),
    total: number(total.writtenGb),
  },
  {
    id: 'stored',
    heading: <span title={t('logging.storedHint')}>{t('logging.storedGb')}</span>,
    name: t('logging.storedGb'),
    rem: 9,
    sort: 'stored',
    cell: ({ sums }) => number(sums.gb.storage ?? null),
    total: number(total.gb.storage ?? null),
  },
  {
    id: 'monthsKept',
    heading: <span title={t('logging.monthsKeptHint')}>{t('logging.monthsKept')}</span>,
    name: t('logging.monthsKept'),
    rem: 7,
    sort: 'monthsKept',
    cell: ({ sums }) => number(monthsKept(sums)),
  },
]

const ownerColumn = (t: Translate): TableColumn<LinkedLogRow> => ({
  id: 'owner',
  heading: t('logging.owner'),
  name: t('logging.owner'),
  rem: 10,
  isText: true,
  cell: ({ owner }) => owner && <span className="break-words">{owner}</span>,
})

/** How many lines count no bytes, where any do. */
export function WithoutBytes({ lines }: { lines: number }) {
  const t = useTranslations()
  if (lines === 0) return null
  return <p className="mt-2 text-[0.8125rem] text-muted">{t('logging.linesWithoutBytes', { lines })}</p>
}
