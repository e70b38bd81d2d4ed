import { edgeKey } from './add-edges.ts'
import { addBlame } from './blame.ts'
import { mergeEdge, mergeRoot } from './merge-edges.ts'
import type { BlamedWork, EdgeSums, OpenAttempt, RetrySums, RootSums } from './retry-sums.ts'

/** Attempts kept for joining traces: enough for days of root clients, and bounded. */
const MOST_OPEN = 200_000

type Blame = Iterable<readonly [string, Iterable<readonly [string, BlamedWork]>]>

/** What of the sums hangs on the names of operations. */
interface NamedSums {
  readonly edges: Iterable<EdgeSums>
  readonly roots: Iterable<RootSums>
  readonly policy: Blame
  readonly cause: Blame
  readonly open: Iterable<OpenAttempt>
}

/** What an operation of a service is to be called. */
type Rename = (service: string, operation: string) => string

function renamedKey(key: string, rename: Rename): string {
  const [caller = '', callee = '', ...operation] = key.split('\0')
  return edgeKey({ caller, callee, operation: rename(callee, operation.join('\0')) })
}

/** Adds what hangs on the names of operations, each under the name that it is to have. */
export function mergeNamed(into: RetrySums, from: NamedSums, rename: Rename): void {
  for (const edge of from.edges) mergeEdge(into.edges, edge, rename(edge.callee, edge.operation))
  for (const root of from.roots) mergeRoot(into.roots, root, rename(root.service, root.operation))
  for (const view of ['policy', 'cause'] as const)
    for (const [key, services] of from[view])
      for (const [service, part] of services) addBlame(into[view], renamedKey(key, rename), service, part)
  for (const open of from.open) {
    if (into.open.length < MOST_OPEN) into.open.push({ ...open, edge: renamedKey(open.edge, rename) })
    else into.openDropped++
  }
}

/** Counts everything under other names of operations: what has the same name is added up. */
export function renameOperations(sums: RetrySums, rename: Rename): void {
  const { edges, roots, policy, cause } = sums
  const before = {
    edges: [...edges.values()],
    roots: [...roots.values()],
    policy: [...policy],
    cause: [...cause],
    open: sums.open.splice(0),
  }
  for (const each of [edges, roots, policy, cause]) each.clear()
  mergeNamed(sums, before, rename)
}
