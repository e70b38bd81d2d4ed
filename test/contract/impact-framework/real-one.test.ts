import { createRequire } from 'node:module'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ComputedNode } from '#lib/domain/sci/impact-framework/compute-tree.ts'
import { recompute } from '#lib/domain/sci/impact-framework/recompute.ts'
import { readManifest } from '#lib/formats/impact-framework/read-manifest.ts'

/** The inside of the real Impact Framework 1.1.0: no process has to be started for each manifest. */
interface Theirs {
  readonly validateManifest: (manifest: unknown) => { tree: unknown; aggregation: unknown }
  readonly initialize: (context: unknown) => Promise<unknown>
  readonly compute: (tree: unknown, params: unknown) => Promise<unknown>
  readonly aggregate: (tree: unknown, aggregation: unknown) => TheirNode
  readonly getStorage: () => { metrics: unknown }
  readonly load: (text: string) => unknown
}
interface TheirNode {
  readonly outputs?: readonly unknown[]
  readonly aggregated?: unknown
  readonly children?: Readonly<Record<string, TheirNode>>
}

const require = createRequire(import.meta.url)
const load = createRequire(require.resolve('@grnsft/if/package.json'))
const part = (path: string) => load(`./build/${path}.js`)
const theirs: Theirs = {
  ...part('common/util/validations'),
  ...part('if-run/lib/initialize'),
  ...part('if-run/lib/compute'),
  ...part('if-run/lib/aggregate'),
  ...part('common/util/storage'),
  load: load('js-yaml').load,
}

beforeEach(() => {
  theirs.getStorage().metrics = undefined
  for (const name of ['debug', 'warn', 'info'] as const) vi.spyOn(console, name).mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
})

type Plain = { outputs: unknown; aggregated: unknown; children: readonly Plain[] }
const theirPlain = ({ outputs, aggregated, children }: TheirNode): Plain => ({
  outputs: outputs ?? null,
  aggregated: aggregated ?? null,
  children: Object.values(children ?? {}).map(theirPlain),
})
const ourPlain = ({ outputs, aggregated, children }: ComputedNode): Plain => ({
  outputs: outputs ?? null,
  aggregated: aggregated ?? null,
  children: (children ?? []).map(ourPlain),
})

