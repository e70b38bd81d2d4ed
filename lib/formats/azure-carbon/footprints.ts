import type { FootprintExpressions } from '../footprint-expressions.ts'
import type { SourceColumns } from '../source-column.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { firstCell, orEmpty } from '../sql/text.ts'

/**
 * Azure's own carbon figures, in kg. A summary is the month as a whole; item details break it down by one category. Lists of the largest
 * items are no whole and are rejected, as is an answer to a question for some scopes only.
 * Definition: https://learn.microsoft.com/rest/api/carbon/carbon-service/query-carbon-emission-reports
 */
export function azureCarbonFootprints(columns: SourceColumns): FootprintExpressions {
  const parsed = new ParsedCells()
  const text = (key: string) => orEmpty(firstCell(columns.those(key)))
  const date = (key: string) => parsed.timestamp(columns.find(key))
  const isWhole = `${text('datatype')} IN ('MonthlySummaryData', 'OverallSummaryData')`
  const isDetail = `suffix(${text('datatype')}, 'ItemDetailsData')`
  const category = text('categorytype')
  const ofCategory = (name: string, otherwise: string) =>
    `CASE WHEN ${category} = '${name}' THEN ${text('itemname')} ELSE ${otherwise} END`

  const range = `CASE WHEN date_trunc('month', ${date('rangestart')}) = date_trunc('month', ${date('rangeend')}) THEN ${date('rangestart')} END`
  const month = `coalesce(${date('date')}, ${range})`
  const scopes = firstCell(columns.those('scopes'))
  const allScopes = ['Scope1', 'Scope2', 'Scope3']
    .map((scope) => `contains(${scopes}, '"${scope}"')`)
    .join(' AND ')
  parsed.rejectWhen(
    `NOT (${isWhole} OR ${isDetail})`,
    'a list of the largest items only: ask for MonthlySummaryReport',
  )
  parsed.rejectWhen(`${scopes} IS NOT NULL AND NOT (${allScopes})`, 'not all three scopes were asked for')
  parsed.rejectWhen(
    `${month} IS NULL`,
    'the row does not say its month: ask for MonthlySummaryReport, or add the dateRange of the request to the document',
  )
  return {
    columns: {
      provider: "'Microsoft'",
      billing_account_id: "''",
      billing_period_start: `date_trunc('month', ${month})`,
      sub_account_id: ofCategory('Subscription', text('subscriptionid')),
      service_code: ofCategory('ResourceType', text('resourcetype')),
      service_name: ofCategory('ResourceType', text('resourcetype')),
      region: ofCategory('Location', text('location')),
      model_version: "''",
      scope1_kg: 'NULL',
      scope2_location_kg: 'NULL',
      scope2_market_kg: 'NULL',
      scope3_location_kg: 'NULL',
      scope3_market_kg: 'NULL',
      total_location_kg: 'NULL',
      total_market_kg: 'NULL',
      total_unstated_kg: parsed.number(columns.find('latestmonthemissions')),
      breakdown: `CASE WHEN ${isWhole} THEN '' ELSE ${category} END`,
      refreshed: 'NULL',
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}
