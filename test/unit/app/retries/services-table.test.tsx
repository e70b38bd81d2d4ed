import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { english } from '#app/_i18n/english.ts'
import { ServicesTable } from '#app/_ui/retries/services-table.tsx'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import type { RetryService } from '#lib/queries/retries/retries.ts'
import { under } from '../../../support/spans.ts'

const [ENTRY] = retryReport(analyseTrace(under([{ id: 'a', from: 0, to: 5 }]))).services

function named(service: string): RetryService {
  if (!ENTRY) throw new Error('a trace has a service')
  return { ...ENTRY, service, mapping: 'unmapped', waste: null }
}

const shown = (services: readonly RetryService[]): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
      <ServicesTable services={services} rules={[]} unit="kg" />
    </NextIntlClientProvider>,
  )
const many = (count: number) => Array.from({ length: count }, (_, index) => named(`service-${index}`))

describe('the services of traces', () => {
  it('scroll by themselves where there are more than 30', () => {
    expect(shown(many(30))).not.toContain('overflow-auto')
    expect(shown(many(31))).toContain('overflow-auto')
    expect(shown(many(31)).split('<tr').length - 1).toBe(32)
  })

  it('are visited once per request where requests come in', () => {
    expect(shown([named('shop')])).toContain('>1.00<span class="block text-xs text-muted">1</span>')
  })

  it('with a name of blanks or of thousands of letters keep a cell that can be read', () => {
    const html = shown([named('   '), named('x'.repeat(5000))])
    expect(html).toContain('␣␣␣')
    expect(html).toContain(`>${'x'.repeat(60)}…${'x'.repeat(20)}<`)
  })
})
