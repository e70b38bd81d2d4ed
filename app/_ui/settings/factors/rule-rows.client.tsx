'use client'
import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { RuleSummary } from '#lib/domain/report/factors-in-use.ts'
import { DataTable } from '../../table/data-table.client.tsx'

/** The rules of a factor set, in the order in which they are tried. */
export function RuleRows({ rows }: { rows: readonly (RuleSummary & { readonly place: number })[] }) {
  const t = useTranslations()
  const plain = (id: string, name: string, rem: number, of: (row: RuleSummary) => string) => ({
    id,
    heading: name,
    name,
    rem,
    isText: true,
    cell: (row: RuleSummary) => <span className="break-words">{of(row)}</span>,
  })
  return (
    <DataTable
      label={t('factorSettings.parts.rules')}
      rows={rows}
      rowKey={({ place }) => String(place)}
      columns={[
        plain('name', t('factorSettings.rule'), 16, ({ id }) => visible(id)),
        plain('provider', t('factorSettings.provider'), 8, ({ provider }) => visible(provider)),
        plain('category', t('factorSettings.category'), 10, ({ category }) => t(`categories.${category}`)),
        plain('model', t('factorSettings.model'), 8, ({ model }) => model),
        plain('grade', t('factorSettings.grade'), 5, ({ grade }) => grade),
        plain('note', t('factorSettings.note'), 24, ({ note }) => visible(note)),
      ]}
    />
  )
}
