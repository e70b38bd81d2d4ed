import type { FootprintExpressions } from '../footprint-expressions.ts'
import type { SourceColumns } from '../source-column.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { cell, firstCell, isFilled, orEmpty } from '../sql/text.ts'

/** kg in the units that a figure may have. AWS documents MTCO2e (metric tons) only. */
const KG: Readonly<Record<string, number>> = { MTCO2E: 1000, KGCO2E: 1 }

/**
 * AWS's own carbon figures. Location-based and market-based totals each hold scopes 1, 2 and 3, as far as the model version counts them.
 * Definition: https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-carbon-emissions.html
 */
export function awsCarbonFootprints(columns: SourceColumns): FootprintExpressions {
  const parsed = new ParsedCells()
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))
  const start = parsed.timestamp(columns.find('usageperiodstart'))
  parsed.rejectWhen(`${start} IS NULL`, 'the row has no month')

  const kg = (name: string): string => {
    const value = columns.find(`${name}emissionsvalue`)
    if (value === undefined) return 'NULL'
    const number = parsed.number(value)
    const unit = columns.find(`${name}emissionsunit`)
    if (unit === undefined) return `${number} * ${KG.MTCO2E}`
    const said = `upper(coalesce(${cell(unit)}, ''))`
    const cases = Object.entries(KG).map(([name, factor]) => `WHEN '${name}' THEN ${factor}`)
    const factor = `CASE ${said} ${cases.join(' ')} END`
    parsed.rejectWhen(`${isFilled(value)} AND ${factor} IS NULL`, `${unit.header} is not MTCO2e`)
    return `${number} * ${factor}`
  }
  return {
    columns: {
      provider: "'AWS'",
      billing_account_id: text('payeraccountid', 'usageaccountid'),
      billing_period_start: `date_trunc('month', ${start})`,
      sub_account_id: text('usageaccountid'),
      service_code: text('productcode'),
      service_name: text('productcode'),
      region: text('regioncode', 'location'),
      model_version: text('modelversion', 'carbonmodelversion'),
      scope1_kg: kg('totalscope1'),
      scope2_location_kg: kg('totalscope2lbm'),
      scope2_market_kg: kg('totalscope2mbm'),
      scope3_location_kg: kg('totalscope3lbm'),
      scope3_market_kg: kg('totalscope3mbm'),
      total_location_kg: kg('totallbm'),
      total_market_kg: kg('totalmbm'),
      total_unstated_kg: 'NULL',
      breakdown: "''",
      refreshed: parsed.timestamp(columns.find('lastrefreshtimestamp')),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}
