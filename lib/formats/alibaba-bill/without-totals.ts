import type { Unfolded } from '../export-format.ts'
import type { SourceColumns } from '../source-column.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { cell } from '../sql/text.ts'
import { KEYS } from './column-keys.ts'

const TOTAL = ['合计', '总计', '小计', '總計', '合計', 'Total', 'Grand Total', 'Subtotal']

/**
 * The charges of a bill without its totals. The console ends a file with a row that sums the rows above: it has no month, and says
 * `合计` in one of its cells. Such a row is no charge; a row without a month that says no such thing stays, and is rejected.
 */
export function withoutTotals(columns: SourceColumns): Unfolded {
  const months = columns.those(...KEYS.cycle, ...KEYS.day).map((column) => `${cell(column)} IS NOT NULL`)
  const texts = columns.all.filter(({ type }) => type === 'VARCHAR').map(({ sql }) => `trim(${sql})`)
  if (texts.length === 0) return { columns, relation: (source) => source }
  const says = `list_has_any([${texts.join(', ')}], [${TOTAL.map(quoteLiteral).join(', ')}])`
  const isCharge = [...months, `NOT ${says}`].join(' OR ')
  return { columns, relation: (source) => `(SELECT * FROM ${source} WHERE ${isCharge})` }
}
