import { refuseType, requireConfig, requireText } from '../checks.ts'
import { ManifestFailure } from '../failure.ts'
import type { Config, Row } from '../manifest.ts'
import { type Plugin, UNDEFINED } from '../plugin.ts'
import { type CsvOutput, csvColumns, csvOutput, localRows } from './csv-output.ts'

function queryOf(config: Config): readonly (readonly [column: string, parameter: string])[] {
  const { query } = config
  if (typeof query !== 'object' || query === null || Array.isArray(query))
    throw refuseType('query', 'object', query)
  return Object.entries(query).map(([column, parameter]: [string, unknown]) => {
    if (typeof parameter !== 'string') throw refuseType(`query.${column}`, 'string', parameter)
    return [column, parameter]
  })
}

/** Equal as JavaScript's loose comparison has it for what a cell may be: a number equals its text. */
function isSame(cell: unknown, asked: unknown): boolean {
  if (cell === asked || ((cell ?? null) === null && (asked ?? null) === null)) return true
  if (typeof cell === 'number' && typeof asked === 'string')
    return asked.trim() !== '' && cell === Number(asked)
  if (typeof cell === 'string' && typeof asked === 'number')
    return cell.trim() !== '' && Number(cell) === asked
  return false
}

const without = (record: Row, columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !columns.includes(name)))

/** What all matching rows agree on; undefined where they do not. */
function agreed(matches: readonly Row[], output: CsvOutput, differs: (name: string) => void): Row {
  const [first = {}, ...others] = matches.map((match) => csvColumns(match, output))
  return Object.fromEntries(
    Object.entries(first).map(([name, value]) => {
      if (others.every((other) => isSame(other[name], value))) return [name, value]
      differs(name)
      return [name, UNDEFINED]
    }),
  )
}

const NOT_FOUND =
  'One or more of the given query parameters are not found in the target CSV file column headers.'

/**
 * Columns of the row of a table that matches a row's parameters. Impact Framework takes the first of several matches,
 * and with `*` it takes the asked columns away from the table, so that a second row finds nothing.
 */
export const csvLookup: Plugin = {
  config: (config) => {
    requireConfig(config)
    requireText(config, 'filepath', false)
    queryOf(config)
    csvOutput(config)
    return config
  },
  execute: (rows, configOf, run) => {
    const config = configOf(0)
    const records = [...localRows(requireText(config, 'filepath', false), run)]
    const query = queryOf(config)
    const output = csvOutput(config)
    const columns = query.map(([column]) => column)
    return rows.map((row, index) => {
      const matching = (record: Row) =>
        query.every(([column, parameter]) => isSame(record[column], row[parameter]))
      const place = records.findIndex(matching)
      const found = records[place]
      if (!found) throw new ManifestFailure('QueryDataNotFoundError', NOT_FOUND)
      const cut = (record: Row) => (output === '*' ? without(record, columns) : record)
      if (run.definition === 'impact-framework') {
        records[place] = cut(found)
        return { ...row, ...csvColumns(cut(found), output) }
      }
      const matches = records.filter(matching)
      const reason = `${matches.length} rows match and do not agree: Impact Framework takes the first`
      return { ...row, ...agreed(matches.map(cut), output, (name) => run.differs(name, reason, index)) }
    })
  },
}
