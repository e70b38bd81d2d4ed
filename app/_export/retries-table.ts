import { type CellOf, number, tableOf, text } from '#lib/domain/export/export-table.ts'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import type { EdgeReport } from '#lib/domain/retries/retry-report.ts'
import type { PageRequest } from '../_server/read-page.ts'
import { edgesOfPage } from '../_server/retries-of-page.ts'
import type { PageTable } from './page-table.ts'

const MEASURES = [
  ['attempts', 'attempts'],
  ['logical_calls', 'logicalCalls'],
  ['amplification', 'amplification'],
  ['time_amplification', 'timeAmplification'],
  ['retries', 'retries'],
  ['hedges', 'hedges'],
  ['rescued', 'rescued'],
  ['final_failures', 'finalFailures'],
  ['wasted', 'wasted'],
  ['attempt_seconds', 'attemptSeconds'],
  ['wasted_seconds', 'wastedSeconds'],
  ['not_visible', 'notVisible'],
] as const satisfies readonly (readonly [string, keyof EdgeReport])[]

const SIDES = ['low', 'central', 'high'] as const

/** The edges as the Retries page lists them, in the view of the page: by the setting to change, or by what to fix. */
export async function retriesTable(page: PageRequest): Promise<PageTable> {
  const { answer, rows } = await edgesOfPage(page)
  const { blame } = page.view
  const currencies = answer.waste.cost.map(({ currency }) => currency)
  const columns: readonly CellOf<EdgeRow>[] = [
    { ...text('caller'), of: ({ caller }) => caller },
    { ...text('callee'), of: ({ callee }) => callee },
    { ...text('operation'), of: ({ operation }) => operation },
    { ...text('view'), of: () => blame },
    ...MEASURES.map(([name, measure]) => ({
      ...number(name),
      of: ({ measures }: EdgeRow) => measures?.[measure] ?? null,
    })),
    { ...text('confidence'), of: ({ measures }) => measures?.confidence ?? null },
    ...SIDES.map((side) => ({
      ...number(`attributed_gco2e_${side}`),
      of: (row: EdgeRow) => row[blame].waste?.attributedG[side] ?? null,
    })),
    ...SIDES.map((side) => ({
      ...number(`avoidable_gco2e_${side}`),
      of: (row: EdgeRow) => row[blame].waste?.avoidableG[side] ?? null,
    })),
    ...currencies.map((currency) => ({
      ...number(`cost_${currency.toLowerCase()}`),
      of: (row: EdgeRow) =>
        row[blame].waste && (row[blame].waste.cost.find((each) => each.currency === currency)?.amount ?? 0),
    })),
    { ...text('unknown_services'), of: (row) => row[blame].unknownServices.join(' ') },
  ]
  return { table: tableOf(rows, columns), total: null }
}
