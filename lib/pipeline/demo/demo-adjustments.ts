import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { changeAdjustments } from '../change-adjustments.ts'
import { COMPANY } from './company.ts'

const CHANGED_BY = {
  author: `${COMPANY} sustainability team`,
  reason: 'A new figure of the grid operator, after a year of little wind. Invented, like the bills',
}

/** What the demo changes in the factor sets: the grid of AWS eu-west-1 has another figure from September on. */
export const DEMO_ADJUSTMENTS: Adjustments = {
  overrides: [
    {
      factorSet: '2026.1',
      figureId: 'grid, AWS eu-west-1',
      unit: 'gCO2e/kWh',
      year: 2026,
      low: 330,
      central: 360,
      high: 390,
      from: '2026-09',
      ...CHANGED_BY,
    },
  ],
  kindRules: [],
}

/** Puts them in force, where the demo has no adjustments yet. */
export async function setDemoAdjustments(scope: Scope): Promise<void> {
  if ((await adjustmentsInForce(scope)).version > 0) return
  await changeAdjustments(scope, { adjustments: DEMO_ADJUSTMENTS, after: 0, ...CHANGED_BY })
}
