'use client'
import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { EffectRow } from '#lib/domain/report/effect.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import { nameOf } from '../../../_format/names.ts'
import type { Translate } from '../../../_i18n/translate.ts'
import { DataTable, type TableColumn } from '../../table/data-table.client.tsx'
import { DifferenceText } from './effect-summary.tsx'

interface Props {
  readonly label: string
  readonly rows: readonly EffectRow[]
  readonly unit: MassUnit
  /** Whether to show what the difference is made of. */
  readonly withFigures: boolean
}

/** gCO2e per kWh that the figures come to; null where there is no energy. */
const intensityOf = ({ energyKwh, operationalKgCo2e }: Emissions): number | null =>
  energyKwh.central > 0 ? (operationalKgCo2e.central * 1000) / energyKwh.central : null

const shown = (value: number | null): string => (value === null ? '–' : formatQuantity(value))

const figure = (
  t: Translate,
  id: string,
  name: string,
  of: (emissions: Emissions) => number | null,
): TableColumn<EffectRow> => ({
  id,
  heading: name,
  name,
  rem: 11,
  cell: ({ before, after }) => (
    <span className="whitespace-nowrap">
      {t('factorSettings.compare.arrow', { before: shown(of(before)), after: shown(of(after)) })}
    </span>
  ),
})

/** The same usage counted both ways, row by row. */
export function EffectRows({ label, rows, unit, withFigures }: Props) {
  const t = useTranslations()
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ provider, service, usageType, region }) =>
        JSON.stringify([provider, service, usageType, region])
      }
      columns={[
        {
          id: 'name',
          heading: t('factorSettings.compare.service'),
          name: t('factorSettings.compare.service'),
          rem: 16,
          isText: true,
          cell: ({ provider, service, usageType, region }) => (
            <>
              <span className="block break-words">
                {usageType === '' ? nameOf(t, 'service', service) : nameOf(t, 'usageType', usageType)}
              </span>
              <span className="block text-xs text-muted">
                {[
                  ...(usageType === '' ? [] : [nameOf(t, 'service', service), nameOf(t, 'region', region)]),
                  nameOf(t, 'provider', provider),
                ].join(', ')}
              </span>
            </>
          ),
        },
        {
          id: 'before',
          heading: `${t('factorSettings.before')}, ${unit}`,
          name: t('factorSettings.before'),
          rem: 7,
          cell: ({ before }) => formatMass(before.totalKgCo2e.central, unit),
        },
        {
          id: 'after',
          heading: `${t('factorSettings.after')}, ${unit}`,
          name: t('factorSettings.after'),
          rem: 7,
          cell: ({ after }) => formatMass(after.totalKgCo2e.central, unit),
        },
        {
          id: 'difference',
          heading: `${t('factorSettings.difference')}, ${unit}`,
          name: t('factorSettings.difference'),
          rem: 14,
          cell: ({ differenceKg }) => <DifferenceText difference={differenceKg} unit={unit} />,
        },
        ...(withFigures
          ? [
              figure(t, 'energy', t('factorSettings.compare.energy'), ({ energyKwh }) => energyKwh.central),
              figure(
                t,
                'embodied',
                t('factorSettings.compare.embodied'),
                ({ embodiedKgCo2e }) => embodiedKgCo2e.central,
              ),
              figure(t, 'intensity', t('factorSettings.compare.intensity'), intensityOf),
            ]
          : []),
      ]}
    />
  )
}
