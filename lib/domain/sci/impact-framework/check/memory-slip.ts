import type { SciFinding } from '../../check/finding.ts'
import type { LocalTable, Manifest, PluginEntry, Row, TreeNode } from '../manifest.ts'
import { recompute } from '../recompute.ts'

/** kWh per GB and hour, divided by 60: called "per second" in published manifests, and multiplied by seconds. */
const PER_MINUTE = 0.000_392 / 60
const isSlip = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value - PER_MINUTE) <= PER_MINUTE * 1e-3

const corrected = (entry: PluginEntry): PluginEntry => ({
  ...entry,
  config: { ...entry.config, coefficient: Number(entry.config?.coefficient) / 60 },
})

const isTimesSeconds = ({ method, config }: PluginEntry): boolean =>
  method === 'Coefficient' && config?.['input-parameter'] === 'duration' && isSlip(config.coefficient)

function slippedParameters(node: TreeNode): readonly string[] {
  const own: readonly Row[] = [...(node.inputs ?? []), ...(node.defaults ? [node.defaults] : [])]
  const names = own.flatMap((row) => Object.keys(row).filter((name) => isSlip(row[name])))
  return [...names, ...[...(node.children?.values() ?? [])].flatMap(slippedParameters)]
}

/** The total's score, or its carbon; undefined where the manifest adds nothing up. */
function total(manifest: Manifest, tables: ReadonlyMap<string, LocalTable>) {
  const result = recompute(manifest, tables, 'impact-framework')
  const sums: Row = result.ok ? (result.tree.aggregated ?? {}) : {}
  const name = ['sci', 'carbon'].find((each) => typeof sums[each] === 'number')
  return name === undefined ? null : { name, value: Number(sums[name]) }
}

const MESSAGE =
  'the memory coefficient 0.000392 kWh/GB/h was divided by 60 and is multiplied by seconds: memory energy is 60 times too high. Divide by 3600.'

/** The coefficient of memory energy per minute that is used per second. */
export function memorySlip(
  manifest: Manifest,
  tables: ReadonlyMap<string, LocalTable>,
): readonly SciFinding[] {
  const wrong = [...manifest.plugins].filter(([, entry]) => isTimesSeconds(entry))
  const named = [...new Set(slippedParameters(manifest.tree))]
  const inRows = named.map(
    (name): SciFinding => ({
      class: 'unit-slip',
      where: `tree: ${name}`,
      message: `if ${name} is per second: ${MESSAGE}`,
    }),
  )
  if (wrong.length === 0) return inRows
  const plugins = [...manifest.plugins].map(
    ([name, entry]) => [name, isTimesSeconds(entry) ? corrected(entry) : entry] as const,
  )
  const before = total(manifest, tables)
  const after = total({ ...manifest, plugins: new Map(plugins) }, tables)
  const figures =
    before && after ? { published: before.value, corrected: after.value, unit: before.name } : {}
  return [
    ...wrong.map(
      ([name]): SciFinding => ({
        class: 'unit-slip',
        where: `initialize.plugins.${name}.config.coefficient`,
        message: MESSAGE,
        ...figures,
      }),
    ),
    ...inRows,
  ]
}
