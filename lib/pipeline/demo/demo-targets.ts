import type { Scope } from '#lib/domain/report/filter.ts'
import { addTarget } from '#lib/store/add-target.ts'
import { listTargets } from '#lib/store/list-targets.ts'
import { DEMO_MONTHS } from './calendar.ts'

const AUTHOR = 'Demo'

/** kg CO2e a month; null is the company. One team has none. */
const TARGETS: readonly (readonly [team: string | null, kgCo2ePerMonth: number])[] = [
  [null, 2900],
  ['checkout', 450],
  ['data-platform', 900],
  ['payments', 430],
  ['platform', 50],
  ['search', 1000],
]

/** Gives the demo's teams targets from its first month on, where it has none yet. */
export async function setDemoTargets(scope: Scope): Promise<void> {
  if ((await listTargets(scope)).length > 0) return
  for (const [team, kgCo2ePerMonth] of TARGETS)
    await addTarget(scope, {
      team,
      fromMonth: DEMO_MONTHS[0],
      kgCo2ePerMonth,
      author: AUTHOR,
      note: 'Invented, like the bills',
    })
}
