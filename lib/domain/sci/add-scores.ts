import { add, ZERO } from '../units/range.ts'
import { refuse } from './refusal.ts'
import type { SciScore } from './score.ts'

/** The score of one component of a software system. */
export interface ComponentScore {
  readonly component: string
  /** What one R is, such as "order". */
  readonly functionalUnit: string
  readonly score: SciScore
}

/**
 * The score of a system as the sum of its components' scores, which is right only where every component has the
 * same functional unit, counted alike. Otherwise the carbon is added and divided by the system's own R.
 * Definition: ISO/IEC 21031:2024 (GSF SCI 1.1), "Procedure", step 4; conversion factors shall be disclosed.
 *
 * @example addScores([front end 0.1 g per order, back end 0.2 g per order, both of 1,000 orders]) // 0.3 g per order
 */
export function addScores(components: readonly ComponentScore[]): SciScore {
  const [first, ...others] = components
  if (!first) return refuse('there is no component')
  let sum = { sciG: ZERO, operationalG: ZERO, embodiedG: ZERO, functionalUnits: Number.NaN }
  for (const { component, score } of components) {
    if (!score.ok) return refuse(`${component} has no score: ${score.reason}`)
    if (!Number.isNaN(sum.functionalUnits) && sum.functionalUnits !== score.functionalUnits)
      return refuse(
        `scores add up only with the same R: ${first.component} has ${sum.functionalUnits} of it, ${component} ${score.functionalUnits}`,
      )
    sum = {
      sciG: add(sum.sciG, score.sciG),
      operationalG: add(sum.operationalG, score.operationalG),
      embodiedG: add(sum.embodiedG, score.embodiedG),
      functionalUnits: score.functionalUnits,
    }
  }
  const other = others.find(({ functionalUnit }) => functionalUnit !== first.functionalUnit)
  if (other)
    return refuse(
      `scores add up only with the same R: ${first.component} is per ${first.functionalUnit}, ${other.component} per ${other.functionalUnit}`,
    )
  return { ok: true, ...sum }
}
