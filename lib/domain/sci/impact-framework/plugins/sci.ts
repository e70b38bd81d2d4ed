import { invalid, requireConfig, requireNumber, requireText } from '../checks.ts'
import { ManifestFailure } from '../failure.ts'
import { numeric, type Plugin, UNDEFINED } from '../plugin.ts'

/** sci = carbon / R. Where R is 0 Impact Framework gives the carbon; the rate is undefined. */
export const sci: Plugin = {
  inputs: {
    carbon: { time: 'sum', component: 'sum' },
    'functional-unit': { time: 'sum', component: 'sum' },
  },
  outputs: { sci: { time: 'avg', component: 'sum' } },
  expressions: ['functional-unit'],
  config: (config) => {
    requireConfig(config)
    if (requireText(config, 'functional-unit', false) === '')
      throw invalid('`functional-unit` should be provided in your config')
    return { 'functional-unit': config['functional-unit'] }
  },
  input: (row, config, _index, run) => {
    const undefinedAllowed = run.definition === 'correct'
    const name = String(config['functional-unit'])
    const value = row[name]
    const units = Object.hasOwn(row, name) ? Number(value) : Number.NaN
    if (!(units >= 0) && !(undefinedAllowed && typeof value === 'number'))
      throw new ManifestFailure(
        'MissingInputDataError',
        '`functional-unit` value is missing from input data or it is not a positive integer',
      )
    requireNumber('carbon', row.carbon, undefinedAllowed, { atLeast: 0 })
    requireNumber('duration', row.duration, undefinedAllowed, { atLeast: 1 })
    return {}
  },
  execute: (rows, configOf, run) =>
    rows.map((row, index) => {
      const named = configOf(index)['functional-unit']
      const units = Number.isNaN(Number(named)) ? numeric(row[String(named)]) : Number(named)
      const carbon = numeric(row.carbon)
      if (units !== 0) return { ...row, sci: carbon / units }
      if (run.definition === 'impact-framework') return { ...row, sci: carbon }
      const reason = 'R is 0: Impact Framework answers the carbon, but carbon per nothing cannot be computed'
      run.differs('sci', reason, index)
      return { ...row, sci: UNDEFINED }
    }),
}
