import { amountOf, emissionsOf } from '#lib/domain/report/build-report.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import { sumRows } from '#lib/domain/report/sum-rows.ts'
import { SHARED_COMPONENT, type SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import type { ComponentPart } from '#lib/domain/sci/boundary-score.ts'
import { sciScore } from '#lib/domain/sci/score.ts'
import { add } from '#lib/domain/units/range.ts'
import type { BoundaryRows } from './boundary-rows.ts'

type Row = BoundaryRows['rows'][number]

/** Figures, part by part, low with low and high with high. */
export const addEmissions = (a: Emissions, b: Emissions): Emissions => ({
  energyKwh: add(a.energyKwh, b.energyKwh),
  operationalKgCo2e: add(a.operationalKgCo2e, b.operationalKgCo2e),
  embodiedKgCo2e: add(a.embodiedKgCo2e, b.embodiedKgCo2e),
  totalKgCo2e: add(a.totalKgCo2e, b.totalKgCo2e),
})

/** The figures of a boundary's components: those of the definition, and last the share of shared usage, where it asks for one. */
export function componentParts(
  boundary: SoftwareBoundary,
  rows: readonly Row[],
  functionalUnits: number | null,
): readonly ComponentPart[] {
  const named = boundary.components.map(({ name, inside }) => ({
    name,
    leftOutBecause: inside === true ? null : inside.reason,
  }))
  const all =
    boundary.sharedSplit.by === 'none' ? named : [...named, { name: SHARED_COMPONENT, leftOutBecause: null }]
  const parts = all.map((component, index) => {
    const own = sumRows(rows.filter((row) => row.index === index))
    const emissions = emissionsOf(own)
    return { ...component, emissions, score: sciScore(emissions, functionalUnits), cost: own.map(amountOf) }
  })
  const total = parts.reduce(
    (sum, { leftOutBecause, emissions }) =>
      sum + (leftOutBecause === null ? emissions.totalKgCo2e.central : 0),
    0,
  )
  return parts.map(({ cost, ...part }) => ({
    ...part,
    share: part.leftOutBecause === null && total > 0 ? part.emissions.totalKgCo2e.central / total : null,
    cost,
  }))
}
