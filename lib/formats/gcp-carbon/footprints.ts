import type { FootprintExpressions } from '../footprint-expressions.ts'
import { columnKey, type SourceColumn, type SourceColumns } from '../source-column.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { firstCell, orEmpty } from '../sql/text.ts'

/**
 * Google's own carbon figures, gross (before any offset). Scope 3 is the same in the location-based and the market-based total.
 * Definition: https://cloud.google.com/carbon-footprint/docs/data-schema
 */
export function gcpCarbonFootprints(columns: SourceColumns): FootprintExpressions {
  const parsed = new ParsedCells()
  const text = (...paths: string[]) =>
    orEmpty(firstCell(paths.flatMap((path) => fieldOf(columns, path) ?? [])))
  const kg = (path: string) => parsed.number(fieldOf(columns, path))
  const month = parsed.timestamp(fieldOf(columns, 'usage_month'))
  parsed.rejectWhen(`${month} IS NULL`, 'the row has no month')
  const scope3 = kg('carbon_footprint_kgCO2e.scope3')
  return {
    columns: {
      provider: "'Google Cloud'",
      billing_account_id: text('billing_account_id'),
      billing_period_start: `date_trunc('month', ${month})`,
      sub_account_id: text('project.id', 'project.number'),
      service_code: text('service.id'),
      service_name: text('service.description', 'service.id'),
      region: text('location.region', 'location.location'),
      model_version: text('carbon_model_version'),
      scope1_kg: kg('carbon_footprint_kgCO2e.scope1'),
      scope2_location_kg: kg('carbon_footprint_kgCO2e.scope2.location_based'),
      scope2_market_kg: kg('carbon_footprint_kgCO2e.scope2.market_based'),
      scope3_location_kg: scope3,
      scope3_market_kg: scope3,
      total_location_kg: kg('carbon_footprint_total_kgCO2e.location_based'),
      total_market_kg: kg('carbon_footprint_total_kgCO2e.market_based'),
      total_unstated_kg: 'NULL',
      breakdown: "''",
      refreshed: 'NULL',
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

/** A field by its path, whether it has a column of its own (`service.id`, `service__id`) or lies in a nested one. */
function fieldOf(columns: SourceColumns, path: string): SourceColumn | undefined {
  const key = columnKey(path)
  const [root = '', ...rest] = path.split('.')
  const flat = columns.find(key)
  const nested = columns.find(columnKey(root))
  if (rest.length === 0 && flat?.type === 'JSON') return leaf(flat, path, '$')
  if (flat !== undefined || rest.length === 0 || nested === undefined) return flat
  return leaf(nested, path, `$.${rest.join('.')}`)
}

const leaf = (column: SourceColumn, path: string, jsonPath: string): SourceColumn => ({
  header: path,
  key: columnKey(path),
  sql: `(${column.type === 'JSON' || column.type === 'VARCHAR' ? `TRY_CAST(${column.sql} AS JSON)` : `to_json(${column.sql})`} ->> ${quoteLiteral(jsonPath)})`,
  type: 'VARCHAR',
  blankIsNull: false,
})
