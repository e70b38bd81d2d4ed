import { requireConfig, requireNumbersIn, requireText, requireTexts } from '../checks.ts'
import type { Config, Row } from '../manifest.ts'
import { numeric, type Plugin } from '../plugin.ts'

/** A plugin that makes one number of a list of parameters. */
function fold(reduce: (values: readonly number[]) => number, needsConfig: boolean): Plugin {
  return {
    expressions: [],
    config: (config: Config) => {
      if (needsConfig) requireConfig(config)
      return {
        'input-parameters': requireTexts(config, 'input-parameters'),
        'output-parameter': requireText(config, 'output-parameter'),
      }
    },
    input: (row, config, _index, run) => {
      requireNumbersIn(row, requireTexts(config, 'input-parameters'), run.definition === 'correct')
      return {}
    },
    execute: (rows, configOf) =>
      rows.map((row, index): Row => {
        const config = configOf(index)
        const values = requireTexts(config, 'input-parameters').map((name) => numeric(row[name]))
        return { ...row, [requireText(config, 'output-parameter')]: reduce(values) }
      }),
  }
}

/** Σ of the input parameters. */
export const sum = fold((values) => values.reduce((total, value) => total + value, 0), false)

/** Π of the input parameters. */
export const multiply = fold((values) => values.reduce((total, value) => total * value, 1), true)

/** The first input parameter less all others. */
export const subtract = fold(
  ([first = Number.NaN, ...rest]) => rest.reduce((total, value) => total - value, first),
  true,
)
