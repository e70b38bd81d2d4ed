import { expect, it } from 'vitest'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import { changedParts } from '#lib/domain/share/changed-parts.ts'

const identity: FigureIdentity = {
  factorSet: '2026.1',
  methodVersion: '2026.1.m1.abc',
  adjustments: 0,
  method: 'location',
  teamRules: '1',
  parts: 'f00',
}

it('nothing has changed where every part is the same, in whatever order', () => {
  const reversed = Object.fromEntries(Object.entries(identity).reverse()) as unknown as FigureIdentity
  expect(changedParts(identity, reversed)).toEqual([])
})

it('names each part that is another one', () => {
  expect(changedParts(identity, { ...identity, teamRules: '2', parts: 'bar' })).toEqual([
    'parts',
    'teamRules',
  ])
  expect(changedParts(identity, { ...identity, adjustments: 1 })).toEqual(['adjustments'])
})

it('a part that only one side has is a change', () => {
  const { adjustments: _, ...older } = identity
  expect(changedParts(older as FigureIdentity, identity)).toEqual(['adjustments'])
})
