import { edgeKey } from './add-edges.ts'
import type { OperationNames } from './operation-names.ts'
import type { BlamedWork, EdgeSums, OpenAttempt, RetrySums, RootSums, ServiceSums } from './retry-sums.ts'

type Kept = 'operations' | 'edges' | 'services' | 'roots' | 'policy' | 'cause' | 'open'
type Blame = readonly (readonly [string, readonly (readonly [string, BlamedWork])[]])[]

/** Sums as JSON can hold them. */
export interface StoredSums {
  readonly counts: Omit<RetrySums, Kept>
  readonly operations: readonly (readonly [
    string,
    Omit<OperationNames, 'names'> & { readonly names: readonly string[] },
  ])[]
  readonly edges: readonly EdgeSums[]
  readonly services: readonly (readonly [string, ServiceSums])[]
  readonly roots: readonly (readonly [string, RootSums])[]
  readonly policy: Blame
  readonly cause: Blame
  /** Nanoseconds as text: JSON's numbers would lose some. */
  readonly open: readonly (Omit<OpenAttempt, 'startNs' | 'endNs'> & {
    readonly startNs: string
    readonly endNs: string
  })[]
}

const blameOf = (view: RetrySums['policy']): Blame =>
  [...view].map(([edge, services]) => [edge, [...services]] as const)

const viewOf = (blame: Blame): RetrySums['policy'] =>
  new Map(blame.map(([edge, services]) => [edge, new Map(services)]))

/** @example fromStored(JSON.parse(JSON.stringify(toStored(sums)))) // the same sums */
export function toStored({
  operations,
  edges,
  services,
  roots,
  policy,
  cause,
  open,
  ...counts
}: RetrySums): StoredSums {
  return {
    counts,
    operations: [...operations].map(([service, known]) => [service, { ...known, names: [...known.names] }]),
    edges: [...edges.values()],
    services: [...services],
    roots: [...roots],
    policy: blameOf(policy),
    cause: blameOf(cause),
    open: open.map((each) => ({ ...each, startNs: String(each.startNs), endNs: String(each.endNs) })),
  }
}

/** The sums that `toStored` was given. */
export const fromStored = ({
  counts,
  operations,
  edges,
  services,
  roots,
  policy,
  cause,
  open,
}: StoredSums): RetrySums => ({
  ...counts,
  operations: new Map(
    operations.map(([service, known]) => [service, { ...known, names: new Set(known.names) }]),
  ),
  edges: new Map(edges.map((edge) => [edgeKey(edge), edge])),
  services: new Map(services),
  roots: new Map(roots),
  policy: viewOf(policy),
  cause: viewOf(cause),
  open: open.map((each) => ({ ...each, startNs: BigInt(each.startNs), endNs: BigInt(each.endNs) })),
})
