import { refuseType, requireConfig, requireNumber, requireText } from '../checks.ts'
import { ManifestFailure } from '../failure.ts'
import type { Row } from '../manifest.ts'
import { numeric, type Plugin, UNDEFINED } from '../plugin.ts'

const operand = (row: Row, named: unknown): number =>
  typeof named === 'number' ? named : numeric(row[String(named)])

/** Numerator / denominator. Where the denominator is 0 Impact Framework gives the numerator; the quotient is undefined. */
export const divide: Plugin = {
  expressions: ['numerator', 'denominator'],
  config: (config) => {
    requireConfig(config)
    const { denominator } = config
    if (typeof denominator !== 'string' && typeof denominator !== 'number')
      throw refuseType('denominator', 'string', denominator)
    return {
      numerator: requireText(config, 'numerator'),
      denominator,
      output: requireText(config, 'output', false),
    }
  },
  input: (row, { numerator, denominator }, _index, run) => {
    const undefinedAllowed = run.definition === 'correct'
    requireNumber(String(numerator), row[String(numerator)], undefinedAllowed)
    if (typeof denominator !== 'string') return {}
    const value = row[denominator]
    if (value !== undefined) requireNumber(denominator, value, undefinedAllowed)
    if (!value && !Number.isNaN(value))
      throw new ManifestFailure(
        'MissingInputDataError',
        `${denominator} is missing from the input array, or has nullish value.`,
      )
    return {}
  },
  execute: (rows, configOf, run) =>
    rows.map((row, index): Row => {
      const config = configOf(index)
      const numerator = operand(row, row.numerator || config.numerator)
      const denominator = operand(row, row.denominator || config.denominator)
      const output = String(config.output)
      if (denominator !== 0) return { ...row, [output]: numerator / denominator }
      if (run.definition === 'impact-framework') return { ...row, [output]: numerator }
      const reason = 'divided by 0: Impact Framework answers the numerator, the quotient is undefined'
      run.differs(output, reason, index)
      return { ...row, [output]: UNDEFINED }
    }),
}
