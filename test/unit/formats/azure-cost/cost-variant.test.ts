import { describe, expect, it } from 'vitest'
import { costVariant } from '#lib/formats/azure-cost/cost-variant.ts'
import { columnKey, SourceColumns } from '#lib/formats/source-column.ts'

const columnsOf = (...headers: string[]) =>
  new SourceColumns(
    headers.map((header, index) => ({
      header,
      key: columnKey(header),
      sql: `c${index}`,
      type: 'VARCHAR',
      blankIsNull: true,
    })),
  )

const columns = columnsOf('ChargeType', 'PricingModel', 'ReservationId', 'CostInBillingCurrency')
const ON_DEMAND = ['Usage', 'OnDemand', '', '2.64']

describe('actual or amortized, which share a header', () => {
  it.each([
    ['an unused reservation', ['UnusedReservation', 'Reservation', 'r1', '3'], 'amortized'],
    ['an unused savings plan', ['UnusedSavingsPlan', 'SavingsPlan', '', '3'], 'amortized'],
    ['covered usage that costs something', ['Usage', 'Reservation', 'r1', '0.49'], 'amortized'],
    ['covered usage whose cost has a decimal comma', ['Usage', 'SavingsPlan', '', '0,0061'], 'amortized'],
    ['covered usage without a pricing model', ['Usage', '', 'r1', '1e-7'], 'amortized'],
    ['a reservation bought', ['Purchase', 'Reservation', 'r1', '3.25'], 'actual'],
    ['covered usage free of charge', ['Usage', 'Reservation', 'r1', '0'], 'actual'],
    ['covered usage free of charge, with an exponent', ['Usage', 'Reservation', 'r1', '0E-10'], 'actual'],
    ['other usage', ON_DEMAND, undefined],
    ['software bought', ['Purchase', 'OnDemand', '', '10'], undefined],
  ])('%s', (_, row, variant) => {
    expect(costVariant(columns, [ON_DEMAND, row])).toBe(variant)
  })

  it('goes by the name, the file’s own before its folders’, where no row tells', () => {
    expect(costVariant(columns, [ON_DEMAND], 'actual-cost/20260901-20260930/part_0.csv')).toBe('actual')
    expect(costVariant(columns, [], 'actual/EA_AmortizedCost_Small.csv')).toBe('amortized')
    expect(costVariant(columns, [], 'exports/AmortisedCost.csv')).toBe('amortized')
    expect(costVariant(columns, [], 'part_0.csv')).toBeUndefined()
  })

  it('believes a row more than the name', () => {
    expect(costVariant(columns, [['UnusedReservation', '', '', '3']], 'actual.csv')).toBe('amortized')
  })

  it('tells nothing of an export without the columns', () => {
    expect(costVariant(columnsOf('MeterCategory'), [['Storage']])).toBeUndefined()
  })
})
