import { requireConfig, requireNumber, requireText } from '../checks.ts'
import { numberIn } from '../expressions/expression.ts'
import { numeric, type Plugin } from '../plugin.ts'

/** A parameter times a constant. */
export const coefficient: Plugin = {
  expressions: ['input-parameter', 'coefficient'],
  config: (config) => {
    requireConfig(config)
    return {
      coefficient: requireNumber('coefficient', numberIn('coefficient', config.coefficient), false),
      'input-parameter': requireText(config, 'input-parameter'),
      'output-parameter': requireText(config, 'output-parameter'),
    }
  },
  input: (row, config, _index, run) => {
    const value = row[String(config['input-parameter'])]
    requireNumber('input-parameter', value, run.definition === 'correct')
    return {}
  },
  execute: (rows, configOf) =>
    rows.map((row, index) => {
      const config = configOf(index)
      const of = config['input-parameter']
      const value = Number.isNaN(Number(of)) ? numeric(row[String(of)]) : Number(of)
      return { ...row, [String(config['output-parameter'])]: value * numeric(config.coefficient) }
    }),
}
