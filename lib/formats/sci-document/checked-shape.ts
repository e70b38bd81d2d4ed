import type { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** A document in its shape. @throws AppError `file-damaged`, naming the first field that is not */
export function checkedShape<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
  what: string,
): z.infer<Schema> {
  const result = schema.safeParse(document)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new AppError(
    'file-damaged',
    `This is not ${what}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'invalid'}.`,
    'The fields are described in docs/sci.md.',
    result.error,
  )
}
