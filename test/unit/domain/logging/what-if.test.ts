import { describe, expect, it } from 'vitest'
import { keptPart, limited } from '#lib/domain/logging/what-if/kept-part.ts'
import { type LogPlan, logWhatIf } from '#lib/domain/logging/what-if/log-what-if.ts'
import { auditMark, billedTemplate, whatIfSource } from '#test/support/log-sources.ts'

describe('what is kept', () => {
  it.each([
    [{ kind: 'demote' }, 0, 0],
    [{ kind: 'sample', keepRate: 0.25 }, 0.25, 0.25],
    [{ kind: 'sample', keepRate: 7 }, 1, 1],
    [{ kind: 'rate-limit', first: 10, recordsPerWindow: 100 }, 0.17, 0.17],
    [{ kind: 'rate-limit', first: 10, recordsPerWindow: 0 }, 1, 1],
    [{ kind: 'shorten-retention', fromDays: 90, toDays: 30 }, 1, 1 / 3],
    [{ kind: 'shorten-retention', fromDays: 30, toDays: 90 }, 1, 1],
    [{ kind: 'drop-fields', partOfBytes: 0.4 }, 0.6, 0.6],
    [{ kind: 'compress', ratio: 8 }, 0.125, 0.125],
    [{ kind: 'compress', ratio: 0.5 }, 1, 1],
    [{ kind: 'move-class', partOfStorage: 0.5 }, 1, 0.5],
    [{ kind: 'sample', keepRate: Number.NaN }, 1, 1],
  ] as const)('%o', (action, ingested, stored) => {
    const kept = keptPart(action)
    expect(kept.ingested).toBeCloseTo(ingested, 12)
    expect(kept.stored).toBeCloseTo(stored, 12)
  })

  it('a limit writes the first records, then the 1st, 2nd, 4th … after them', () => {
    expect([0, 3, 10, 11, 12, 13, 14, 100].map((records) => limited(records, 10))).toEqual([
      0, 3, 10, 11, 12, 12, 13, 17,
    ])
  })
})

const all = (action: LogPlan['action'], source = 'a'): LogPlan => ({ source, templates: null, action })
const only = (templates: readonly string[], action: LogPlan['action']): LogPlan => ({
  source: 'a',
  templates,
  action,
})

it('a plan for all of a source takes its part of writing and of keeping, scenario by scenario', () => {
  const { before, saved } = logWhatIf([whatIfSource('a')], [all({ kind: 'sample', keepRate: 0.25 })])
  expect(before.totalKgCo2e).toEqual({ low: 7, central: 14, high: 26 })
  expect(saved.totalKgCo2e).toEqual({ low: 5.25, central: 10.5, high: 19.5 })
  expect(saved.writtenGb).toEqual({ low: 6, central: 6, high: 6 })
  expect(saved.storedGbMonths).toEqual({ low: 12, central: 12, high: 12 })
  expect(saved.cost).toEqual([{ currency: 'USD', low: 4.5, central: 4.5, high: 4.5 }])
})

it('retention changes what is kept alone', () => {
  const { saved } = logWhatIf(
    [whatIfSource('a')],
    [all({ kind: 'shorten-retention', fromDays: 60, toDays: 30 })],
  )
  expect(saved.totalKgCo2e).toEqual({ low: 1, central: 2, high: 3 })
  expect(saved.writtenGb?.central).toBe(0)
  expect(saved.storedGbMonths?.central).toBe(8)
})

it('plans act on what the ones before left, and each says what it adds', () => {
  const { saved, plans } = logWhatIf(
    [whatIfSource('a')],
    [all({ kind: 'sample', keepRate: 0.5 }), all({ kind: 'compress', ratio: 2 })],
  )
  expect(saved.writtenGb?.central).toBe(6)
  expect(plans.map((each) => each.saved.writtenGb?.central)).toEqual([4, 2])
})

it('a template saves its share, low share with low carbon and high with high', () => {
  const source = whatIfSource('a', {
    templates: [billedTemplate('t', { low: 0.1, central: 0.2, high: 0.5 })],
  })
  const { saved } = logWhatIf([source], [only(['t'], { kind: 'demote' })])
  expect(saved.totalKgCo2e.low).toBeCloseTo(0.7)
  expect(saved.totalKgCo2e.central).toBeCloseTo(2.8)
  expect(saved.totalKgCo2e.high).toBeCloseTo(13)
  expect(saved.writtenGb?.high).toBeCloseTo(4)
})

it('what an auditor asks for stays, also under a plan for all', () => {
  const share = { low: 0.25, central: 0.25, high: 0.25 }
  const kept = whatIfSource('a', {
    templates: [billedTemplate('t', share, auditMark('a', 't')), billedTemplate('u', share)],
  })
  const { saved, plans } = logWhatIf([kept], [only(['t'], { kind: 'demote' }), all({ kind: 'demote' })])
  expect(plans.map(({ refused }) => refused)).toEqual(['audit-keep', null])
  expect(saved.writtenGb?.central).toBe(6)
  const whole = { ...whatIfSource('a'), auditKeep: auditMark('a', null) }
  expect(logWhatIf([whole], [all({ kind: 'demote' })])).toMatchObject({
    saved: { totalKgCo2e: { central: 0 } },
    plans: [{ refused: 'audit-keep' }],
  })
})

it('a plan for what is not there saves nothing and says so', () => {
  const { plans } = logWhatIf(
    [whatIfSource('a')],
    [all({ kind: 'demote' }, 'b'), only(['t'], { kind: 'demote' })],
  )
  expect(plans.map(({ refused }) => refused)).toEqual(['unknown-source', 'unknown-template'])
  expect(plans.every(({ saved }) => saved.totalKgCo2e.high === 0)).toBe(true)
})
