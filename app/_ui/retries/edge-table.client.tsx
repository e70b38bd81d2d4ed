'use client'
import { useTranslations } from 'next-intl'
import { type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Attributed } from '#lib/domain/retries/carbon/attribute-waste.ts'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import { edgeParam } from '../../_view/edge-param.ts'
import type { EdgeTotals } from '../../_view/edge-totals.ts'
import type { Sorting } from '../../_view/sort-groups.ts'
import type { Blame } from '../../_view/view-params.ts'
import { DataTable } from '../table/data-table.client.tsx'
import { edgeColumns } from './edge-columns.tsx'

interface Props {
  /** Found and in order. */
  readonly rows: readonly EdgeRow[]
  /** Of all edges, found or not. */
  readonly totals: EdgeTotals
  readonly waste: Attributed
  readonly sorting: Sorting
  readonly blame: Blame
  readonly unit: MassUnit | null
}

/** Every edge with its measures and what its waste costs; their totals. */
export function EdgeTable({ rows, totals, waste, sorting, blame, unit }: Props) {
  const t = useTranslations()
  const kilograms = rows.map((row) => (row[blame].waste?.attributedG.central ?? 0) / 1000)
  return (
    <DataTable
      label={t('retries.table.label')}
      rows={rows}
      count={totals.edges}
      rowKey={edgeParam}
      sorting={sorting}
      columns={edgeColumns(t, {
        totals,
        waste,
        blame,
        unit: unit ?? sharedMassUnit([...kilograms, waste.attributedG.central / 1000]),
      })}
    />
  )
}
