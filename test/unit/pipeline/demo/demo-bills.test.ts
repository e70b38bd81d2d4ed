import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { awsBill } from '#lib/pipeline/demo/aws-bill.ts'
import { AWS_COLUMNS } from '#lib/pipeline/demo/aws-columns.ts'
import { azureBill } from '#lib/pipeline/demo/azure-bill.ts'
import { DEMO_DAYS, DEMO_MONTHS } from '#lib/pipeline/demo/calendar.ts'
import { AZURE_COLUMNS, GOOGLE_COLUMNS } from '#lib/pipeline/demo/focus-columns.ts'
import { googleBill } from '#lib/pipeline/demo/google-bill.ts'

const aws = [...awsBill()].flat()
const azure = [...azureBill()].flat()
const google = [...googleBill()].flat()
const focus = [...azure, ...google]

const sum = (values: readonly unknown[]) =>
  values.reduce<number>((total, value) => total + Number(value ?? 0), 0)
const valuesOf = (rows: readonly object[], column: string) =>
  new Set(rows.map((row) => (row as Record<string, unknown>)[column]).filter(Boolean))

describe('the bills of the demo', () => {
  it('are the same in every run', () => {
    const again = [...awsBill(), ...azureBill(), ...googleBill()].flat()
    expect(isDeepStrictEqual(again, [...aws, ...focus])).toBe(true)
  })

  it('are of a size that loads in seconds', () => {
    const rows = aws.length + focus.length
    expect(rows).toBeGreaterThan(20_000)
    expect(rows).toBeLessThan(60_000)
  })

  it('cover six complete months and 18 days of the next, every day of them', () => {
    expect(DEMO_MONTHS).toHaveLength(6)
    expect(DEMO_DAYS).toHaveLength(201)
    expect(DEMO_DAYS[0]).toMatchObject({ date: '2026-04-01', isFirstOfMonth: true, isWeekend: false })
    expect(DEMO_DAYS.at(-1)).toMatchObject({
      date: '2026-10-18',
      nextDate: '2026-10-19',
      daysInMonth: 31,
      monthEnd: '2026-11-01',
    })
    expect(valuesOf(aws, 'line_item_usage_start_date').size).toBe(201)
    expect(valuesOf(azure, 'ChargePeriodStart').size).toBe(201)
    expect(valuesOf(google, 'ChargePeriodStart').size).toBe(201)
  })

  it('use no column that is not in their header', () => {
    const known = (columns: readonly string[], rows: readonly object[]) =>
      rows.flatMap((row) => Object.keys(row)).filter((column) => !columns.includes(column))
    expect(known(AWS_COLUMNS, aws)).toEqual([])
    expect(known(AZURE_COLUMNS, azure)).toEqual([])
    expect(known(GOOGLE_COLUMNS, google)).toEqual([])
  })

  it('hold six teams and usage of nobody, on every cloud', () => {
    const teams = new Set(
      [...aws.map((row) => row.resource_tags), ...focus.map((row) => row.Tags)].map((tags) => {
        const { user_team, team } = JSON.parse(String(tags))
        return user_team ?? team
      }),
    )
    expect([...teams].filter(Boolean).sort()).toEqual([
      'checkout',
      'data-platform',
      'mobile',
      'payments',
      'platform',
      'search',
    ])
    for (const rows of [
      aws.map((row) => row.resource_tags),
      azure.map((row) => row.Tags),
      google.map((row) => row.Tags),
    ])
      expect(rows.filter((tags) => tags === '{}').length).toBeGreaterThan(100)
  })

  it('name regions of dirty and of clean grids', () => {
    const regions = new Set([...valuesOf(aws, 'product_region_code'), ...valuesOf(focus, 'RegionId')])
    expect(regions.size).toBeGreaterThanOrEqual(8)
    for (const region of ['ap-south-1', 'ap-southeast-2', 'polandcentral', 'eu-north-1', 'europe-west9'])
      expect(regions).toContain(region)
  })

  it('name only invented accounts', () => {
    for (const account of valuesOf(aws, 'line_item_usage_account_id')) expect(account).toMatch(/^0000\d{8}$/)
    expect(valuesOf(aws, 'bill_payer_account_id')).toEqual(new Set(['000010000000']))
  })

  it('give no machine more than 24 hours a day', () => {
    const hours = aws
      .filter((row) => row.product_instance_type)
      .map((row) => Number(row.line_item_usage_amount))
    expect(Math.max(...hours)).toBe(24)
    expect(Math.min(...hours)).toBeGreaterThan(0)
  })

  it('print amounts without exponents', () => {
    const amounts = [
      ...aws.map((row) => row.line_item_usage_amount),
      ...focus.map((row) => row.ConsumedQuantity),
    ]
    for (const amount of new Set(amounts)) if (amount !== undefined) expect(amount).toMatch(/^-?\d+(\.\d+)?$/)
  })
})

