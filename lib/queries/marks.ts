import type { Annotation } from '#lib/domain/annotations/annotation.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { monthAfter } from '#lib/domain/targets/month-days.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { activeBills } from './active-bills.ts'
import { type AnnotationQuestion, annotations } from './annotations.ts'
import { importsOf } from './imports-of.ts'

/** Something to know about a day when its figures are read. */
export type Mark =
  | { readonly what: 'note'; readonly day: string; readonly note: Annotation }
  /** Bills became part of the figures on that day. */
  | { readonly what: 'import'; readonly day: string; readonly fileNames: readonly string[] }
  /** From that day on an adjustment replaces a figure, or no longer does. */
  | { readonly what: 'factors'; readonly day: string; readonly figureId: string }

interface MarksQuestion extends AnnotationQuestion {
  readonly factorSet: FactorSetId
  /** Overrides for the other method alone change none of its figures. */
  readonly method: Method
}

/** Notes, imports and changes of factors in a period, by day. Imports and factors only for who sees the whole organisation. */
export async function marks(
  scope: Scope,
  { from, to, team, factorSet, method }: MarksQuestion,
): Promise<readonly Mark[]> {
  const seesAll = scope.teams === 'all'
  const [notes, imports, { adjustments }] = await Promise.all([
    annotations(scope, { from, to, team }),
    seesAll ? importsOf(scope) : [],
    adjustmentsInForce(scope),
  ])
  const all: readonly Mark[] = [
    ...notes.map((note): Mark => ({ what: 'note', day: note.day, note })),
    ...activeBills(imports).flatMap(({ finishedAt, fileNames }): Mark[] =>
      finishedAt === null ? [] : [{ what: 'import', day: finishedAt.slice(0, 10), fileNames }],
    ),
    ...(seesAll ? adjustments.overrides : [])
      .filter((override) => override.factorSet === factorSet)
      .filter((override) => !override.method || override.method === method)
      .flatMap(({ figureId, from: first, to: last }): Mark[] =>
        [first, last && monthAfter(last, 1)].flatMap((month) =>
          month ? [{ what: 'factors', day: `${month}-01`, figureId }] : [],
        ),
      ),
  ]
  return all
    .filter(({ day }) => (from === undefined || day >= from) && (to === undefined || day <= to))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
