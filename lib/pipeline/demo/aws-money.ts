import { type AwsRow, awsFrame } from './aws-frame.ts'
import type { AwsAccount } from './aws-places.ts'
import type { DemoDay } from './calendar.ts'
import { amount } from './csv-file.ts'

const moneyRow = (
  day: DemoDay,
  account: AwsAccount,
  line: {
    readonly type: string
    readonly code: string
    readonly name: string
    readonly text: string
    readonly cost: number
  },
): AwsRow => ({
  ...awsFrame(day, account, line.text),
  line_item_line_item_type: line.type,
  line_item_product_code: line.code,
  line_item_line_item_description: line.text,
  line_item_unblended_cost: amount(line.cost),
  product: JSON.stringify({ product_name: line.name }),
  product_servicecode: line.code,
  resource_tags: '{}',
})

/** What an AWS bill holds beside usage, on the first of each month: support, tax, credits, and a licence. */
export function awsMoneyRows(day: DemoDay): AwsRow[] {
  if (!day.isFirstOfMonth) return []
  const support = { code: 'AWSSupportBusiness', name: 'AWS Support (Business)' }
  const ec2 = { code: 'AmazonEC2', name: 'Amazon Elastic Compute Cloud' }
  return [
    {
      ...moneyRow(day, 'billing', {
        ...support,
        type: 'Fee',
        text: 'AWS Support (Business) for the month',
        cost: 2950,
      }),
      line_item_usage_type: 'Dollar',
    },
    moneyRow(day, 'billing', { ...ec2, type: 'Tax', text: 'Tax for product code AmazonEC2', cost: 4180.25 }),
    moneyRow(day, 'data', {
      ...ec2,
      type: 'Credit',
      text: 'Migration credit',
      cost: -1500 + 100 * day.monthIndex,
    }),
    {
      ...moneyRow(day, 'shared', {
        type: 'Usage',
        code: '3k9ab2zdemo0licence0search',
        name: 'Fernleaf Uptime (annual licence, monthly share)',
        text: 'AWS Marketplace software usage: Fernleaf Uptime',
        cost: 840,
      }),
      bill_billing_entity: 'AWS Marketplace',
      line_item_legal_entity: 'Fernleaf Software GmbH',
      line_item_usage_type: 'MP:licence-fernleaf-uptime',
      line_item_usage_amount: '1',
      pricing_unit: 'Units',
      pricing_public_on_demand_cost: '840',
      resource_tags: JSON.stringify({ user_team: 'platform', user_environment: 'production' }),
    },
  ]
}