describe('the money of the AWS bill', () => {
  it('takes off what the savings plan covers, to the cent', () => {
    const ofType = (type: string) => aws.filter((row) => row.line_item_line_item_type === type)
    const covered = sum(ofType('SavingsPlanCoveredUsage').map((row) => row.line_item_unblended_cost))
    const negated = sum(ofType('SavingsPlanNegation').map((row) => row.line_item_unblended_cost))
    expect(covered).toBeGreaterThan(1000)
    expect(covered + negated).toBeCloseTo(0, 2)
    const fee = ofType('SavingsPlanRecurringFee')
    for (const row of fee)
      expect(Number(row.savings_plan_used_commitment)).toBeLessThan(
        Number(row.savings_plan_total_commitment_to_date),
      )
  })

  it('has what moves money only, and a licence', () => {
    const types = valuesOf(aws, 'line_item_line_item_type')
    for (const type of ['Fee', 'Tax', 'Credit', 'SavingsPlanNegation', 'SavingsPlanRecurringFee', 'Usage'])
      expect(types).toContain(type)
    expect(valuesOf(aws, 'bill_billing_entity')).toContain('AWS Marketplace')
  })
})

describe('what is hidden in the bills', () => {
  const gigabytesLogged = (month: string) =>
    sum(
      aws
        .filter((row) => row.line_item_usage_type === 'EU-DataProcessing-Bytes')
        .filter((row) => String(row.line_item_usage_start_date).startsWith(month))
        .map((row) => row.line_item_usage_amount),
    )

  it('the debug log grows month by month, tenfold in all', () => {
    const months = DEMO_MONTHS.map(gigabytesLogged)
    for (const [index, volume] of months.slice(1).entries())
      expect(volume).toBeGreaterThan((months[index] ?? 0) * 1.4)
    expect((months.at(-1) ?? 0) / (months[0] ?? 1)).toBeGreaterThan(9)
  })

  it('the load-test fleet never stops, not even at the weekend', () => {
    const idle = aws.filter((row) => row.product_instance_type === 'm5.4xlarge')
    expect(valuesOf(idle, 'product_region_code')).toEqual(new Set(['ap-southeast-2']))
    expect(idle).toHaveLength(8 * 201)
    expect(new Set(idle.map((row) => row.line_item_usage_amount))).toEqual(new Set(['24']))
  })

  it('August needs several times the GPU hours of July', () => {
    const hours = (month: string) =>
      sum(
        aws
          .filter((row) => row.product_instance_type === 'g5.xlarge')
          .filter((row) => String(row.line_item_usage_start_date).startsWith(month))
          .map((row) => row.line_item_usage_amount),
      )
    expect(hours('2026-08')).toBeGreaterThan(4 * hours('2026-07'))
    expect(hours('2026-09')).toBeLessThan(1.2 * hours('2026-07'))
  })
})
