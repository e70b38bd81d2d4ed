import type { Unfolded } from '../export-format.ts'
import { SourceColumns } from '../source-column.ts'
import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'

/** Fields of an item of `value`. */
const FIELDS = [
  'dataType',
  'date',
  'categoryType',
  'itemName',
  'subscriptionId',
  'resourceType',
  'location',
  'latestMonthEmissions',
]

/**
 * One record for each item of `value`. What only the request says, people may keep in the same document: its `dateRange`, without which
 * items have no month, and its `carbonScopeList`.
 */
export function unfoldEmissions(columns: SourceColumns): Unfolded {
  const value = columns.find('value')
  if (value === undefined) return { columns, relation: (source) => source }
  const asked = (key: string, path: string) => {
    const column = columns.find(key)
    return column === undefined
      ? 'NULL::VARCHAR'
      : `TRY_CAST(${column.sql} AS JSON) ->> ${quoteLiteral(path)}`
  }
  const request = {
    rangeStart: asked('daterange', '$.start'),
    rangeEnd: asked('daterange', '$.end'),
    scopes: asked('carbonscopelist', '$'),
  }
  const text = (name: string) => ({
    header: name,
    key: name.toLowerCase(),
    sql: quoteIdentifier(name),
    type: 'VARCHAR',
    blankIsNull: false,
  })
  return {
    columns: new SourceColumns([...FIELDS, ...Object.keys(request)].map(text)),
    relation: (source) => {
      const passed = Object.entries(request).map(([name, sql]) => `${sql} AS ${quoteIdentifier(name)}`)
      const items = `SELECT unnest(json_extract(TRY_CAST(${value.sql} AS JSON), '$[*]')) AS item, ${passed.join(', ')} FROM ${source}`
      const fields = FIELDS.map((name) => `item ->> ${quoteLiteral(`$.${name}`)} AS ${quoteIdentifier(name)}`)
      return `(SELECT ${fields.join(', ')}, ${Object.keys(request).map(quoteIdentifier).join(', ')} FROM (${items}))`
    },
  }
}
