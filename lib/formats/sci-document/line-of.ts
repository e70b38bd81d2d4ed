import { isCollection, isNode, LineCounter, type Node, parseDocument } from 'yaml'

const STEP = /([^.[\]]+)|\[(\d+)\]/g

const stepsOf = (path: string): readonly (string | number)[] =>
  [...path.matchAll(STEP)].map(([, name, index]) => (index === undefined ? (name ?? '') : Number(index)))

/** How far a path leads: to the node itself, or to the last one around it that exists. */
function nodeAt(root: Node | null, steps: readonly (string | number)[]): Node | null {
  let node = root
  for (const step of steps) {
    const child: unknown = isCollection(node) ? node.get(step, true) : undefined
    if (!isNode(child)) return node
    node = child
  }
  return node
}

/**
 * Where the values of a YAML or JSON text stand. Only for texts that `safeYaml` has read: it bounds them.
 *
 * @returns the line, from 1, of a path such as `components[0].energyKwh`, or of what is around it where it does not exist
 */
export function lineOf(text: string): (path: string) => number | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' })
  return (path) => {
    const start = nodeAt(document.contents, stepsOf(path))?.range?.[0]
    return start === undefined ? undefined : lines.linePos(start).line
  }
}
