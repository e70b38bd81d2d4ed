import { describe, expect, it } from 'vitest'
import { dayOf, isWeekend } from '#lib/domain/targets/month-days.ts'
import { type MonthUsage, monthStatus } from '#lib/domain/targets/month-status.ts'
import { exactly } from '#lib/domain/units/range.ts'

/** Days of December 2025, which begins on a Monday: 18 and 22 kg in turn on its working days, nothing on weekends. */
function december(last: number, changes: Partial<MonthUsage> = {}): MonthUsage {
  let working = 0
  const kgCo2eByDay = new Map(
    Array.from({ length: last }, (_, index) => {
      const day = dayOf('2025-12', index + 1)
      return [day, exactly(isWeekend(day) ? 0 : ([18, 22][working++ % 2] ?? 0))] as const
    }),
  )
  return {
    month: '2025-12',
    providers: new Map([['AWS', { covered: { first: 1, last }, kgCo2eByDay }]]),
    missingProviders: [],
    coveredShare: 0.97,
    ...changes,
  }
}

describe('a month of which the bills cover 18 of 31 days: 280 kg used, 460 kg (442.1 to 477.9) projected', () => {
  it('is at risk at a target of 460 kg, of which 61 % is used', () => {
    const status = monthStatus(december(18), 460)
    expect(status).toMatchObject({
      status: 'at risk',
      reason: null,
      day: 18,
      days: 31,
      isComplete: false,
      usedKgCo2e: { central: 280 },
    })
    expect(Math.round((status.usedShare ?? 0) * 100)).toBe(61)
  })

  it.each([
    [478, 'on course'],
    [477, 'at risk'],
    [443, 'at risk'],
    [442, 'off course'],
    [279, 'off course'],
  ])('at a target of %d kg is %s', (target, expected) => {
    expect(monthStatus(december(18), target).status).toBe(expected)
  })

  it.each([
    ['without a target', december(18), null, 'no-target'],
    ['with 79.9 % of cost covered', december(18, { coveredShare: 0.799 }), 1000, 'coverage'],
    ['where no usage has a cost', december(18, { coveredShare: null }), 1000, 'coverage'],
    ['with a bill missing', december(18, { missingProviders: ['Azure'] }), 1000, 'bill-missing'],
    ['with six days of bills', december(6), 1000, 'too-few-days'],
    ['without usage', december(18, { providers: new Map() }), 1000, 'no-data'],
  ])('%s is unknown, never on course', (_, usage, target, reason) => {
    expect(monthStatus(usage, target)).toMatchObject({ status: 'unknown', reason })
  })

  it('is at 80 % of cost covered enough', () => {
    expect(monthStatus(december(18, { coveredShare: 0.8 }), 478).status).toBe('on course')
  })

  it('is off course once it has used its target, however few its days and bills', () => {
    // 18 + 22 + 18 kg in three days.
    expect(monthStatus(december(3), 57)).toMatchObject({ status: 'off course', projection: null })
    expect(monthStatus(december(3, { missingProviders: ['Azure'] }), 57).status).toBe('off course')
  })
})

describe('a month that the bills cover to its end', () => {
  // 23 working days: 12 of 18 kg and 11 of 22 kg, 458 kg.
  it.each([
    [458, 'on course'],
    [457.9, 'off course'],
  ])('with a target of %d kg is %s for good', (target, expected) => {
    expect(monthStatus(december(31), target)).toMatchObject({
      status: expected,
      isComplete: true,
      projection: null,
      day: 31,
    })
  })

  it('is not final where another provider of it has no bill', () => {
    expect(monthStatus(december(31, { missingProviders: ['GCP'] }), 500)).toMatchObject({
      status: 'unknown',
      reason: 'bill-missing',
      isComplete: false,
    })
  })
})

describe('what the bills do not tell', () => {
  it('is unknown below 80 % of cost covered even where the target is used up already', () => {
    expect(monthStatus(december(18, { coveredShare: 0.5 }), 1)).toMatchObject({
      status: 'unknown',
      reason: 'coverage',
    })
  })

  it('leaves a month incomplete whose first days no bill covers', () => {
    const whole = december(31)
    const [aws] = whole.providers.values()
    if (!aws) throw new Error('December has a bill')
    const late = new Map([['AWS', { ...aws, covered: { first: 2, last: 31 } }]])
    expect(monthStatus(whole, 1000).isComplete).toBe(true)
    expect(monthStatus({ ...whole, providers: late }, 1000).isComplete).toBe(false)
  })

  it('counts the days that every provider has a bill for', () => {
    const [long, short] = [december(18), december(11)].map(({ providers }) => providers.get('AWS'))
    if (!long || !short) throw new Error('December has bills')
    const providers = new Map([
      ['AWS', long],
      ['Azure', short],
    ])
    expect(monthStatus(december(18, { providers }), 1000).day).toBe(11)
  })
})
