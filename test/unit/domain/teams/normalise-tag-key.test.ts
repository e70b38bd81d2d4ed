import { expect, it } from 'vitest'
import { normaliseTagKey } from '#lib/domain/teams/normalise-tag-key.ts'

it.each(['Team', 'team', 'user:Team', 'TEAM'])('reads %s as team', (key) => {
  expect(normaliseTagKey(key)).toBe('team')
})

it('keeps keys of every script apart', () => {
  const keys = ['部門', '環境', 'команда', 'équipe', '🍉', 'team']
  expect(new Set(keys.map(normaliseTagKey)).size).toBe(keys.length)
})
