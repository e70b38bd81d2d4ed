import type { Unfolded } from '../export-format.ts'
import { columnKey, type SourceColumn, SourceColumns } from '../source-column.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { nestedText } from './nested-text.ts'
import { type StructField, structFields } from './struct-fields.ts'

/** Records of the BigQuery tables, and the fields of theirs that are read. */
const RECORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['service', ['id', 'description']],
  ['sku', ['id', 'description']],
  ['project', ['id', 'name', 'labels']],
  ['location', ['location', 'region', 'zone']],
  ['usage', ['amount', 'unit', 'amount_in_pricing_units', 'pricing_unit']],
  ['invoice', ['month']],
  ['resource', ['name', 'global_name']],
])

/** A column of the records, over the cell that its file's column is taken for. */
interface Field {
  readonly column: SourceColumn
  readonly sql: (cell: string) => string
}

/** What becomes of one column of the file. */
interface UnfoldedColumn {
  /** Over the file's own column. */
  readonly cell: string
  readonly fields: readonly Field[]
}

/**
 * Flattens the records of BigQuery (`service` with its `id`) into columns with dotted names (`service.id`), be they structs of
 * Parquet, JSON, or what Python writes of them. Lists become text. All columns get plain SQL names, which no header can spell.
 */
export function unfoldGcpBilling(columns: SourceColumns): Unfolded {
  const flat = columns.has('serviceid')
  const unfolded = columns.all.map((column) => unfoldColumn(column, flat))
  const cells = unfolded.map(({ cell }, index) => `${cell} AS s${index}`)
  const fields = unfolded.flatMap((it, index) => it.fields.map((field) => ({ ...field, cell: `s${index}` })))
  const selected = fields.map(({ sql, cell }, index) => `${sql(cell)} AS c${index}`)
  return {
    columns: new SourceColumns(fields.map(({ column }, index) => ({ ...column, sql: `c${index}` }))),
    relation: (source) => `(SELECT ${selected.join(', ')} FROM (SELECT ${cells.join(', ')} FROM ${source}))`,
  }
}

function unfoldColumn(column: SourceColumn, flat: boolean): UnfoldedColumn {
  const { header, key, sql, type } = column
  const record = RECORDS.get(key)
  if (record !== undefined && type.startsWith('STRUCT(')) {
    return { cell: sql, fields: structFields(type).map((field) => fieldOfStruct(header, field)) }
  }
  if (record !== undefined && !flat && (type === 'JSON' || type === 'VARCHAR')) {
    const paths = record.map((field) => quoteLiteral(`$.${field}`)).join(', ')
    return {
      cell: `json_extract_string(${type === 'JSON' ? sql : nestedText(sql)}, [${paths}])`,
      fields: record.map((field, index) => ({
        column: textColumn(`${header}.${field}`),
        sql: (cell) => `${cell}[${index + 1}]`,
      })),
    }
  }
  const same = (cell: string) => cell
  if (type === 'JSON') {
    return { cell: `json_extract_string(${sql}, '$')`, fields: [{ column: textColumn(header), sql: same }] }
  }
  if (isNested(type)) return { cell: jsonText(sql), fields: [{ column: textColumn(header), sql: same }] }
  return { cell: sql, fields: [{ column, sql: same }] }
}

function fieldOfStruct(record: string, { name, type }: StructField): Field {
  const header = `${record}.${name}`
  const extract = (cell: string) => `struct_extract(${cell}, ${quoteLiteral(name)})`
  if (isNested(type)) return { column: textColumn(header), sql: (cell) => jsonText(extract(cell)) }
  return { column: { ...textColumn(header), type }, sql: extract }
}

const textColumn = (header: string): SourceColumn => ({
  header,
  key: columnKey(header),
  sql: '',
  type: 'VARCHAR',
  blankIsNull: false,
})

const isNested = (type: string): boolean => /^(?:STRUCT|MAP|UNION)\(|\]$/.test(type)

const jsonText = (sql: string): string => `CAST(to_json(${sql}) AS VARCHAR)`
