import type { SpanKind, SpanRecord } from './span.ts'

/** A span in its trace. Times are nanoseconds from the trace's first span. */
export interface SpanNode {
  readonly span: SpanRecord
  readonly start: number
  readonly end: number
  parent: SpanNode | null
  readonly children: SpanNode[]
}

/** The spans of one trace as a forest, parents before children. */
export interface TraceTree {
  readonly nodes: readonly SpanNode[]
  readonly roots: readonly SpanNode[]
  /** Spans that came more than once. */
  readonly duplicates: number
  /** Spans whose parent is named but is not there. */
  readonly missingParents: number
  /** Loops of parents that were cut at their earliest span. */
  readonly cycles: number
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** An order that does not depend on the order of arrival: by start, then end, id and kind. */
export const compareNodes = (a: SpanNode, b: SpanNode): number =>
  a.start - b.start ||
  a.end - b.end ||
  compareText(a.span.id, b.span.id) ||
  compareText(a.span.kind, b.span.kind)

/** Of two copies the one that saw more: the later end, then the failure. */
function isFuller(a: SpanRecord, b: SpanRecord): boolean {
  if (a.endNs !== b.endNs) return a.endNs > b.endNs
  if (a.startNs !== b.startNs) return a.startNs < b.startNs
  if (a.failed !== b.failed) return a.failed
  return compareText(`${a.service}\n${a.op}\n${a.parent}`, `${b.service}\n${b.op}\n${b.parent}`) < 0
}

/** Whether two spans of one id tell of the same thing: a copy sent twice does, a message delivered to several readers does not. */
const isCopy = (a: SpanRecord, b: SpanRecord): boolean =>
  a.kind === b.kind && a.startNs === b.startNs && a.service === b.service

/** The spans by id. A client and a server may share one (Zipkin); of copies the fullest stays. */
function distinct(spans: readonly SpanRecord[]): Map<string, SpanRecord[]> {
  const byId = new Map<string, SpanRecord[]>()
  for (const span of spans) {
    const same = byId.get(span.id)
    if (!same) {
      byId.set(span.id, [span])
      continue
    }
    const index = same.findIndex((known) => isCopy(known, span))
    const known = same[index]
    if (!known) same.push(span)
    else if (isFuller(span, known)) same[index] = span
  }
  return byId
}

const RECEIVES: readonly SpanKind[] = ['server', 'consumer']
const SENDS: readonly SpanKind[] = ['client', 'producer']

/**
 * Of the spans that share an id, the one that a child hangs under: what is received under what sent it, the rest under the
 * receiver; then one of the child's own service, then one that it began in.
 */
function parentAmong(candidates: readonly SpanNode[], child: SpanNode): SpanNode | null {
  const wanted = RECEIVES.includes(child.span.kind) ? SENDS : RECEIVES
  let best: SpanNode | null = null
  let bestScore = -1
  for (const node of candidates) {
    if (node === child) continue
    const score =
      (wanted.includes(node.span.kind) ? 4 : 0) +
      (node.span.service === child.span.service ? 2 : 0) +
      (node.start <= child.start && child.start <= node.end ? 1 : 0)
    if (score <= bestScore) continue
    best = node
    bestScore = score
  }
  return best
}

/** A server span hangs under the client span of the same id, everything else under its parent's id. */
function findParent(byId: ReadonlyMap<string, readonly SpanNode[]>, node: SpanNode): SpanNode | null {
  const { id, parent, kind } = node.span
  if (RECEIVES.includes(kind)) {
    const twin = byId.get(id)?.find(({ span }) => SENDS.includes(span.kind))
    if (twin) return twin
  }
  return parent === '' ? null : parentAmong(byId.get(parent) ?? [], node)
}

/** Cuts every loop of parents at its first span. */
function cutCycles(nodes: readonly SpanNode[]): number {
  const state = new Map<SpanNode, number>()
  let cycles = 0
  for (const [walk, from] of nodes.entries()) {
    let node: SpanNode | null = from
    while (node && !state.has(node)) {
      state.set(node, walk)
      node = node.parent
    }
    if (!node || state.get(node) !== walk) continue
    let first: SpanNode = node
    for (let at = node.parent; at && at !== node; at = at.parent) if (compareNodes(at, first) < 0) first = at
    first.parent = null
    cycles++
  }
  return cycles
}

function parentsFirst(roots: readonly SpanNode[]): SpanNode[] {
  const ordered = [...roots]
  for (let index = 0; index < ordered.length; index++) {
    const node = ordered[index]
    if (!node || node.children.length === 0) continue
    if (node.children.length > 1) node.children.sort(compareNodes)
    for (const child of node.children) ordered.push(child)
  }
  return ordered
}

/**
 * Links the spans of one trace. Copies count once, a missing parent makes a root, a loop of parents is cut; the order in
 * which the spans came changes nothing.
 */
export function traceTree(spans: readonly SpanRecord[]): TraceTree {
  const records = distinct(spans)
  let base = spans[0]?.startNs ?? 0n
  for (const { startNs } of spans) if (startNs < base) base = startNs
  const byId = new Map<string, SpanNode[]>()
  const nodes: SpanNode[] = []
  for (const [id, same] of records) {
    const made = same.map((span) => ({
      span,
      start: Number(span.startNs - base),
      end: Number(span.endNs - base),
      parent: null,
      children: [],
    }))
    byId.set(id, made)
    for (const node of made) nodes.push(node)
  }
  let missingParents = 0
  let ownParents = 0
  for (const same of byId.values()) if (same.length > 1) same.sort(compareNodes)
  for (const node of nodes) {
    node.parent = findParent(byId, node)
    if (node.parent || node.span.parent === '') continue
    if (node.span.parent === node.span.id) ownParents++
    else missingParents++
  }
  const cycles = ownParents + cutCycles(nodes)
  const roots: SpanNode[] = []
  for (const node of nodes) {
    if (node.parent) node.parent.children.push(node)
    else roots.push(node)
  }
  roots.sort(compareNodes)
  return {
    nodes: parentsFirst(roots),
    roots,
    duplicates: spans.length - nodes.length,
    missingParents,
    cycles,
  }
}
