import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { Attributed } from '#lib/domain/retries/carbon/attribute-waste.ts'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import { scale } from '#lib/domain/units/range.ts'
import { formatAmplification, formatSeconds } from '../../_format/retry-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { edgeParam } from '../../_view/edge-param.ts'
import type { EdgeTotals } from '../../_view/edge-totals.ts'
import type { SortKey } from '../../_view/sort-groups.ts'
import type { Blame } from '../../_view/view-params.ts'
import { CostText } from '../cost-text.tsx'
import { RangeText } from '../range-text.tsx'
import type { TableColumn } from '../table/data-table.client.tsx'
import { EdgeButton } from './edge-button.client.tsx'
import { EdgeName } from './edge-name.tsx'
import { ShareSwatch } from './share-swatch.tsx'

interface Shown {
  readonly totals: EdgeTotals
  readonly waste: Attributed
  readonly blame: Blame
  readonly unit: MassUnit
}

const COUNTS = [
  { id: 'attempts', measure: 'attempts', rem: 6.5 },
  { id: 'calls', measure: 'logicalCalls', rem: 7 },
] as const
const FOUND = [
  { id: 'retries', measure: 'retries', rem: 6 },
  { id: 'rescued', measure: 'rescued', rem: 6 },
] as const

/** The columns of the edges: what was measured, and what it comes to in carbon and money. */
export function edgeColumns(
  t: Translate,
  { totals, waste, blame, unit }: Shown,
): readonly TableColumn<EdgeRow>[] {
  const kilograms = (row: EdgeRow) => {
    const known = row[blame].waste
    return known && scale(known.attributedG, 1 / 1000)
  }
  const total = scale(waste.attributedG, 1 / 1000)
  const unknown = totals.unknown[blame]
  const isUnknown = unknown > 0 && totals.known[blame] === 0
  const named = (
    id: SortKey &
      `${'attempts' | 'calls' | 'retries' | 'rescued' | 'amplification' | 'wasted' | 'seconds' | 'confidence'}`,
  ) => ({
    id,
    heading: t(`retries.columns.${id}`),
    name: t(`retries.columns.${id}`),
    sort: id,
  })
  const count = ({ id, measure, rem }: (typeof COUNTS | typeof FOUND)[number]): TableColumn<EdgeRow> => ({
    ...named(id),
    rem,
    cell: ({ measures }) => (measures ? formatCount(measures[measure]) : '–'),
    total: formatCount(totals[measure]),
  })
  return [
    {
      id: 'name',
      heading: t('retries.columns.edge'),
      name: t('retries.columns.edge'),
      sort: 'name',
      rem: 18,
      cell: (row) => (
        <EdgeButton edge={edgeParam(row)}>
          <EdgeName edge={row} />
        </EdgeButton>
      ),
      total: t('retries.table.total'),
    },
    {
      id: 'co2e',
      heading: `${t('co2e.symbol')}, ${unit}`,
      name: t('co2e.symbol'),
      sort: 'co2e',
      rem: 7.5,
      cell: (row) => {
        const known = kilograms(row)
        if (!known)
          return (
            <span className="text-muted" title={t('retries.unknownHint')}>
              {t('retries.unknown')}
            </span>
          )
        return (
          <span className="whitespace-nowrap">
            {row[blame].unknownServices.length > 0 && (
              <span title={t('retries.atLeastHint')}>
                ≥<span className="sr-only"> {t('retries.atLeast')}</span>{' '}
              </span>
            )}
            <EdgeButton edge={edgeParam(row)} className="font-medium">
              {formatMass(known.central, unit)}
              <span className="sr-only"> {t('figure.explain')}</span>
            </EdgeButton>
          </span>
        )
      },
      total: isUnknown
        ? t('retries.unknown')
        : `${unknown > 0 ? '≥ ' : ''}${formatMass(total.central, unit)}`,
    },
    {
      id: 'range',
      heading: `${t('figure.rangeLabel')}, ${unit}`,
      name: t('figure.rangeLabel'),
      rem: 10,
      cell: (row) => {
        const known = kilograms(row)
        return (
          known && (
            <span className="text-muted">
              <RangeText kilograms={known} unit={unit} />
            </span>
          )
        )
      },
      total: isUnknown ? (
        '–'
      ) : (
        <span className="font-normal text-muted">
          <RangeText kilograms={total} unit={unit} />
        </span>
      ),
    },
    {
      id: 'cost',
      heading: t('figure.cost'),
      name: t('figure.cost'),
      sort: 'cost',
      rem: 8,
      cell: (row) => {
        const known = row[blame].waste
        return known ? <CostText cost={known.cost} /> : <span className="text-muted">–</span>
      },
      total: isUnknown ? '–' : <CostText cost={waste.cost} />,
    },
    {
      ...named('amplification'),
      rem: 7.5,
      cell: ({ measures }) => formatAmplification(measures?.amplification ?? null),
      total: formatAmplification(totals.amplification),
    },
    ...COUNTS.map(count),
    ...FOUND.map(count),
    {
      ...named('wasted'),
      rem: 8,
      cell: ({ measures }) =>
        measures ? (
          <span className="flex items-center justify-end gap-2 whitespace-nowrap">
            {formatCount(measures.wasted)}
            <ShareSwatch share={measures.attempts > 0 ? measures.wasted / measures.attempts : 0} />
          </span>
        ) : (
          '–'
        ),
      total: formatCount(totals.wasted),
    },
    {
      ...named('seconds'),
      rem: 7,
      cell: ({ measures }) => (measures ? formatSeconds(measures.wastedSeconds) : '–'),
      total: formatSeconds(totals.wastedSeconds),
    },
    {
      ...named('confidence'),
      rem: 8,
      isText: true,
      cell: ({ measures, notVisibleShare }) => (
        <>
          {measures?.confidence ? t(`retries.confidence.${measures.confidence}`) : '–'}
          {notVisibleShare !== null && notVisibleShare > 0 && (
            <span className="block text-xs text-muted">
              {t('retries.notSeen', { share: formatShare(notVisibleShare) })}
            </span>
          )}
        </>
      ),
    },
  ]
}
