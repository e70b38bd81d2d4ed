import { z } from 'zod'
import { MAX_AUTHOR_LENGTH } from '#lib/domain/access/author.ts'

/** Who says to make a change. There is no sign-in: the name is what the person gives. */
export const Author = z
  .string()
  .trim()
  .min(1, { error: 'Give your name' })
  .max(MAX_AUTHOR_LENGTH, { error: `Use at most ${MAX_AUTHOR_LENGTH} characters` })
  .meta({ description: 'Your name, for the history.' })
