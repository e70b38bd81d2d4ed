import type { SampleRows } from '../export-format.ts'
import { gapsIn, type Recognition } from '../recognised-export.ts'
import { type RequiredColumn, requireColumns } from '../require-columns.ts'
import type { SourceColumns } from '../source-column.ts'
import { KEYS } from './column-keys.ts'

const EXPORT =
  'In Expenses and Costs → Bills → Bill Details (费用与成本 → 账单详情), export the details again with this column.'

const REQUIRED: readonly RequiredColumn[] = [
  { keys: [...KEYS.payable], column: 'PretaxAmount (应付金额)', remedy: EXPORT },
  { keys: [...KEYS.cycle], column: 'BillingCycle (账期)', remedy: EXPORT },
]

const WANTED = [
  {
    keys: [...KEYS.day, ...KEYS.from],
    column: 'BillingDate (账单日期)',
    cost: 'Lines belong to a month, not to a day.',
  },
  {
    keys: [...KEYS.item, ...KEYS.itemCode],
    column: 'BillingItem (计费项)',
    cost: 'Usage is known by its product only.',
  },
  { keys: KEYS.usage, column: 'Usage (用量)', cost: 'The bill gives no quantities.' },
  { keys: KEYS.unit, column: 'UsageUnit (用量单位)', cost: 'Quantities have no unit.' },
  { keys: KEYS.region, column: 'Region (地域)', cost: 'No line says where its usage was.' },
  { keys: KEYS.instance, column: 'InstanceID (实例ID)', cost: 'No drill-down to single resources.' },
  { keys: KEYS.tags, column: 'Tag (标签)', cost: 'Teams can be told apart by account only.' },
  { keys: KEYS.listed, column: 'PretaxGrossAmount (官网价)', cost: 'List prices are those paid.' },
  { keys: KEYS.currency, column: 'Currency (币种)', cost: 'Costs have no currency.' },
].map(({ keys, ...gap }) => ({ ...gap, keys: [...keys] }))

const ACCOUNT = {
  keys: [...KEYS.account],
  column: 'AccountID (账号ID)',
  cost: 'The bills of two accounts for one month would replace each other: import them as one.',
}

/** Bill details of Alibaba Cloud: a month and the amount payable under its own names. */
export function isAlibabaBill(columns: SourceColumns): boolean {
  if (columns.hasAny('账期', '账单月份') && columns.has('应付金额')) return true
  return columns.has('billingcycle', 'productcode', 'pretaxamount')
}

/**
 * Dialect and gaps of Alibaba Cloud bill details.
 * @throws AppError `column-missing`
 */
export function recogniseAlibabaBill(columns: SourceColumns, _sample: SampleRows, text: string): Recognition {
  requireColumns(columns, 'an Alibaba Cloud bill', REQUIRED)
  const account = columns.hasAny(...KEYS.account) ? undefined : accountAbove(columns, text)
  return {
    version: dialectOf(columns),
    generator: 'Alibaba Cloud',
    gaps: gapsIn(columns, account === undefined ? [...WANTED, ACCOUNT] : WANTED),
    ...(account === undefined ? {} : { billingAccountId: account }),
  }
}

function dialectOf(columns: SourceColumns): string {
  if (columns.has('应付金额')) return 'Chinese console'
  return columns.find('billingcycle')?.header.includes(' ') ? 'English console' : 'subscription'
}

/** The account that the console writes above the header: `账号,1234567890123456`. */
function accountAbove(columns: SourceColumns, text: string): string | undefined {
  const [first] = columns.all
  const above = first === undefined ? '' : text.slice(0, Math.max(text.indexOf(first.header), 0))
  return /(?:账号(?:ID)?|Account ID)"?\s*[,;:：\t]\s*"?(\d{4,20})/i.exec(above)?.[1]
}
