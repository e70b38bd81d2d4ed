import { refuseType, requireConfig, requireNumber, requireText } from '../checks.ts'
import { ManifestFailure, OpaqueStep } from '../failure.ts'
import type { Config, Row } from '../manifest.ts'
import type { Plugin } from '../plugin.ts'
import { isoOf, momentOf } from './moment.ts'

const MOST_ROWS = 100_000

function requireRecord(value: unknown, name: string): Config {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuseType(name, 'object', value)
  return value as Config
}

function requireRandomRanges(generators: Config): void {
  for (const [name, range] of Object.entries(requireRecord(generators.randint, 'generators.randint'))) {
    const bounds = requireRecord(range, `generators.randint.${name}`)
    const min = requireNumber(`generators.randint.${name}.min`, bounds.min, false)
    const max = requireNumber(`generators.randint.${name}.max`, bounds.max, false)
    const refused = (message: string) => new ManifestFailure('ConfigError', message)
    if (name.trim() === '') throw refused('`name` config parameter is empty or contains all spaces')
    if (min === 0 || max === 0) throw refused('Config is missing min or max value')
    if (min >= max) throw refused(`Min value should not be greater than or equal to max value of ${name}`)
  }
}

/** Made-up observations. Random ones differ from run to run, so there is nothing to re-compute. */
export const mockObservations: Plugin = {
  config: (config) => {
    requireConfig(config)
    requireText(config, 'timestamp-from', false)
    requireText(config, 'timestamp-to', false)
    requireNumber('duration', config.duration, false, { moreThan: 0 })
    if (!Array.isArray(config.components)) throw refuseType('components', 'array', config.components)
    for (const component of config.components) requireRecord(component, 'components')
    const generators = requireRecord(config.generators, 'generators')
    requireRecord(generators.common, 'generators.common')
    requireRandomRanges(generators)
    return config
  },
  execute: (rows, configOf) => {
    const config = configOf(0)
    const generators = requireRecord(config.generators, 'generators')
    const common = requireRecord(generators.common, 'generators.common')
    if (Object.keys(requireRecord(generators.randint, 'generators.randint')).length > 0)
      throw new OpaqueStep('its numbers are random: no two runs agree')
    if (Object.keys(common).length === 0) throw new ManifestFailure('ConfigError', 'Config is not provided.')
    const from = momentOf(config['timestamp-from'])
    const to = momentOf(config['timestamp-to'])
    const duration = requireNumber('duration', config.duration, false)
    if (from === null || to === null) throw new OpaqueStep('its times are not ISO 8601 dates')
    const times = Math.max(0, Math.ceil((to - from) / (duration * 1000)))
    const components: readonly unknown[] = Array.isArray(config.components) ? config.components : []
    if (times * components.length > MOST_ROWS) throw new OpaqueStep(`it makes more than ${MOST_ROWS} rows`)
    return components.flatMap((component) =>
      Array.from({ length: times }, (_, index): Row => {
        const timestamp = isoOf(from + index * duration * 1000)
        const own = { timestamp, duration, ...requireRecord(component, 'components') }
        return { ...rows[0], ...own, ...common }
      }),
    )
  },
}
