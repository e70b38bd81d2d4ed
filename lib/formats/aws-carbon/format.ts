import type { ExportFormat } from '../export-format.ts'
import { gapsIn } from '../recognised-export.ts'
import { requireColumns } from '../require-columns.ts'
import { awsCarbonFootprints } from './footprints.ts'

const REQUIRED = [
  {
    keys: ['usageperiodstart'],
    column: 'usage_period_start',
    remedy: 'In AWS Data Exports, include usage_period_start in the carbon emissions export.',
  },
]

const WANTED = [
  {
    keys: ['totallbmemissionsvalue'],
    column: 'total_lbm_emissions_value',
    cost: 'No location-based figure.',
  },
  { keys: ['totalmbmemissionsvalue'], column: 'total_mbm_emissions_value', cost: 'No market-based figure.' },
  {
    keys: ['totalscope1emissionsvalue'],
    column: 'total_scope_1_emissions_value',
    cost: 'Scopes cannot be told apart.',
  },
  { keys: ['productcode'], column: 'product_code', cost: 'Months can be compared, services cannot.' },
  { keys: ['payeraccountid'], column: 'payer_account_id', cost: 'The billing account is unknown.' },
]

/** AWS Data Exports, table CARBON_EMISSIONS: CSV or Parquet. */
export const awsCarbon: ExportFormat = {
  id: 'aws-carbon',
  name: 'AWS carbon emissions export',
  dataset: 'footprints',
  is: (columns) =>
    columns.has('modelversion') && columns.hasAny('totalmbmemissionsvalue', 'totallbmemissionsvalue'),
  recognise: (columns) => {
    requireColumns(columns, 'an AWS carbon emissions export', REQUIRED)
    return { version: 'CARBON_EMISSIONS', generator: 'AWS', gaps: gapsIn(columns, WANTED) }
  },
  footprints: awsCarbonFootprints,
}
