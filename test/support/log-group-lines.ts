const line = (day: string, name: string, usageType: string, gb: string) => ({
  'identity/LineItemId': `${day}-${name}-${usageType}`,
  'bill/PayerAccountId': '900',
  'bill/BillingPeriodStartDate': '2026-05-01T00:00:00Z',
  'lineItem/UsageAccountId': '1',
  'lineItem/LineItemType': 'Usage',
  'lineItem/UsageStartDate': `${day}T00:00:00Z`,
  'lineItem/UsageEndDate': `${day}T23:00:00Z`,
  'lineItem/ProductCode': 'AmazonCloudWatch',
  'lineItem/UsageType': `EUC1-${usageType}`,
  'lineItem/Operation': usageType === 'TimedStorage-ByteHrs' ? 'HourlyStorageMetering' : 'PutLogEvents',
  'lineItem/ResourceId': `arn:aws:logs:eu-central-1:1:log-group:${name}`,
  'lineItem/UsageAmount': gb,
  'lineItem/UnblendedCost': '0.5',
  'lineItem/CurrencyCode': 'USD',
  'product/ProductName': 'AmazonCloudWatch',
  'product/regionCode': 'eu-central-1',
  'pricing/unit': usageType === 'TimedStorage-ByteHrs' ? 'GB-Mo' : 'GB',
})

/** Of one AWS account, 2026-05-01 and 02: of two functions, `orders` 10 GB a day and `search` 4, and what they keep, 3 GB-months and 30. */
export const logGroupLines = () =>
  ['2026-05-01', '2026-05-02'].flatMap((day) => [
    line(day, '/aws/lambda/orders', 'DataProcessing-Bytes', '10'),
    line(day, '/aws/lambda/orders', 'TimedStorage-ByteHrs', '1.5'),
    line(day, '/aws/lambda/search', 'DataProcessing-Bytes', '4'),
    line(day, '/aws/lambda/search', 'TimedStorage-ByteHrs', '15'),
  ])
