import { describe, expect, it } from 'vitest'
import { codeText } from '#app/_format/markdown.ts'
import { formatAmplification, formatSeconds } from '#app/_format/retry-text.ts'
import { issueText } from '#app/_ui/retries/issue-text.ts'
import { namesText } from '#app/_ui/retries/names-text.ts'
import { searchEdges, sortEdges } from '#app/_view/edge-order.ts'
import { edgeParam, readEdgeParam } from '#app/_view/edge-param.ts'
import { edgeTotals } from '#app/_view/edge-totals.ts'
import { adviceFor } from '#app/_view/retry-advice.ts'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import type { EdgeReport } from '#lib/domain/retries/retry-report.ts'
import { exactly } from '#lib/domain/units/range.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { t } from '#test/support/translate.ts'

const edge = (callee: string, grams: number | null, given: Partial<EdgeReport> = {}): EdgeRow => {
  const names = { caller: 'a', callee, operation: 'GET /' }
  const carbon = {
    waste: grams === null ? null : { attributedG: exactly(grams), avoidableG: exactly(0), cost: [] },
    parts: [],
    unknownServices: grams === null ? [callee] : [],
  }
  return {
    ...names,
    measures: {
      ...names,
      local: false,
      attempts: 10,
      logicalCalls: 5,
      amplification: 2,
      timeAmplification: 2,
      retries: 5,
      hedges: 0,
      rescued: 4,
      finalFailures: 1,
      retrySuccessRatio: 0.8,
      rescueRatio: 0.8,
      wasted: 6,
      wastedByClass: {},
      triggers: {},
      attemptSeconds: 1,
      wastedSeconds: 0.5,
      untimed: 0,
      notVisible: 0,
      confidence: 'high',
      ...given,
    },
    notVisibleShare: 0,
    policy: carbon,
    cause: carbon,
  }
}
const names = (rows: readonly EdgeRow[]) => rows.map(({ callee }) => callee)

describe('edges', () => {
  it('are named by the address, whatever they are called; what is no name is none', () => {
    for (const name of ['x', '', '["', 'a","b', '\u0000', '<img>'])
      expect(readEdgeParam(edgeParam({ caller: name, callee: name, operation: name }))).toEqual({
        caller: name,
        callee: name,
        operation: name,
      })
    for (const text of [
      null,
      '',
      '[]',
      '["a","b"]',
      '["a","b",1]',
      '{"caller":"a"}',
      `["${'a'.repeat(9000)}","b","c"]`,
    ])
      expect(readEdgeParam(text)).toBeNull()
  })

  it('come with the most carbon first, waste that is not known after all that is, and before none', () => {
    const rows = [
      edge('unknown', null, { wastedSeconds: 99 }),
      edge('none', 0),
      edge('most', 9),
      edge('some', 1),
    ]
    const by = (key: 'co2e' | 'name' | 'wasted', descending: boolean) =>
      names(sortEdges(rows, { key, descending }, 'policy', undefined))
    expect(by('co2e', true)).toEqual(['most', 'some', 'unknown', 'none'])
    expect(by('name', false)).toEqual(['most', 'none', 'some', 'unknown'])
    // All waste as many: by wasted time, then by name.
    expect(by('wasted', true)).toEqual(['unknown', 'most', 'none', 'some'])
    expect(names(searchEdges(rows, 'SOM get'))).toEqual(['some'])
  })

  it('add up: attempts over calls, not the mean of amplifications', () => {
    const rows = [edge('b', 1), edge('c', 1, { attempts: 90, logicalCalls: 90, amplification: 1 })]
    expect(edgeTotals(rows)).toMatchObject({
      edges: 2,
      attempts: 100,
      logicalCalls: 95,
      amplification: 100 / 95,
    })
    expect(edgeTotals([]).amplification).toBeNull()
  })
})

describe('waste that is not known', () => {
  it('is counted beside what is: a total of both is a lower bound, one of nothing that is known is no number', () => {
    expect(edgeTotals([edge('b', null), edge('c', null)])).toMatchObject({
      known: { policy: 0, cause: 0 },
      unknown: { policy: 2, cause: 2 },
    })
    expect(edgeTotals([edge('b', 0)])).toMatchObject({ known: { policy: 0 }, unknown: { policy: 0 } })
  })

  it('is named in a ticket, on top of what is known', () => {
    const row = edge('b', 5)
    const carbon = { ...row.policy, unknownServices: ['c|d', '@all'] }
    const answer = { period: null, tracedDays: [], snapshot: 's', factorSet: '2026.1', notVisibleShare: null }
    const text = issueText(t, {
      row: { ...row, policy: carbon },
      answer: answer as unknown as RetryView,
      chain: null,
    })
    expect(text).toContain(t('retries.moreUnknown', { services: '`c\\|d`, `@all`' }))
  })

  it('of many services is told by the first of them', () => {
    const many = Array.from({ length: 500 }, (_, index) => `s${index}`)
    expect(namesText(t, many, String)).toBe('s0, s1, s2, s3, s4, s5, s6, s7, s8, s9 and 490 more')
    expect(namesText(t, ['a', 'b'], String)).toBe('a, b')
  })
})

describe('the setting to change', () => {
  it('follows from why attempts were wasted, the most frequent reason first', () => {
    const late = edge('b', 1, { wastedByClass: { collateral: 1, late: 5 } })
    expect(adviceFor(late)).toEqual(['timeoutTooShort', 'stopLateWork', 'callerFirst', 'budget'])
  })

  it('is fewer retries where they rescue less than half, and nothing where nothing is wrong', () => {
    const vain = edge('b', 1, {
      rescueRatio: 0.2,
      amplification: 1.05,
      wastedByClass: { 'final-failure': 3 },
    })
    expect(adviceFor(vain)).toEqual(['failsForGood', 'fewerRetries'])
    expect(adviceFor(edge('b', 0, { retries: 0, amplification: 1, rescueRatio: null, wasted: 0 }))).toEqual([
      'nothing',
    ])
    expect(adviceFor({ ...vain, measures: null })).toEqual(['requestFails'])
  })
})

describe('text', () => {
  it('of others is code in a ticket, whatever it holds', () => {
    expect(codeText('GET /similar')).toBe('`GET /similar`')
    expect(codeText('a`b')).toBe('``a`b``')
    expect(codeText('``x``')).toBe('``` ``x`` ```')
    expect(codeText('a|b')).toBe('`a\\|b`')
    expect(codeText('a\nb\u202e')).toBe('`a\\u000ab\\u202e`')
    expect(codeText('  ')).toBe('`(empty)`')
    expect(codeText('@all #1 <img src=x>').startsWith('`')).toBe(true)
    expect(codeText('x'.repeat(5000)).length).toBeLessThan(320)
  })

  it('of lengths of time and amplifications has three digits or two places', () => {
    expect([0, 0.00000025, 0.06, 55.6, 7200, 864_000].map(formatSeconds)).toEqual(
      ['0 s', '0.25 µs', '60 ms', '55.6 s', '2 h', '10 d'].map((text) => text.replace(' ', '\u00a0')),
    )
    expect([null, 1, 1.6178, 243].map(formatAmplification)).toEqual(['–', '1.00', '1.62', '243'])
  })
})
