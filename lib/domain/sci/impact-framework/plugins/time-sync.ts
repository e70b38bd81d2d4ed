import { invalid, refuseType, requireConfig, requireNumber, requireText } from '../checks.ts'
import { ManifestFailure } from '../failure.ts'
import type { Config } from '../manifest.ts'
import type { Plugin } from '../plugin.ts'
import { momentOf } from './moment.ts'
import { onGrid } from './time-grid.ts'

const DATETIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?Z$/
const isDatetime = (value: unknown) =>
  typeof value === 'string' && DATETIME.test(value) && momentOf(value) !== null

function requireDatetime(name: string, value: unknown, index?: number): void {
  if (typeof value !== 'string') throw refuseType(name, 'string', value, index)
  if (!isDatetime(value))
    throw invalid(`"${name}" parameter is invalid datetime. Error code: invalid_string.`)
}

const settings = (config: Config) => ({
  startMs: momentOf(config['start-time']) ?? Number.NaN,
  endMs: momentOf(config['end-time']) ?? Number.NaN,
  intervalS: requireNumber('interval', config.interval, false),
  stepS: requireNumber('upsampling-resolution', config['upsampling-resolution'] ?? 1, false, { atLeast: 1 }),
  padded: config['allow-padding'] === true,
})

/** Brings observations of any length onto one grid of equal intervals. */
export const timeSync: Plugin = {
  inputs: {
    timestamp: { time: 'none', component: 'none' },
    duration: { time: 'sum', component: 'none' },
  },
  config: (config) => {
    requireConfig(config)
    requireDatetime('start-time', config['start-time'])
    requireDatetime('end-time', config['end-time'])
    if (typeof config['allow-padding'] !== 'boolean')
      throw refuseType('allow-padding', 'boolean', config['allow-padding'])
    settings(config)
    if (requireText(config, 'start-time') >= requireText(config, 'end-time'))
      throw invalid('`start-time` should be lower than `end-time`')
    return config
  },
  input: (row, _config, index, run) => {
    if (!(row.timestamp instanceof Date)) requireDatetime('timestamp', row.timestamp, index)
    requireNumber('duration', row.duration, run.definition === 'correct', { index })
    return {}
  },
  execute: (rows, configOf, run, mapping) => {
    const grid = settings(configOf(0))
    if (grid.intervalS % grid.stepS !== 0)
      throw new ManifestFailure(
        'ConfigError',
        'The upsampling resolution must be a divisor of the given interval, but the provided value does not satisfy this criteria.',
      )
    return onGrid(rows, { ...grid, reservedName: mapping.get('time-reserved') }, run)
  },
}
