import type { Scope } from '#lib/domain/report/filter.ts'
import { withdrawAnnotation as withdraw } from '#lib/store/withdraw-annotation.ts'

/** Takes a note back: it is no longer shown, and the history keeps it. @throws AppError `not-found` */
export const withdrawAnnotation = (
  scope: Scope,
  withdrawal: { readonly annotationId: string; readonly author: string },
): Promise<void> => withdraw(scope, withdrawal)
