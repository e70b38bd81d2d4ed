import type { ComputedNode } from '../compute-tree.ts'
import type { PlainDocument } from './manifest-document.ts'

const isRecord = (value: unknown): value is PlainDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function stampedNode(node: PlainDocument, { children, outputs, aggregated }: ComputedNode): PlainDocument {
  const nodes = isRecord(node.children) ? node.children : null
  const own = nodes
    ? {
        children: Object.fromEntries(
          Object.entries(nodes).map(([name, child], index) => {
            const computed = children?.[index]
            return [name, isRecord(child) && computed ? stampedNode(child, computed) : child]
          }),
        ),
      }
    : {}
  return {
    ...node,
    ...own,
    ...(outputs ? { outputs } : {}),
    ...(aggregated ? { aggregated } : {}),
  }
}

/** A manifest with what its run gives, as Impact Framework writes it: outputs and totals beside the inputs. */
export const stamped = (document: PlainDocument, tree: ComputedNode): PlainDocument =>
  isRecord(document.tree) ? { ...document, tree: stampedNode(document.tree, tree) } : document
