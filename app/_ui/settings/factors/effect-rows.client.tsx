'use client'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { EffectRow } from '#lib/domain/report/effect.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import { nameOf } from '../../../_format/names.ts'
import { en } from '../../../_messages/en.ts'
import { DataTable, type TableColumn } from '../../table/data-table.client.tsx'
import { DifferenceText } from './effect-summary.tsx'

interface Props {
  readonly label: string
  readonly rows: readonly EffectRow[]
  readonly unit: MassUnit
  /** Whether to show what the difference is made of. */
  readonly withFigures: boolean
}

const words = en.factorSettings.compare

/** gCO2e per kWh that the figures come to; null where there is no energy. */
const intensityOf = ({ energyKwh, operationalKgCo2e }: Emissions): number | null =>
  energyKwh.central > 0 ? (operationalKgCo2e.central * 1000) / energyKwh.central : null

const shown = (value: number | null): string => (value === null ? '–' : formatQuantity(value))

const figure = (
  id: string,
  name: string,
  of: (emissions: Emissions) => number | null,
): TableColumn<EffectRow> => ({
  id,
  heading: name,
  name,
  rem: 11,
  cell: ({ before, after }) => (
    <span className="whitespace-nowrap">{words.arrow(shown(of(before)), shown(of(after)))}</span>
  ),
})

/** The same usage counted both ways, row by row. */
export function EffectRows({ label, rows, unit, withFigures }: Props) {
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
          heading: words.service,
          name: words.service,
          rem: 16,
          isText: true,
          cell: ({ provider, service, usageType, region }) => (
            <>
              <span className="block break-words">
                {usageType === '' ? nameOf('service', service) : nameOf('usageType', usageType)}
              </span>
              <span className="block text-xs text-muted">
                {[
                  ...(usageType === '' ? [] : [nameOf('service', service), nameOf('region', region)]),
                  nameOf('provider', provider),
                ].join(', ')}
              </span>
            </>
          ),
        },
        {
          id: 'before',
          heading: `${en.factorSettings.before}, ${unit}`,
          name: en.factorSettings.before,
          rem: 7,
          cell: ({ before }) => formatMass(before.totalKgCo2e.central, unit),
        },
        {
          id: 'after',
          heading: `${en.factorSettings.after}, ${unit}`,
          name: en.factorSettings.after,
          rem: 7,
          cell: ({ after }) => formatMass(after.totalKgCo2e.central, unit),
        },
        {
          id: 'difference',
          heading: `${en.factorSettings.difference}, ${unit}`,
          name: en.factorSettings.difference,
          rem: 14,
          cell: ({ differenceKg }) => <DifferenceText difference={differenceKg} unit={unit} />,
        },
        ...(withFigures
          ? [
              figure('energy', words.energy, ({ energyKwh }) => energyKwh.central),
              figure('embodied', words.embodied, ({ embodiedKgCo2e }) => embodiedKgCo2e.central),
              figure('intensity', words.intensity, intensityOf),
            ]
          : []),
      ]}
    />
  )
}
