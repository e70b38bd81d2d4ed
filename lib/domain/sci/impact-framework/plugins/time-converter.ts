import { invalid, requireConfig, requireNumber, requireText } from '../checks.ts'
import type { Config } from '../manifest.ts'
import { numeric, type Plugin } from '../plugin.ts'

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
const WEEK = 604_800
/** Impact Framework's month of 30.42 days; its year is longer than twelve of them. */
const MONTH = 2_628_336
const YEAR = 31_556_952

const SECONDS: ReadonlyMap<string, number> = new Map([
  ...['s', 'second', 'sec', 'secs', 'seconds'].map((name) => [name, 1] as const),
  ...['min', 'mins', 'minute', 'minutes'].map((name) => [name, MINUTE] as const),
  ...['h', 'hs', 'hr', 'hrs', 'hour', 'hours'].map((name) => [name, HOUR] as const),
  ...['d', 'ds', 'day', 'days'].map((name) => [name, DAY] as const),
  ...['w', 'ws', 'wk', 'wks', 'week', 'weeks'].map((name) => [name, WEEK] as const),
  ...['m', 'mnth', 'mth', 'mnths', 'mths', 'month', 'months'].map((name) => [name, MONTH] as const),
  ...['y', 'ys', 'yr', 'yrs', 'year', 'years'].map((name) => [name, YEAR] as const),
])

function requireUnit(config: Config, name: string, others: readonly string[]): void {
  const unit = requireText(config, name, false)
  if (!SECONDS.has(unit) && !others.includes(unit))
    throw invalid(`"${name}" parameter is invalid enum value. Error code: invalid_enum_value.`)
}

/** An amount per one span of time as the amount per another. Impact Framework keeps six digits after the point. */
export const timeConverter: Plugin = {
  expressions: ['input-parameter'],
  config: (config) => {
    requireConfig(config)
    requireText(config, 'input-parameter', false)
    requireUnit(config, 'original-time-unit', [])
    requireUnit(config, 'new-time-unit', ['duration'])
    requireText(config, 'output-parameter')
    return config
  },
  input: (row, config, _index, run) => {
    const undefinedAllowed = run.definition === 'correct'
    const name = String(config['input-parameter'])
    requireNumber('duration', row.duration, undefinedAllowed, { atLeast: 1 })
    requireNumber(name, row[name], undefinedAllowed)
    return {}
  },
  execute: (rows, configOf, run) =>
    rows.map((row, index) => {
      const config = configOf(index)
      const of = config['input-parameter']
      const output = String(config['output-parameter'])
      const amount = Number.isNaN(Number(of)) ? numeric(row[String(of)]) : Number(of)
      const from = SECONDS.get(String(config['original-time-unit'])) ?? Number.NaN
      const to = SECONDS.get(String(config['new-time-unit'])) ?? numeric(row.duration)
      const exact = (amount / from) * to
      if (run.definition === 'correct')
        run.differs(output, 'Impact Framework rounds to six digits after the point', 'rows')
      return { ...row, [output]: run.definition === 'correct' ? exact : Number(exact.toFixed(6)) }
    }),
}
