import { describe, expect, it } from 'vitest'
import { assignTeam, normaliseTagKey } from '#lib/domain/teams/assign-team.ts'

const rules = { tagKeys: ['team', 'owner'], accounts: new Map([['42', 'search']]) }

describe('assignTeam', () => {
  it('takes the first tag key that has a value', () => {
    expect(assignTeam(rules, ['checkout', 'ann'], '42')).toBe('checkout')
    expect(assignTeam(rules, [' ', 'ann'], '42')).toBe('ann')
  })

  it('falls back to the account, and then to nobody', () => {
    expect(assignTeam(rules, ['', ''], '42')).toBe('search')
    expect(assignTeam(rules, ['', ''], '7')).toBe('unallocated')
  })
})

describe('normaliseTagKey', () => {
  it.each(['Team', 'team', 'user:Team', 'TEAM'])('reads %s as team', (key) => {
    expect(normaliseTagKey(key)).toBe('team')
  })

  it('keeps keys of every script apart', () => {
    const keys = ['部門', '環境', 'команда', 'équipe', '🍉', 'team']
    expect(new Set(keys.map(normaliseTagKey)).size).toBe(keys.length)
  })
})
