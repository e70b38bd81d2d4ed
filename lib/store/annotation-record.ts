import type { Annotation } from '#lib/domain/annotations/annotation.ts'
import type { Annotation as AnnotationRow } from './client/client.ts'

export const toAnnotation = ({ id, day, team, text, author, createdAt }: AnnotationRow): Annotation => ({
  id,
  day,
  team,
  text,
  author,
  createdAt: createdAt.toISOString(),
})
