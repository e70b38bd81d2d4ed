import { expect, it } from 'vitest'
import { formatDuration } from '#app/_format/duration.ts'

const plain = (seconds: number) => formatDuration(seconds).replaceAll('\u00a0', ' ')

it('a length of time is told in its two largest units', () => {
  expect([0, 1.4, 59.4].map(plain)).toEqual(['0 s', '1 s', '59 s'])
  expect([60, 75, 599].map(plain)).toEqual(['1 min', '1 min 15 s', '9 min 59 s'])
  expect([600, 3540].map(plain)).toEqual(['10 min', '59 min'])
  expect([3600, 3725, 7199, 86_400].map(plain)).toEqual(['1 h', '1 h 2 min', '2 h', '24 h'])
})

it('never goes below nothing or shows sixty minutes', () => {
  expect(plain(-3)).toBe('0 s')
  expect(plain(3590)).toBe('1 h')
})
