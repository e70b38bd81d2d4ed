/** A minimal AWS CUR line: what a test does not name is a plain hour of a machine. */
export const CUR_LINE = {
  'bill/PayerAccountId': '111122223333',
  'bill/BillingPeriodStartDate': '2026-01-01T00:00:00Z',
  'lineItem/UsageAccountId': '000000000042',
  'lineItem/LineItemType': 'Usage',
  'lineItem/UsageStartDate': '2026-01-05T10:00:00Z',
  'lineItem/UsageEndDate': '2026-01-05T11:00:00Z',
  'lineItem/ProductCode': 'AmazonEC2',
  'lineItem/UsageType': 'EUC1-BoxUsage:m5.large',
  'lineItem/Operation': 'RunInstances',
  'lineItem/ResourceId': 'i-1',
  'lineItem/UsageAmount': '1',
  'lineItem/CurrencyCode': 'USD',
  'lineItem/UnblendedCost': '0.1',
  'product/regionCode': 'eu-central-1',
  'pricing/unit': 'Hrs',
}
