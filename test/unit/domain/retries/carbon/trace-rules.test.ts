import { describe, expect, it } from 'vitest'
import { proposeTraceRules } from '#lib/domain/retries/carbon/propose-rules.ts'
import { traceRuleFaults } from '#lib/domain/retries/carbon/rule-faults.ts'
import { ruleFor, type TraceRule, usageKey } from '#lib/domain/retries/carbon/trace-rule.ts'

const rule = (service: string): TraceRule => ({ service, usage: { team: [service] } })

describe('the rule of a service', () => {
  it.each([
    ['cart', 'cart', true],
    ['cart', 'cart-eu', false],
    ['cart*', 'cart-eu', true],
    ['*-eu', 'cart-eu', true],
    ['c*t-*u', 'cart-eu', true],
    ['cart*cart', 'cart', false],
    ['*', '', true],
    ['a.c', 'abc', false],
    [`${'a*'.repeat(40)}b`, 'a'.repeat(2000), false],
  ])('%s names %s: %s', (pattern, service, isNamed) => {
    expect(ruleFor([rule(pattern)], service) !== null).toBe(isNamed)
  })

  it('is the first that names it', () => {
    expect(ruleFor([rule('pay-*'), rule('*')], 'pay-eu')?.service).toBe('pay-*')
  })

  it('is about the same usage whatever the order of what it says', () => {
    expect(usageKey({ team: ['a', 'b'], region: ['r'] })).toBe(usageKey({ region: ['r'], team: ['b', 'a'] }))
    expect(usageKey({ team: ['a'] })).not.toBe(usageKey({ account: ['a'] }))
  })
})

describe('proposals', () => {
  const tag = { by: 'tag', key: 'app', name: 'checkout-api' } as const
  const team = { by: 'team', key: '', name: 'checkout' } as const

  it('take the same name first, then the same words, then words that begin it', () => {
    expect(proposeTraceRules(['checkout-api'], [team, tag], [])[0]).toMatchObject({
      usage: { tag: ['app=checkout-api'] },
      because: 'app=checkout-api',
    })
    expect(proposeTraceRules(['CheckoutService'], [team], [])[0]?.usage).toEqual({ team: ['checkout'] })
    expect(proposeTraceRules(['checkout-worker'], [team], [])[0]?.usage).toEqual({ team: ['checkout'] })
  })

  it('propose nothing for a name that nothing is like, or that a rule names', () => {
    expect(proposeTraceRules(['redis'], [team, tag], [])).toEqual([])
    expect(proposeTraceRules(['checkout'], [team, tag], [rule('check*')])).toEqual([])
  })
})

describe('rules that cannot be used', () => {
  it('are named with what is wrong', () => {
    const faults = traceRuleFaults([
      rule('cart'),
      { service: ' ', usage: null },
      { service: 'x', usage: { tag: ['noequals'] } },
      { service: 'y', usage: { team: [] } },
    ])
    expect(faults.map(({ at }) => at)).toEqual(['rules.1.service', 'rules.2.usage.tag', 'rules.3.usage.team'])
  })
})
