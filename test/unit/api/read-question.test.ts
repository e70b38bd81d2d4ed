import { describe, expect, it } from 'vitest'
import { readExplainQuestion, readReportQuestion } from '#app/_server/read-question.ts'

const ask = (query: string) => readReportQuestion(new Request(`http://localhost/x?${query}`), '2026.1')

describe('a question about emissions', () => {
  it('has defaults: everything, by service, location-based, with the factors of the organisation', () => {
    expect(ask('')).toEqual({ filter: {}, groupBy: ['service'], method: 'location', factorSet: '2026.1' })
  })

  it('reads every parameter', () => {
    expect(
      ask(
        'from=2026-08-01&to=2026-08-31&provider=AWS&service=A%2C%20B&service=C&region=&account=1&team=x&category=gpu&kind=7&method=market&factors=ccf-2024&group=team,region',
      ),
    ).toEqual({
      filter: {
        from: '2026-08-01',
        to: '2026-08-31',
        provider: ['AWS'],
        service: ['A, B', 'C'],
        region: [''],
        account: ['1'],
        team: ['x'],
        category: ['gpu'],
        kind: ['7'],
      },
      groupBy: ['team', 'region'],
      method: 'market',
      factorSet: 'ccf-2024',
    })
  })

  it('groups by each dimension once, and by none where group is empty', () => {
    expect(ask('group=team,team&group=region').groupBy).toEqual(['team', 'region'])
    expect(ask('group=').groupBy).toEqual([])
  })

  it('ignores what it does not know', () => {
    expect(ask('utm_source=x&__proto__=1&constructor=2')).toEqual(ask(''))
  })

  it.each([
    ['method=both', /method.*location, market/s],
    ['factors=2020', /factors.*2026\.1, ccf-2024/s],
    ['group=colour', /group.*provider, service/s],
    ['group=team;drop', /group/],
    ['from=2026-02-30', /from.*date such as/s],
    ['to=yesterday', /to.*date such as/s],
    ['category=Compute', /category.*compute, memory/s],
    ['from=2026-08-02&to=2026-08-01', /before it begins/],
    [`team=${'x'.repeat(501)}`, /team.*500/s],
  ])('refuses %s with what is allowed', (query, message) => {
    expect(() => ask(query)).toThrow(message)
    expect(() => ask(query)).toThrow(expect.objectContaining({ code: 'bad-arguments' }))
  })

  it('is the same for an explanation, without groups', () => {
    expect(readExplainQuestion(new Request('http://localhost/x?team=a&group=nonsense'), 'ccf-2024')).toEqual({
      filter: { team: ['a'] },
      method: 'location',
      factorSet: 'ccf-2024',
    })
  })
})
