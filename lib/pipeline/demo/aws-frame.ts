import type { AwsColumn } from './aws-columns.ts'
import { AWS_ACCOUNTS, type AwsAccount } from './aws-places.ts'
import type { DemoDay } from './calendar.ts'
import type { Row } from './csv-file.ts'
import { stableId } from './stable-id.ts'

export type AwsRow = Row<AwsColumn>

/** The part of a row that says when, who pays and for whom. */
export const awsFrame = (day: DemoDay, account: AwsAccount, line: string): AwsRow => ({
  bill_bill_type: 'Anniversary',
  bill_billing_entity: 'AWS',
  bill_billing_period_start_date: `${day.monthStart}T00:00:00.000Z`,
  bill_billing_period_end_date: `${day.monthEnd}T00:00:00.000Z`,
  bill_payer_account_id: AWS_ACCOUNTS.billing.id,
  bill_payer_account_name: AWS_ACCOUNTS.billing.name,
  identity_line_item_id: stableId(`${line} ${day.date}`, 24),
  identity_time_interval: `${day.date}T00:00:00Z/${day.nextDate}T00:00:00Z`,
  line_item_currency_code: 'USD',
  line_item_legal_entity: 'Amazon Web Services, Inc.',
  line_item_usage_account_id: AWS_ACCOUNTS[account].id,
  line_item_usage_account_name: AWS_ACCOUNTS[account].name,
  line_item_usage_start_date: `${day.date}T00:00:00.000Z`,
  line_item_usage_end_date: `${day.nextDate}T00:00:00.000Z`,
})
