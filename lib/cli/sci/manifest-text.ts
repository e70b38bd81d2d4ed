import { visible } from '#lib/domain/format/visible.ts'
import type { ManifestReport, ReportedNode } from '#lib/domain/sci/impact-framework/manifest-report.ts'

/** Rows of a component that the table shows; `--json` has all of them. */
const MOST_ROWS = 3

const shown = (value: unknown): string =>
  visible(typeof value === 'object' ? JSON.stringify(value) : String(value))

const cells = (row: Readonly<Record<string, unknown>>): string =>
  Object.entries(row)
    .map(([name, value]) => `${visible(name)} ${shown(value)}`)
    .join(', ')

const rowLines = ({
  outputs,
  aggregated,
}: Pick<ReportedNode, 'outputs' | 'aggregated'>): readonly string[] => [
  ...outputs.slice(0, MOST_ROWS).map((row, index) => `  [${index}] ${cells(row)}`),
  ...(outputs.length > MOST_ROWS ? [`  … ${outputs.length - MOST_ROWS} more`] : []),
  ...(aggregated ? [`  aggregated: ${cells(aggregated)}`] : []),
]

const nodeLines = (node: ReportedNode): readonly string[] => [
  `${visible(node.path || '(tree)')}${node.isGroup ? '/' : ''}`,
  ...rowLines(node),
  ...node.opaque.map(
    ({ plugin, reason }) => `  opaque, not re-computed from ${visible(plugin)} on: ${visible(reason)}`,
  ),
]

function differenceLines({ differences }: ManifestReport): readonly string[] {
  if (differences.length === 0) return ['', 'No value differs from the right definition.']
  return [
    '',
    'Values that differ from the right definition',
    ...differences.flatMap(({ path, at, parameter, impactFramework, correct, reason }) => [
      `  ${visible(path || '(tree)')} ${at} ${visible(parameter)}: Impact Framework ${shown(impactFramework)}, correct ${correct === null ? 'undefined' : shown(correct)}`,
      `    ${visible(reason)}`,
    ]),
  ]
}

/** A re-computed manifest for people: the tree with its figures, what is opaque, and what differs. */
export function manifestText(report: ManifestReport): string {
  if (report.status === 'fail') return `${visible(report.name)}: fail\n`
  const total = rowLines({ outputs: report.outputs ?? [], ...report })
  const lines = [
    `${visible(report.name)}: success`,
    ...report.components.flatMap(nodeLines),
    ...(total.length > 0 ? ['(whole tree)/', ...total] : []),
    ...differenceLines(report),
  ]
  return `${lines.join('\n')}\n`
}
