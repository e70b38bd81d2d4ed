import { requireConfig, requireText } from '../checks.ts'
import type { Plugin } from '../plugin.ts'
import { csvColumns, csvOutput, localRows } from './csv-output.ts'

/** Adds the rows of a table to the rows there are. */
export const csvImport: Plugin = {
  config: (config) => {
    requireConfig(config)
    requireText(config, 'filepath', false)
    csvOutput(config)
    return config
  },
  execute: (rows, configOf, run) => {
    const config = configOf(0)
    const output = csvOutput(config)
    const imported = localRows(requireText(config, 'filepath', false), run)
    return [...rows, ...imported.map((record) => csvColumns(record, output))]
  },
}
