import { refuseType } from '../checks.ts'
import { ManifestFailure, OpaqueStep } from '../failure.ts'
import type { Config, Row } from '../manifest.ts'
import type { Run } from '../plugin.ts'

/** Which columns of a table go where: all of them, or pairs of column and new name. */
export type CsvOutput = '*' | readonly (readonly [column: string, name: string])[]

const pair = (names: readonly string[]): readonly [string, string] => {
  const [column = '', name] = names
  return [column, name || column]
}
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** The `output` of a config: a column, a column and its new name, a list of these, or `*`. */
export function csvOutput(config: Config): CsvOutput {
  const { output } = config
  if (output === '*') return '*'
  if (typeof output === 'string') return [[output, output]]
  if (isTexts(output)) return [pair(output)]
  if (Array.isArray(output) && output.every(isTexts)) return output.map(pair)
  throw refuseType('output', 'string', output)
}

const filled = (value: unknown): unknown => (value === '' || value === null ? 'nan' : value)

/** The asked columns of a table's row. @throws ManifestFailure `MissingCSVColumnError` */
export function csvColumns(record: Row, output: CsvOutput): Row {
  if (output === '*')
    return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, filled(value)]))
  return Object.fromEntries(
    output.map(([column, name]) => {
      if (!Object.hasOwn(record, column))
        throw new ManifestFailure('MissingCSVColumnError', `There is no column with the name: ${column}.`)
      return [name, filled(record[column])]
    }),
  )
}

/** The rows of a table beside the manifest. @throws OpaqueStep where it was not read */
export function localRows(filepath: string, run: Run): readonly Row[] {
  const table = run.tables.get(filepath)
  if (!table) throw new OpaqueStep(`${filepath} was not read`)
  if ('notRead' in table) throw new OpaqueStep(table.notRead)
  if ('damaged' in table) throw new ManifestFailure('CSVParseError', table.damaged)
  return table.rows
}
