import type { SourceColumns } from '../source-column.ts'
import type { ParsedCells } from '../sql/parsed-cells.ts'
import { cell } from '../sql/text.ts'

/**
 * Cost with reservations and savings plans spread over the usage they cover (FOCUS EffectiveCost), in the bill's currency.
 * Covered usage costs its share; the part of a commitment that nothing used stays on the fee; upfront payments and negations,
 * whose money is in those shares, cost 0. Where the report lacks the columns of an amortisation, that part stays unblended.
 * Definition: AWS, "Understanding your amortized data" and "Savings Plans details" (Data Exports guide).
 */
export function effectiveCost(columns: SourceColumns, parsed: ParsedCells, lineType: string): string {
  const amount = (key: string) => parsed.number(columns.find(key))
  const unblended = amount('lineitemunblendedcost')
  const cases: string[] = []
  if (columns.has('reservationeffectivecost')) {
    cases.push(
      `WHEN ${lineType} = 'DiscountedUsage' THEN coalesce(${amount('reservationeffectivecost')}, ${unblended})`,
    )
    if (columns.has('reservationunusedrecurringfee')) {
      const recurring = amount('reservationunusedrecurringfee')
      const upfront = amount('reservationunusedamortizedupfrontfeeforbillingperiod')
      cases.push(
        `WHEN ${lineType} = 'RIFee' THEN CASE WHEN ${recurring} IS NULL AND ${upfront} IS NULL THEN ${unblended} ELSE coalesce(${recurring}, 0) + coalesce(${upfront}, 0) END`,
      )
    }
    const reservation = columns.find('reservationreservationarn')
    if (reservation !== undefined) {
      cases.push(`WHEN ${lineType} = 'Fee' AND ${cell(reservation)} <> '' THEN 0`)
    }
  }
  if (columns.has('savingsplansavingsplaneffectivecost')) {
    cases.push(
      `WHEN ${lineType} = 'SavingsPlanCoveredUsage' THEN coalesce(${amount('savingsplansavingsplaneffectivecost')}, ${unblended})`,
      `WHEN ${lineType} IN ('SavingsPlanNegation', 'SavingsPlanUpfrontFee') THEN 0`,
    )
    if (columns.has('savingsplantotalcommitmenttodate', 'savingsplanusedcommitment')) {
      cases.push(
        `WHEN ${lineType} = 'SavingsPlanRecurringFee' THEN coalesce(${amount('savingsplantotalcommitmenttodate')} - ${amount('savingsplanusedcommitment')}, ${unblended})`,
      )
    }
  }
  return cases.length === 0 ? unblended : `CASE ${cases.join(' ')} ELSE ${unblended} END`
}
