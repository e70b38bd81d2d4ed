import { refuseType, requireConfig, requireText } from '../checks.ts'
import { parameterIn } from '../expressions/expression.ts'
import type { Row } from '../manifest.ts'
import type { Plugin } from '../plugin.ts'

/** Copies a parameter to another name; `keep-existing: false` moves it. */
export const copy: Plugin = {
  expressions: ['from'],
  answersWholeRows: true,
  config: (config) => {
    requireConfig(config)
    if (typeof config['keep-existing'] !== 'boolean')
      throw refuseType('keep-existing', 'boolean', config['keep-existing'])
    const from = requireText(config, 'from')
    const moved = config['keep-existing'] ? {} : { 'pure-from': parameterIn(from) }
    return { ...config, from, to: requireText(config, 'to'), ...moved }
  },
  input: (row, config) => {
    const name = String(config.from)
    const value = row[name]
    if (typeof value !== 'string' && typeof value !== 'number') throw refuseType(name, 'string', value)
    return {}
  },
  execute: (rows, configOf) =>
    rows.map((row, index): Row => {
      const config = configOf(index)
      const { from, to } = config
      const isNumber = !Number.isNaN(Number(from))
      const left: Record<string, unknown> = { ...row }
      if (row[String(from)] || (isNumber && config['keep-existing'] !== true))
        delete left[String(config['pure-from'])]
      return { ...left, [String(to)]: isNumber ? from : row[String(from)] }
    }),
}
