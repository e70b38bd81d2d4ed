import type { Unfolded } from '../export-format.ts'
import { columnKey, SourceColumns } from '../source-column.ts'
import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'

/** What is read of an allocation, by its path. The Parquet exporter names its columns so. */
const PATHS = [
  'name',
  'properties.cluster',
  'properties.node',
  'properties.providerID',
  'properties.namespace',
  'properties.controllerKind',
  'properties.controller',
  'properties.pod',
  'window.start',
  'window.end',
  'cpuCoreHours',
  'ramByteHours',
  'cpuCost',
  'cpuCostAdjustment',
  'gpuCost',
  'gpuCostAdjustment',
  'ramCost',
  'ramCostAdjustment',
]

/**
 * An answer of the allocation API, `{"data": [{"<name>": {…}} | null, …]}`, as one row per allocation; tables are rows already.
 * Source: OpenCost API, https://opencost.io/docs/integrations/api/
 */
export function unfoldOpenCost(columns: SourceColumns): Unfolded {
  const data = columns.find('data')
  if (data?.type !== 'JSON') return { columns, relation: (source) => source }
  const paths = PATHS.map((path) => quoteLiteral(`$.${path}`)).join(', ')
  const cells = PATHS.map((path, index) => `cells[${index + 1}] AS ${quoteIdentifier(path)}`).join(', ')
  return {
    columns: new SourceColumns(
      PATHS.map((path) => ({
        header: path,
        key: columnKey(path),
        sql: quoteIdentifier(path),
        type: 'VARCHAR',
        blankIsNull: false,
      })),
    ),
    relation: (source) =>
      `(SELECT ${cells} FROM (SELECT json_extract_string(allocation, [${paths}]) AS cells
        FROM (SELECT unnest(json_extract(${data.sql}, '$[*].*')) AS allocation FROM ${source})))`,
  }
}
