import { invalid, refuseType, requireConfig, requireNumber, requireNumbers, requireText } from '../checks.ts'
import { ManifestFailure } from '../failure.ts'
import type { Config, Row } from '../manifest.ts'
import { numeric, type Plugin } from '../plugin.ts'
import { cubicSpline } from './cubic-spline.ts'

type Curve = (x: readonly number[], y: readonly number[], target: number) => number
const at = (list: readonly number[], index: number): number => list[index] ?? Number.NaN

const linear: Curve = (x, y, target) => {
  const exact = x.lastIndexOf(target)
  if (exact >= 0) return at(y, exact)
  const below = x.findLastIndex((value) => value < target)
  const slope = (at(y, below + 1) - at(y, below)) / (at(x, below + 1) - at(x, below))
  return at(y, below) + (target - at(x, below)) * slope
}

/** The polynomial through all points, by Lagrange. */
const polynomial: Curve = (x, y, target) =>
  x.reduce((total, here, i) => {
    const weight = x.reduce(
      (part, other, j) => (j === i ? part : (part * (target - other)) / (here - other)),
      1,
    )
    return total + at(y, i) * weight
  }, 0)

const CURVES: ReadonlyMap<unknown, Curve> = new Map<unknown, Curve>([
  ['linear', linear],
  ['spline', cubicSpline],
  ['polynomial', polynomial],
])

const ascending = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b)

/** The points: Impact Framework sorts x and y each by itself; a point keeps its y. */
function points(config: Config, correct: boolean) {
  const x = requireNumbers(config, 'x')
  const y = requireNumbers(config, 'y')
  if (!correct) return { x: ascending(x), y: ascending(y) }
  const sorted = x.map((value, index) => [value, at(y, index)] as const).sort(([a], [b]) => a - b)
  return { x: sorted.map(([value]) => value), y: sorted.map(([, value]) => value) }
}

const TORN = 'Impact Framework sorts x and y independently, which tears the points apart'
const isOff = (value: unknown) => value === 'off'

/** The value of a curve through given points; `off` gives 0. */
export const interpolation: Plugin = {
  expressions: ['input-parameter'],
  config: (config) => {
    requireConfig(config)
    const method = config.method ?? 'linear'
    for (const name of ['x', 'y'])
      if (!Array.isArray(config[name]))
        throw new ManifestFailure('TypeError', `"${name}" of an interpolation is a list of numbers.`)
    if (!CURVES.has(method))
      throw invalid('"method" parameter is invalid enum value. Error code: invalid_enum_value.')
    const x = requireNumbers(config, 'x')
    const y = requireNumbers(config, 'y')
    requireText(config, 'input-parameter', false)
    requireText(config, 'output-parameter', false)
    if (x.length !== y.length) throw invalid('The length of `x` and `y` should be equal')
    if (x.length < 2) throw invalid('the length of the input arrays must be greater than 1')
    return { ...config, method }
  },
  input: (row, config, index, run) => {
    const undefinedAllowed = run.definition === 'correct'
    const name = String(config['input-parameter'])
    if (typeof row.timestamp !== 'string' && !(row.timestamp instanceof Date))
      throw refuseType('timestamp', 'string', row.timestamp, index)
    requireNumber('duration', row.duration, undefinedAllowed, { index })
    if (isOff(row[name])) return {}
    const value = requireNumber(name, row[name], undefinedAllowed, { atLeast: 0, index })
    const { x } = points(config, false)
    if (value < at(x, 0) || value > at(x, x.length - 1))
      throw invalid('The target x value must be within the range of the given x values')
    return {}
  },
  execute: (rows, configOf, run) =>
    rows.map((row, index): Row => {
      const config = configOf(index)
      const of = config['input-parameter']
      const output = String(config['output-parameter'])
      if (isOff(row[String(of)])) return { ...row, [String(of)]: 0, [output]: 0 }
      const target = typeof of === 'number' ? of : numeric(row[String(of)])
      const { x, y } = points(config, run.definition === 'correct')
      if (run.definition === 'correct') run.differs(output, TORN, 'rows')
      const curve = CURVES.get(config.method)
      const value = curve && !Number.isNaN(target) ? curve(x, y, target) : Number.NaN
      return { ...row, [output]: value }
    }),
}
