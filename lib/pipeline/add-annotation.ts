import type { Annotation } from '#lib/domain/annotations/annotation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addAnnotation as add, type NewAnnotation } from '#lib/store/add-annotation.ts'

/** Notes something about a day, for everybody or for one team. @throws AppError `not-found` */
export const addAnnotation = (scope: Scope, annotation: NewAnnotation): Promise<Annotation> =>
  add(scope, annotation)