async function runTheirs(text: string): Promise<Plain | string> {
  try {
    const { tree, ...context } = theirs.validateManifest(theirs.load(text))
    const pluginStorage = await theirs.initialize(context)
    return theirPlain(
      theirs.aggregate(await theirs.compute(tree, { context, pluginStorage }), context.aggregation),
    )
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}

function runOurs(text: string): Plain | string {
  const result = recompute(readManifest(text), new Map(), 'impact-framework')
  return result.ok ? ourPlain(result.tree) : result.kind
}

const rows = (inputs: readonly string[]) =>
  inputs
    .map((row, hour) => `{timestamp: "2026-01-01T0${hour}:00:00.000Z", duration: 3600, ${row}}`)
    .join(', ')

/** Two components of the same rows through one plugin: a mapping is used up by the first. */
const manifest = (method: string, config: string, inputs: readonly string[], more = '', top = '') => `
name: case
${top}
initialize: {plugins: {p: {path: builtin, method: ${method}, config: ${config}${more}}}}
tree:
  children:
    a: {pipeline: {compute: [p]}, inputs: [${rows(inputs)}]}
    b: {pipeline: {compute: [p]}, inputs: [${rows(inputs)}]}
`
const described = (time: string, component: string) =>
  `{unit: u, description: d, aggregation-method: {time: ${time}, component: ${component}}}`
const POINTS = 'x: [0, 10, 50, 100], y: [0.12, 0.32, 0.75, 1.02], input-parameter: u, output-parameter: f'
const GRID = 'start-time: "2026-01-01T00:00:00.000Z", end-time: "2026-01-01T03:00:00.000Z", interval: 5400'

const CASES: readonly (readonly [name: string, text: string])[] = [
  [
    'expression in a config',
    manifest('Divide', `{numerator: "=2 * 'c/a'", denominator: b, output: q}`, [
      'c/a: 3, b: 4',
      'c/a: 5, b: 2',
    ]),
  ],
  [
    'expression that becomes the output',
    manifest('Coefficient', '{input-parameter: a, coefficient: 3, output-parameter: "=2 * q"}', [
      'a: 3',
      'a: 7',
    ]),
  ],
  [
    'arithmetic of plain numbers',
    manifest('Coefficient', '{input-parameter: a, coefficient: "=1/3", output-parameter: q}', ['a: 3']),
  ],
  [
    'decimals in an expression over parameters',
    manifest('Divide', `{numerator: "=2.5 * 'a'", denominator: b, output: q}`, ['a: 3, b: 4']),
  ],
  [
    'expression in a row',
    manifest('Sum', '{input-parameters: [a], output-parameter: q}', ['a: "3*4", day: "2026-01-02"']),
  ],
  [
    'text with an equals sign',
    manifest('Sum', '{input-parameters: [a], output-parameter: q}', ['a: 3, note: "x=1"']),
  ],
  ['output name with a digit', manifest('Sum', '{input-parameters: [a], output-parameter: co2}', ['a: 3'])],
  [
    'input name with a digit',
    manifest('Coefficient', '{input-parameter: a1, coefficient: 3, output-parameter: q}', ['a1: 3']),
  ],
  [
    'mapping of inputs and outputs',
    manifest('SciEmbodied', '{}', ['cpus: 3'], ', mapping: {vCPUs: cpus, embodied-carbon: emb}'),
  ],
  [
    'mapping that a config uses up',
    manifest(
      'Sum',
      '{input-parameters: [a, b], output-parameter: q}',
      ['alpha: 3, b: 2'],
      ', mapping: {a: alpha}',
    ),
  ],
  ['move of a parameter', manifest('Copy', '{keep-existing: false, from: a, to: z}', ['a: 3, b: 2', 'a: 0'])],
  [
    'cubic spline',
    manifest('Interpolation', `{method: spline, ${POINTS}}`, [
      'u: 0',
      'u: 5',
      'u: 10',
      'u: 33.3',
      'u: 100',
      'u: "off"',
    ]),
  ],
  [
    'polynomial',
    manifest('Interpolation', `{method: polynomial, ${POINTS}}`, ['u: 0', 'u: 5', 'u: 33.3', 'u: 100']),
  ],
  ['point outside the curve', manifest('Interpolation', `{${POINTS}}`, ['u: 101'])],
  ['power', manifest('Exponent', '{input-parameter: a, exponent: 0.5, output-parameter: q}', ['a: 3'])],
  [
    'year to duration',
    manifest(
      'TimeConverter',
      '{input-parameter: a, original-time-unit: year, new-time-unit: duration, output-parameter: q}',
      ['a: 3123'],
    ),
  ],
  ['denominator 0 in a row', manifest('Divide', '{numerator: a, denominator: b, output: q}', ['a: 3, b: 0'])],
  [
    'aggregation of what nothing describes',
    manifest(
      'Sum',
      '{input-parameters: [a], output-parameter: q}',
      ['a: 3', 'a: 4'],
      '',
      'aggregation: {metrics: [q], type: both}',
    ),
  ],
  [
    'mean over time, sum over components',
    manifest(
      'Sum',
      '{input-parameters: [a], output-parameter: q}',
      ['a: 3', 'a: 4'],
      `, parameter-metadata: {outputs: {q: ${described('avg', 'sum')}}, inputs: {a: ${described('none', 'avg')}}}`,
      'aggregation: {metrics: [q, a], type: both}',
    ),
  ],
  [
    'skipped components, which have no effect',
    manifest(
      'Sci',
      '{functional-unit: r}',
      ['carbon: 3, r: 2', 'carbon: 4, r: 1'],
      '',
      'aggregation: {metrics: [carbon, sci], type: component, skip-components: [a]}',
    ),
  ],
  [
    'a grid with a gap and padding',
    manifest(
      'TimeSync',
      `{${GRID}, allow-padding: true, upsampling-resolution: 600}`,
      ['e: 7, u: 4', 'e: 1, u: 6'],
      `, parameter-metadata: {inputs: {e: ${described('sum', 'sum')}, u: ${described('avg', 'sum')}}}`,
    ),
  ],
  ['a grid without padding', manifest('TimeSync', `{${GRID}, allow-padding: false}`, ['e: 7'])],
  ['pattern with groups', manifest('Regex', '{parameter: s, match: "(a)|(b)", output: o}', ['s: "abc,def"'])],
  ['no observations', manifest('Sum', '{input-parameters: [a], output-parameter: q}', [])],
  [
    'groups by numbers and texts',
    `
name: case
aggregation: {metrics: [q], type: both}
initialize: {plugins: {p: {path: builtin, method: Sum, config: {input-parameters: [a, b], output-parameter: q}}}}
tree:
  pipeline: {regroup: [r, s], compute: [p]}
  defaults: {b: 2}
  inputs: [${rows(['r: b, s: 1, a: 1', 'r: 10, s: 2, a: 2', 'r: 2, s: 2, a: null', 'r: b, s: 2, a: 4'])}]
`,
  ],
]

it.each(CASES)('%s: as the real Impact Framework 1.1.0', async (_name, text) => {
  const expected = await runTheirs(text)
  const given = runOurs(text)
  if (typeof expected === 'string') expect(given).toBe(expected)
  else expect(given).toEqual(JSON.parse(JSON.stringify(expected), keepAlmost(given)))
})

/** Numbers computed in another order may differ in the last digits: those that do, to 1e-9, count as ours. */
function keepAlmost(given: Plain | string) {
  const ours = new Set<number>()
  JSON.stringify(given, (_key, value: unknown) => {
    if (typeof value === 'number') ours.add(value)
    return value
  })
  return (_key: string, value: unknown) =>
    typeof value === 'number'
      ? ([...ours].find((own) => Math.abs(own - value) <= 1e-9 * Math.abs(value)) ?? value)
      : value
}
