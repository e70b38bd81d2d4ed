import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { report } from '../report.ts'
import { withFacts } from '../with-facts.ts'
import { boundaries } from './boundaries.ts'
import { operationUnits } from './operations.ts'
import { type SciQuestion, scoreOfPeriod, subjectOf } from './sci-score.ts'

/** One operation of a boundary; a boundary without any has one row without an operation. */
export type SciRow =
  | {
      readonly ok: true
      readonly score: BoundaryScore
      /** Of all carbon of the organisation in the same days, 0 to 1; null where that is not positive. */
      readonly share: number | null
    }
  | {
      readonly ok: false
      readonly boundary: SoftwareBoundary
      readonly operation: string | null
      readonly happened: string
      readonly next: string
    }

type Question = Pick<SciQuestion, 'from' | 'to' | 'by' | 'factorSet'>

/** Every operation of every boundary in force, by name, each with its score over one period. */
export async function sciOverview(scope: Scope, question: Question): Promise<readonly SciRow[]> {
  const all = await boundaries(scope)
  if (all.length === 0) return []
  const { from, to, factorSet } = question
  const filter = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const { total } = await report(scope, { filter, groupBy: [], method: 'location', factorSet })
  const organisationKg = total.totalKgCo2e.central
  return withFacts(scope, factorSet, async (facts) => {
    const rows: SciRow[] = []
    for (const boundary of all) {
      const units = await operationUnits(scope, boundary.name)
      for (const operation of units.length === 0 ? [null] : units.map((each) => each.operation)) {
        try {
          const asked = { boundary: boundary.name, operation: operation ?? undefined }
          const score = await scoreOfPeriod(scope, facts, await subjectOf(scope, asked), question)
          const ownKg = score.emissions.totalKgCo2e.central + score.leftOutG.central / 1000
          rows.push({ ok: true, score, share: organisationKg > 0 ? ownKg / organisationKg : null })
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          rows.push({ ok: false, boundary, operation, happened: error.happened, next: error.next })
        }
      }
    }
    return rows
  })
}
