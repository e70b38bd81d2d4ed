const COLUMNS = [
  'identity/LineItemId',
  'bill/PayerAccountId',
  'bill/BillingPeriodStartDate',
  'bill/BillingPeriodEndDate',
  'lineItem/UsageAccountId',
  'lineItem/LineItemType',
  'lineItem/UsageStartDate',
  'lineItem/UsageEndDate',
  'lineItem/ProductCode',
  'lineItem/UsageType',
  'lineItem/Operation',
  'lineItem/UsageAmount',
  'lineItem/CurrencyCode',
  'lineItem/UnblendedCost',
  'pricing/unit',
  'pricing/publicOnDemandCost',
  'product/ProductName',
  'product/instanceType',
  'product/regionCode',
  'resourceTags/user:team',
] as const

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A legacy AWS CUR of one day in June 2026, from rows that name only what is special about them. */
export const awsBillCsv = (rows: readonly Cells[]): string => {
  const lines = rows.map((row, index) => {
    const usual: Cells = {
      'identity/LineItemId': `line${index}`,
      'bill/PayerAccountId': '000090000001',
      'bill/BillingPeriodStartDate': '2026-06-01T00:00:00Z',
      'bill/BillingPeriodEndDate': '2026-07-01T00:00:00Z',
      'lineItem/UsageAccountId': '000090000001',
      'lineItem/LineItemType': 'Usage',
      'lineItem/UsageStartDate': '2026-06-10T00:00:00Z',
      'lineItem/UsageEndDate': '2026-06-11T00:00:00Z',
      'lineItem/ProductCode': 'AmazonEC2',
      'lineItem/UsageType': 'EU-BoxUsage:m5.large',
      'lineItem/Operation': 'RunInstances',
      'lineItem/UsageAmount': '24',
      'lineItem/CurrencyCode': 'USD',
      'lineItem/UnblendedCost': '2.568',
      'pricing/unit': 'Hrs',
      'pricing/publicOnDemandCost': '2.568',
      'product/ProductName': 'Amazon Elastic Compute Cloud',
      'product/instanceType': 'm5.large',
      'product/regionCode': 'eu-west-1',
      'resourceTags/user:team': 'checkout',
    }
    return COLUMNS.map((column) => cell(row[column] ?? usual[column] ?? '')).join(',')
  })
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`
}
