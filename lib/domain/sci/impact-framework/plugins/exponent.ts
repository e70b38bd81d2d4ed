import { requireConfig, requireNumber, requireText } from '../checks.ts'
import { numeric, type Plugin } from '../plugin.ts'

/** A parameter to the power of a constant. */
export const exponent: Plugin = {
  expressions: ['input-parameter', 'exponent'],
  config: (config) => {
    requireConfig(config)
    return {
      'input-parameter': requireText(config, 'input-parameter'),
      exponent: requireNumber('exponent', config.exponent, false),
      'output-parameter': requireText(config, 'output-parameter'),
    }
  },
  input: (row, config, _index, run) => {
    const name = String(config['input-parameter'])
    requireNumber(name, row[name], run.definition === 'correct')
    return {}
  },
  execute: (rows, configOf) =>
    rows.map((row, index) => {
      const config = configOf(index)
      const of = config['input-parameter']
      const base = typeof of === 'number' ? of : numeric(row[String(of)])
      return { ...row, [String(config['output-parameter'])]: base ** numeric(config.exponent) }
    }),
}
