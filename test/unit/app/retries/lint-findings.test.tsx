import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { english } from '#app/_i18n/english.ts'
import { LintFindings } from '#app/_ui/retries/lint/lint-findings.tsx'
import type { LintFinding } from '#lib/domain/call-graph/lint/finding.ts'
import type { RetryLint } from '#lib/queries/retries/retry-lint.ts'
import { t } from '#test/support/translate.ts'

const finding = (edge: string, repairs: LintFinding['repairs'] = []): LintFinding => ({
  rule: 'T2',
  edge,
  from: 'a',
  to: 'b',
  operation: '',
  message: '',
  shortfallMs: null,
  repair: '',
  repairs,
})

const NOTHING: RetryLint = {
  findings: [],
  amplification: 1,
  worstPath: [],
  worstVisits: null,
  timeouts: [],
  calls: 5,
  stated: 0,
  withoutTimeout: 4,
  policies: null,
  unmatched: [],
  loops: [],
}

const shown = (report: Partial<RetryLint>): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
      <LintFindings report={{ ...NOTHING, ...report }} />
    </NextIntlClientProvider>,
  )
const rulesIn = (html: string): number => html.split('data-rule=').length - 1

describe('the findings of the lint', () => {
  it('are the first 30 of many, and how many more there are', () => {
    const many = Array.from({ length: 42 }, (_, index) => finding(`a → b${index}`))
    const html = shown({ findings: many })
    expect(rulesIn(html)).toBe(30)
    expect(html).toContain(t('retries.lint.found', { count: 42 }))
    expect(html).toContain(t('retries.lint.more', { count: 12 }))
    expect(rulesIn(shown({ findings: many.slice(0, 30) }))).toBe(30)
    expect(shown({ findings: many.slice(0, 30) })).not.toContain('answer of the API')
  })

  it('that say the same of one call against several above it stand there once', () => {
    const html = shown({ findings: [finding('a → b'), finding('a → b'), finding('a → c')] })
    expect(rulesIn(html)).toBe(2)
    expect(html).toContain(t('retries.lint.found', { count: 2 }))
  })

  it('name a repair to the millisecond: a rounded one may not be enough', () => {
    const repair = { edge: 'a → b', setting: 'timeoutMs', from: 1000, to: 1394 } as const
    expect(shown({ findings: [finding('a → b', [repair])] })).toContain('to 1,394 ms')
  })

  it('of a long path show its ends, of a long name too', () => {
    const path = Array.from({ length: 20 }, (_, index) => `s${index}`).join(' → ')
    const html = shown({ findings: [finding(path), finding(`${'x'.repeat(5000)} → y`)] })
    expect(html).toContain('s5 → 8 more → s14')
    expect(html.length).toBeLessThan(5000)
  })

  it('say what was left out, and what is not judged without a file', () => {
    expect(shown({})).toContain(t('retries.lint.limits', { without: 4, calls: 5 }))
    const stated = shown({ policies: { kind: 'istio', calls: 3 }, loops: ['a → a'] })
    expect(stated).toContain(t('retries.lint.limitsStated', { without: 4, calls: 5 }))
    expect(stated).toContain(t('retries.lint.loops', { calls: 'a → a' }))
  })
})
