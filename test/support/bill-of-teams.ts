import { awsBillCsv } from './small-bill.ts'

/** A name that a spreadsheet would run. */
export const EVIL = '=HYPERLINK("http://evil.example")'

const SEARCH = { 'resourceTags/user:team': 'search', 'product/regionCode': 'eu-north-1' }
const LOGS = {
  'lineItem/ProductCode': 'AmazonCloudWatch',
  'lineItem/UsageType': 'EU-DataProcessing-Bytes',
  'lineItem/Operation': 'PutLogEvents',
  'lineItem/UnblendedCost': '0',
  'pricing/unit': 'GB',
  'pricing/publicOnDemandCost': '0',
  'product/ProductName': 'AmazonCloudWatch',
  'product/instanceType': '',
}
/** Usage of two teams and of one with a hostile name, in two regions, with logs of both teams. */
export const BILL_OF_TEAMS = awsBillCsv([
  {},
  { ...SEARCH, 'lineItem/UnblendedCost': '-1.25' },
  { 'resourceTags/user:team': EVIL },
  { ...LOGS, ...SEARCH, 'lineItem/UsageType': 'EUN1-DataProcessing-Bytes' },
  LOGS,
])
