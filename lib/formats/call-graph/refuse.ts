import type { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'

/** A call graph that cannot be used, and why. */
export const refused = (what: string, next = 'Correct the file and try again.'): AppError =>
  new AppError('file-damaged', `The call graph cannot be used: ${visible(what)}.`, next)

/** Services and calls in one file at most. */
const MOST_NODES = 10_000
const MOST_EDGES = 100_000

/** @throws AppError `limit-exceeded` */
export function requireSize(nodes: number, edges: number): void {
  if (nodes > MOST_NODES || edges > MOST_EDGES)
    throw new AppError(
      'limit-exceeded',
      `The call graph has ${nodes} services and ${edges} calls.`,
      `Use at most ${MOST_NODES} services and ${MOST_EDGES} calls.`,
    )
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'> & {
  readonly code?: string | undefined
  readonly errors?: readonly (readonly Issue[])[]
}

/** Of a value that is none of several shapes, what is wrong with the shape that it comes nearest to. */
function nearest(issue: Issue): { path: readonly PropertyKey[]; message: string } {
  const inner = (issue.errors ?? []).flat().map(nearest)
  const [best] = inner.sort((a, b) => b.path.length - a.path.length)
  const own = inner.find(({ message }) => !message.startsWith('Invalid input'))
  const found = best && best.path.length > 0 ? best : (own ?? best)
  return found
    ? { path: [...issue.path, ...found.path], message: found.message }
    : { path: issue.path, message: issue.message }
}

/** What a schema makes of a value. @throws AppError `file-damaged` that names the first fault and where it is */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const { path, message } = nearest((issue ?? { path: [], message: 'not understood' }) as Issue)
  throw refused(`${path.length === 0 ? 'its top level' : path.map(String).join('.')}: ${message}`)
}
