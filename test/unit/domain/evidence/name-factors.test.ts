import { expect, it } from 'vitest'
import { nameFactors } from '#lib/domain/evidence/name-factors.ts'
import { figure } from '#test/support/graded.ts'

const of2024 = { ...figure('PUE, X', 1.1, 1.2, 1.3), validFrom: '2024-01' }
const of2023 = { ...figure('PUE, X', 1.2, 1.3, 1.4), validFrom: '2023-01' }
const load = figure('CPU utilisation', 0.1, 0.5, 0.8)

it('gives each distinct figure an id of its own, the same in whatever order they come', () => {
  for (const figures of [
    [of2024, load, of2023, { ...load }],
    [of2023, of2024, load],
  ]) {
    const { factors, idOf } = nameFactors(figures)
    expect(factors.map(({ id, name, central }) => [id, name, central])).toEqual([
      ['CPU utilisation', 'CPU utilisation', 0.5],
      ['PUE, X #1', 'PUE, X', 1.3],
      ['PUE, X #2', 'PUE, X', 1.2],
    ])
    expect([idOf(of2024), idOf({ ...load })]).toEqual(['PUE, X #2', 'CPU utilisation'])
  }
})
