import type { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** No request but an upload is larger. */
const MAX_JSON_BYTES = 1_000_000

/**
 * A value from outside as its schema wants it.
 *
 * @throws AppError `bad-arguments` that names the first field at fault and what it may be
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || 'The request'
  const allowed =
    issue?.code === 'invalid_value'
      ? `Use one of: ${issue.values.join(', ')}.`
      : `${issue?.message ?? 'Invalid'}.`
  throw new AppError(
    'bad-arguments',
    `${field} has a value that is not accepted.`,
    allowed.replace(/\.\.$/, '.'),
  )
}

/** PostgreSQL keeps no text with a character of code 0. */
function withoutNul(_name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes('\0')) return value
  throw new AppError('bad-arguments', 'A text holds a character of code 0.', 'Leave that character out.')
}

/** The JSON body of a request. @throws AppError `bad-arguments`, `file-too-large` */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let text = ''
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.length
      if (bytes > MAX_JSON_BYTES) break
      text += decoder.decode(chunk, { stream: true })
    }
    if (bytes <= MAX_JSON_BYTES) return parseInput(schema, JSON.parse(text + decoder.decode(), withoutNul))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'bad-arguments',
      'The body of the request is not JSON.',
      'Send a JSON object in UTF-8.',
      error,
    )
  }
  throw new AppError('file-too-large', 'The body of the request is larger than 1 MB.', 'Send less at once.')
}
