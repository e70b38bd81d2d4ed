import { calculate } from './expressions/calculate.ts'
import {
  evaluatedRow,
  expressionValue,
  isExpression,
  parameterIn,
  plainArithmetic,
  requireForm,
} from './expressions/expression.ts'
import { ManifestFailure } from './failure.ts'
import type { Config, PluginEntry, Row } from './manifest.ts'
import { type Mapping, mappedConfig, withMappedNames, withOwnNames, withoutOwnNames } from './mapping.ts'
import type { Plugin, Run } from './plugin.ts'

/** A plugin as a manifest names it. Its mapping is used up by the first component that runs it. */
export interface PluginInstance {
  readonly plugin: Plugin
  readonly entry: PluginEntry
  readonly mapping: Mapping
}

function evaluatedConfig(config: Config, row: Row, names: readonly string[]): Config {
  const values = Object.keys(config)
    .filter((name) => names.includes(name))
    .map((name) => {
      requireForm(name, config[name])
      return [name, expressionValue(config[name], row)]
    })
  return { ...config, ...Object.fromEntries(values) }
}

const mapValues = (config: Config, change: (value: unknown) => unknown): Config =>
  Object.fromEntries(Object.entries(config).map(([name, value]) => [name, change(value)]))

/** An output whose name is an expression: the value goes through it, under the name in it. */
function evaluatedOutput(name: string, row: Row): Row {
  const parameter = parameterIn(name)
  if (name.includes('=') && typeof parameter === 'string' && isExpression(name)) {
    const { [name]: value, ...rest } = row
    const text = name
      .replace('=', '')
      .replace(parameter, () => String(value))
      .replace(/['"]/g, '')
    return { ...rest, [parameter]: Number.isNaN(value) ? value : calculate(text) }
  }
  if (name !== parameter)
    throw new ManifestFailure(
      'WrongArithmeticExpressionError',
      `The output parameter \`${name}\` contains an invalid arithmetic expression. It should start with \`=\` and include the symbols \`*\`, \`+\`, \`-\` and \`/\`.`,
    )
  return row
}

/**
 * The config for every row. Impact Framework evaluates an expression in a config once for each row and keeps the last
 * answer for all of them; the right one is each row's own.
 */
function configs(safe: Config, evaluated: readonly Config[], run: Run) {
  const last = { ...safe, ...evaluated.at(-1) }
  return (index: number): Config => (run.definition === 'correct' ? { ...safe, ...evaluated[index] } : last)
}

function sayExpressions(given: Config, safe: Config, run: Run): void {
  const output = safe['output-parameter'] ?? safe.output ?? safe.to
  const holds = Object.values(given).some((value) => typeof value === 'string' && value.includes('='))
  if (run.definition === 'correct' && holds && typeof output === 'string')
    run.differs(output, 'Impact Framework takes the last row’s value of the expression for all rows', 'rows')
}

function executed({ plugin, mapping }: PluginInstance, rows: readonly Row[], given: Config, run: Run) {
  const { expressions } = plugin
  const evaluated = expressions ? rows.map((row) => evaluatedConfig(given, row, expressions)) : []
  const safe = plugin.config(given)
  if (expressions) sayExpressions(given, safe, run)
  const names = expressions && Object.keys(safe).length > 0 ? mapValues(safe, parameterIn) : safe
  const checked = rows.map((row, index) => ({ ...row, ...plugin.input?.(row, names, index, run) }))
  const mapped = checked.map((row) => withOwnNames(row, mapping))
  const configOf = expressions ? configs(safe, evaluated, run) : () => safe
  return { mapped, outputs: plugin.execute(mapped, configOf, run, mapping) }
}

/**
 * A plugin's rows for the rows of a component, in the order in which Impact Framework evaluates expressions, checks and
 * renames.
 *
 * @throws ManifestFailure where it refuses, OpaqueStep where the plugin is not re-computed
 */
export function applyPlugin(instance: PluginInstance, rows: readonly Row[], run: Run): readonly Row[] {
  const { plugin, entry, mapping } = instance
  const config = mappedConfig(entry.config ?? {}, mapping)
  const given = plugin.expressions ? mapValues(config, plainArithmetic) : config
  const evaluated = plugin.expressions ? rows.map(evaluatedRow) : rows
  const { mapped, outputs } = executed(instance, evaluated, given, run)
  const [firstIn] = mapped
  const [firstOut] = outputs
  if (plugin.expressions && (!firstIn || !firstOut))
    throw new ManifestFailure('TypeError', `${entry.method} was given no observations.`)
  const added = firstIn && firstOut && Object.keys(firstOut).find((name) => !Object.hasOwn(firstIn, name))
  return outputs.map((output, index) => {
    const result = plugin.expressions && added !== undefined ? evaluatedOutput(added, output) : output
    const input = mapped[index]
    const kept = input && !plugin.answersWholeRows ? withoutOwnNames(input, mapping) : {}
    return { ...kept, ...withMappedNames(result, mapping) }
  })
}
