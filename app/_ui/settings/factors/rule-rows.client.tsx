'use client'
import { visible } from '#lib/domain/format/visible.ts'
import type { RuleSummary } from '#lib/domain/report/factors-in-use.ts'
import { en } from '../../../_messages/en.ts'
import { DataTable } from '../../table/data-table.client.tsx'

/** The rules of a factor set, in the order in which they are tried. */
export function RuleRows({ rows }: { rows: readonly (RuleSummary & { readonly place: number })[] }) {
  const words = en.factorSettings
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
      label={words.parts.rules}
      rows={rows}
      rowKey={({ place }) => String(place)}
      columns={[
        plain('name', words.rule, 16, ({ id }) => visible(id)),
        plain('provider', words.provider, 8, ({ provider }) => visible(provider)),
        plain('category', words.category, 10, ({ category }) => en.categories[category]),
        plain('model', words.model, 8, ({ model }) => model),
        plain('grade', words.grade, 5, ({ grade }) => grade),
        plain('note', words.note, 24, ({ note }) => visible(note)),
      ]}
    />
  )
}
