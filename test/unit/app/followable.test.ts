import { describe, expect, it } from 'vitest'
import { followable } from '#app/_view/followable.ts'

describe('the address of a source', () => {
  it('is a link only where it leads to the web', () => {
    expect(followable('https://ember-energy.org/data')).toBe('https://ember-energy.org/data')
    expect(followable('javascript:alert(1)')).toBeNull()
    expect(followable('data:text/html,x')).toBeNull()
    expect(followable('lib/factors')).toBeNull()
  })
})
