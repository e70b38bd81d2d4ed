import type { SciErrorClass, SciFinding } from '../../check/finding.ts'
import { findingsInWords, type Statement } from '../../check/words.ts'
import { type Difference, differences } from '../differences.ts'
import type { LocalTable, Manifest, TreeNode } from '../manifest.ts'
import { recompute } from '../recompute.ts'
import { embodiedFaults } from './embodied-faults.ts'
import { memorySlip } from './memory-slip.ts'
import { publishedOutputs } from './published-outputs.ts'

const isScore = (name: string) => /(^|[-_/])sci([-_/]|$)/i.test(name)

function classOf({ parameter, reason }: Difference): SciErrorClass {
  if (!isScore(parameter)) return 'not-from-terms'
  return reason.startsWith('R is 0') ? 'not-divided-by-r' : 'mean-of-rates'
}

/** One finding for the first of the values of a component that differ for one reason. */
function definitionFindings(all: readonly Difference[]): readonly SciFinding[] {
  const own = all.filter(({ reason }) => !reason.startsWith('follows from'))
  const first = new Map(
    own.map((each) => [`${each.path} ${each.parameter} ${each.reason}`, each]).reverse() as [
      string,
      Difference,
    ][],
  )
  return [...first.values()].reverse().map((difference) => {
    const { path, at, parameter, impactFramework, correct, reason } = difference
    return {
      class: classOf(difference),
      where: `tree ${path} ${at}.${parameter}`.replace('  ', ' '),
      message: reason,
      ...(typeof impactFramework === 'number' ? { published: impactFramework } : {}),
      ...(typeof correct === 'number' ? { corrected: correct } : {}),
    }
  })
}

const namesIn = (node: TreeNode): readonly string[] => [
  ...[...(node.inputs ?? []), ...(node.defaults ? [node.defaults] : [])].flatMap(Object.keys),
  ...[...(node.children ?? [])].flatMap(([name, child]) => [name, ...namesIn(child)]),
]

/** What the manifest says in words: its description, those of its parameters, and all names. */
function statements({ name, description, plugins, tree }: Manifest): readonly Statement[] {
  const named = [...new Set(namesIn(tree))].map((text) => ({ where: `tree: ${text}`, text }))
  const described = [...plugins].flatMap(([plugin, entry]) =>
    [plugin, ...entry.words].map((text) => ({ where: `initialize.plugins.${plugin}`, text })),
  )
  return [{ where: 'name', text: name }, { where: 'description', text: description }, ...described, ...named]
}

/**
 * What is wrong with the calculation in a manifest of Impact Framework, whoever's definition it follows: unit slips, means
 * of rates, M that is missing or not of the stated hardware, market-based intensity, published values that do not follow.
 * A manifest that fails gives what can be told from its text alone.
 *
 * @param tables the tables beside the manifest, by their `filepath` in it
 */
export function checkManifest(
  manifest: Manifest,
  tables: ReadonlyMap<string, LocalTable>,
): readonly SciFinding[] {
  const theirs = recompute(manifest, tables, 'impact-framework')
  const ours = recompute(manifest, tables, 'correct')
  const computed =
    theirs.ok && ours.ok
      ? [
          ...definitionFindings(differences(theirs.tree, ours.tree, ours.reasons)),
          ...embodiedFaults(manifest, theirs.tree),
          ...publishedOutputs(manifest.tree, theirs.tree),
        ]
      : []
  return [...memorySlip(manifest, tables), ...computed, ...findingsInWords(statements(manifest))]
}
