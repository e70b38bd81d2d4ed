import { expect, it } from 'vitest'
import { type Fitness, gradeOf } from '#lib/domain/imports/grade-of.ts'

const COMPLETE: Fitness = {
  missing: [],
  coverage: { tags: 0.7, resourceIds: 0.9, regions: 0.95, quantities: 1 },
  granularity: 'hour',
  rejectedShare: 0,
}
const coverage = (change: Partial<NonNullable<Fitness['coverage']>>): Partial<Fitness> => ({
  coverage: { tags: 0.7, resourceIds: 0.9, regions: 0.95, quantities: 1, ...change },
})

it.each<[string, Partial<Fitness>, string]>([
  ['nothing is missing', {}, 'A'],
  ['product/vcpu is missing: 1 step', { missing: ['product/vcpu'] }, 'B'],
  ['4 columns are missing: 2 steps', { missing: ['a', 'b', 'c', 'd'] }, 'C'],
  ['79 % have a region: 1 step', coverage({ regions: 0.79 }), 'B'],
  ['49 % have a quantity: 2 steps', coverage({ quantities: 0.49 }), 'C'],
  ['no tags, no resources: 1 + 1 steps', coverage({ tags: 0, resourceIds: 0 }), 'C'],
  [
    'months, and no tags, and no resources: 3 steps',
    { granularity: 'month', ...coverage({ tags: 0, resourceIds: 0 }) },
    'D',
  ],
  [
    'months (1), 4 columns (2), no quantities (2): 5 steps',
    { granularity: 'month', missing: ['a', 'b', 'c', 'd'], ...coverage({ quantities: 0 }) },
    'E',
  ],
  ['a line that cannot be read: 1 step', { rejectedShare: 0.01 }, 'B'],
  ['more than a tenth that cannot be read', { rejectedShare: 0.11 }, 'E'],
  ['no row was seen: only columns are judged', { coverage: null, granularity: null }, 'A'],
])('%s', (_, change, grade) => {
  const found = gradeOf({ ...COMPLETE, ...change })
  expect(found.grade).toBe(grade)
  expect(found.reasons.length > 0).toBe(grade !== 'A')
})

it('says why, in words', () => {
  expect(
    gradeOf({ ...COMPLETE, ...coverage({ regions: 0.799 }), missing: ['product/vcpu'] }).reasons,
  ).toEqual([
    'Columns are missing: product/vcpu.',
    'Only 79 % of the lines have a region: the grid of the others is not known.',
  ])
})
