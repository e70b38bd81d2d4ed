import type { Annotation } from '#lib/domain/annotations/annotation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { listAnnotations as stored } from '#lib/store/list-annotations.ts'

export interface AnnotationQuestion {
  /** ISO dates, both included; open where absent. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Only what is about this team or about everybody; all by default. */
  readonly team?: string | undefined
}

/** What people noted about the days of a period, by day. */
export async function annotations(
  scope: Scope,
  { from, to, team }: AnnotationQuestion = {},
): Promise<readonly Annotation[]> {
  const all = await stored(scope)
  return all.filter(
    (each) =>
      (from === undefined || each.day >= from) &&
      (to === undefined || each.day <= to) &&
      (team === undefined || each.team === null || each.team === team),
  )
}
