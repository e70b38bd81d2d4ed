import type { Group } from '#lib/domain/report/emissions.ts'
import { exactly } from '#lib/domain/units/range.ts'

interface Used {
  readonly kg: number
  readonly kwh?: number
  readonly cost?: number
  readonly currency?: string
}

/** What a team used, half of its carbon embodied, with a range from half to double. */
export function teamGroup(team: string, { kg, kwh = kg, cost = kg, currency = 'USD' }: Used): Group {
  const range = (central: number) => ({ low: central / 2, central, high: central * 2 })
  return {
    key: { team },
    rows: 1,
    cost: [{ currency, amount: cost, coverage: null }],
    energyKwh: exactly(kwh),
    operationalKgCo2e: range(kg / 2),
    embodiedKgCo2e: range(kg / 2),
    totalKgCo2e: range(kg),
  }
}
