import { expect, it } from 'vitest'
import { Blocks } from '#lib/domain/logging/block-sums.ts'
import { shareError, shareRange } from '#lib/domain/logging/share-error.ts'

it('follows the ratio estimator over blocks', () => {
  // p = 40/200 = 0.2; Σ(b − pB)² = 100 + 100; SE = √(2/1 · 200)/200
  expect(shareError([10, 30], [100, 100])).toBeCloseTo(0.1, 12)
})

it('a share that is the same in every block has no error', () => {
  expect(shareError([10, 20, 5], [100, 200, 50])).toBeCloseTo(0, 12)
})

it('one block says nothing, and then every share is possible', () => {
  expect(shareError([10], [100])).toBeNull()
  expect(shareRange(0.1, null)).toEqual({ low: 0, central: 0.1, high: 1 })
})

it('the interval stays within 0 and 1', () => {
  expect(shareRange(0.05, 0.1).low).toBe(0)
  expect(shareRange(0.95, 0.1).high).toBe(1)
})

it('there are never more than 64 blocks, and folding loses no byte', () => {
  let folds = 0
  const blocks = new Blocks(() => {
    folds += 1
  })
  for (let record = 0; record < 20_000; record += 1) blocks.add(3)
  expect(blocks.bytes.length).toBeLessThanOrEqual(64)
  expect(blocks.bytes.reduce((sum, bytes) => sum + bytes, 0)).toBe(60_000)
  expect(folds).toBeGreaterThan(1)
})
