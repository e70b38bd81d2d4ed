import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate } from '#lib/domain/sci/impact-framework/expressions/calculate.ts'
import { expressionValue, parameterIn } from '#lib/domain/sci/impact-framework/expressions/expression.ts'
import { hasExpressionForm } from '#lib/domain/sci/impact-framework/expressions/is-expression.ts'

describe('arithmetic in a manifest', () => {
  it('is sums of products, from left to right', () => {
    expect(calculate('2 + 3 * 4 - 6 / 3')).toBe(12)
    expect(calculate('10 - 3 - 2')).toBe(5)
    expect(calculate('2 * -3')).toBe(-6)
    expect(calculate('1e-3 * 5')).toBe(0.005)
  })

  it('is nothing else: no names, no calls, no other operators', () => {
    for (const text of [
      'process.exit(1)',
      'a + 1',
      '2 ** 3',
      '2 // 3',
      '2--3',
      '08 + 1',
      '(1)',
      '1 2',
      '',
      '1 +',
    ])
      expect(calculate(text)).toBeUndefined()
  })

  it('refuses an infinite result', () => {
    expect(() => calculate('1 / 0')).toThrow('division by zero')
  })

  it('takes names from the row', () => {
    expect(expressionValue("=2 * 'carbon-product'", { 'carbon-product': 4 })).toBe(8)
    expect(expressionValue('carbon', {})).toBe('carbon')
    expect(() => expressionValue('=2 * missing', {})).toThrow('missing')
    expect(parameterIn("=2 * 'grid/carbon-intensity'")).toBe('grid/carbon-intensity')
  })

  it('is recognised in the form that Impact Framework accepts', () => {
    const form =
      /^\s*(\d+(\.\d+)?|["']?[a-zA-Z0-9-_]+["']?)(\s*[-+*/]\s*(\d+(\.\d+)?|["']?[a-zA-Z0-9-_]+["']?))*\s*$/
    const text = fc.string({ unit: fc.constantFrom('a', '1', '.', '-', '*', ' ', '"', '_'), maxLength: 9 })
    fc.assert(
      fc.property(text, (value) => hasExpressionForm(value) === form.test(value)),
      { numRuns: 3000 },
    )
  })

  it('is recognised at once in a text that makes a backtracking pattern hang', () => {
    const started = performance.now()
    expect(hasExpressionForm(`${'a-'.repeat(20_000)}!`)).toBe(false)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
