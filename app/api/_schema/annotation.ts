import { z } from 'zod'
import { type Annotation, MAX_ANNOTATION_LENGTH } from '#lib/domain/annotations/annotation.ts'
import { Author } from './author.ts'

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

export const AnnotationInput = z
  .strictObject({
    day,
    team: z
      .string()
      .trim()
      .min(1, { error: 'Name a team, or null' })
      .max(200, { error: 'Use at most 200 characters' })
      .nullable()
      .default(null)
      .meta({ description: 'Null: about everybody.' }),
    text: z
      .string()
      .trim()
      .min(1, { error: 'Say something' })
      .max(MAX_ANNOTATION_LENGTH, { error: `Use at most ${MAX_ANNOTATION_LENGTH} characters` }),
    author: Author,
  })
  .meta({ id: 'NewAnnotation' })

export const WithdrawalInput = z.strictObject({ author: Author }).meta({ id: 'AnnotationWithdrawal' })

export const AnnotationsQuery = z.object({
  from: day.optional().meta({ description: 'First day.' }),
  to: day.optional().meta({ description: 'Last day, inclusive.' }),
  team: z.string().optional().meta({ description: 'Only what is about this team or about everybody.' }),
})

export const AnnotationBody = z
  .strictObject({
    id: z.string(),
    day: z.iso.date(),
    team: z.string().nullable(),
    text: z.string(),
    author: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Annotation' }) satisfies z.ZodType<Annotation>

export const AnnotationsBody = z.strictObject({ annotations: z.array(AnnotationBody) })
