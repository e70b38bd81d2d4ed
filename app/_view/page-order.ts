import type { PageOfRows } from '#lib/domain/report/usage-line.ts'

const ORDERS = ['co2e', 'energy', 'cost', 'name'] as const

/** How a page of rows is sorted, as the address says it: the most carbon first where it says nothing known. @example pageOrder('cost') */
export function pageOrder(sort: string | null): Pick<PageOfRows, 'by' | 'descending'> {
  const by = ORDERS.find((one) => one === sort?.replace(/^-/, ''))
  return by && sort ? { by, descending: sort.startsWith('-') } : { by: 'co2e', descending: true }
}
