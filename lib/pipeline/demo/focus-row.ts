import type { DemoDay } from './calendar.ts'
import { amount, type Row } from './csv-file.ts'
import type { FocusColumn } from './focus-columns.ts'

/** The part of a FOCUS row that says when. */
export const focusPeriod = (day: DemoDay): Row<FocusColumn> => ({
  BillingCurrency: 'USD',
  BillingPeriodStart: `${day.monthStart}T00:00:00Z`,
  BillingPeriodEnd: `${day.monthEnd}T00:00:00Z`,
  ChargePeriodStart: `${day.date}T00:00:00Z`,
  ChargePeriodEnd: `${day.nextDate}T00:00:00Z`,
})

/** The money of a row of usage, at list price but for a discount that was agreed. */
export function focusPrices(pricingQuantity: number, listPrice: number, discount = 0): Row<FocusColumn> {
  const price = listPrice * (1 - discount)
  const cost = amount(pricingQuantity * price)
  return {
    BilledCost: cost,
    EffectiveCost: cost,
    ContractedCost: cost,
    ContractedUnitPrice: amount(price),
    ListCost: amount(pricingQuantity * listPrice),
    ListUnitPrice: amount(listPrice),
    PricingCategory: 'Standard',
    PricingQuantity: amount(pricingQuantity),
  }
}

/** A row that moves money only: a tax, a credit, a purchase. */
export const focusMoney = (category: string, description: string, cost: number): Row<FocusColumn> => ({
  BilledCost: amount(cost),
  EffectiveCost: amount(cost),
  ContractedCost: amount(cost),
  ListCost: amount(cost),
  ChargeCategory: category,
  ChargeDescription: description,
  ChargeFrequency: 'One-Time',
})
