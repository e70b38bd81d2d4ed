import { describe, expect, it } from 'vitest'
import { statusSentence, usedSentence } from '#app/_ui/team/status-sentence.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { exactly } from '#lib/domain/units/range.ts'
import { t } from '#test/support/translate.ts'

const month: MonthStatus = {
  month: '2026-08',
  status: 'on course',
  reason: null,
  targetKgCo2e: 500,
  usedKgCo2e: exactly(305),
  usedShare: 0.61,
  day: 18,
  days: 31,
  isComplete: false,
  projection: {
    kgCo2e: { low: 380, central: 412, high: 450 },
    withEstimateKgCo2e: { low: 200, central: 412, high: 800 },
    remainingKgCo2eByDay: new Map(),
  },
  coveredShare: 0.97,
  missingProviders: [],
}

const say = (changes: Partial<MonthStatus>) =>
  statusSentence(t, { ...month, ...changes }, 'kg').replaceAll('\u00a0', ' ')
const sayUsed = (changes: Partial<MonthStatus>) =>
  usedSentence(t, { ...month, ...changes }, 'kg')?.replaceAll('\u00a0', ' ')

describe('the sentence of a status', () => {
  it('has the share, the day, and the projection with its range', () => {
    expect(say({})).toBe(
      'On course: 61 % of the target used at day 18 of 31; projected 412 kg (380–450) of 500 kg',
    )
  })

  it('of a complete month says whether the target was met', () => {
    const complete = { isComplete: true, projection: null, day: 31 }
    expect(say({ ...complete })).toBe('On course: target met with 305 kg of 500 kg, 61 %')
    expect(say({ ...complete, status: 'off course', usedKgCo2e: exactly(501), usedShare: 1.002 })).toBe(
      'Off course: target missed with 501 kg of 500 kg, 100.2 %',
    )
  })

  it('says when the target is used up already', () => {
    expect(say({ status: 'off course', usedKgCo2e: exactly(600), usedShare: 1.2 })).toBe(
      'Off course: 600 kg used at day 18 of 31, more than the target of 500 kg',
    )
  })

  it('says why a status is unknown, and what is known all the same', () => {
    const unknown = { status: 'unknown', projection: null } as const
    expect(say({ ...unknown, reason: 'no-target', targetKgCo2e: null, usedShare: null })).toBe(
      'Unknown: no target is set for this month',
    )
    expect(sayUsed({ ...unknown, reason: 'no-target', targetKgCo2e: null, usedShare: null })).toBe(
      '305 kg used at day 18 of 31',
    )
    expect(say({ ...unknown, reason: 'coverage', coveredShare: 0.64 })).toMatch(/^Unknown: 64 % of the cost/)
    expect(say({ ...unknown, reason: 'coverage', coveredShare: null })).toMatch(/no usage has a cost/)
    expect(say({ ...unknown, reason: 'bill-missing', missingProviders: ['Azure', 'GCP'] })).toMatch(
      /bills of Azure, GCP/,
    )
    expect(say({ ...unknown, reason: 'too-few-days', day: 3 })).toMatch(
      /^Unknown: the bills cover 3 of 31 days/,
    )
    expect(sayUsed({ ...unknown, reason: 'too-few-days', day: 3 })).toBe(
      '61 % of the target of 500 kg is used',
    )
    expect(say({ ...unknown, reason: 'no-data' })).toBe('Unknown: there is no usage in this month')
    expect(sayUsed({ ...unknown, reason: 'no-data' })).toBeUndefined()
  })

  it('never calls a target met by rounding, nor use nothing', () => {
    expect(say({ isComplete: true, status: 'on course', usedShare: 0.9996 })).toContain('>')
    expect(say({ usedShare: 0.0004 })).toContain('< 0.1 % of the target used')
  })
})
