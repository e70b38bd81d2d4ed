import { expect, it } from 'vitest'
import { relativePathOf } from '#app/_ui/imports/relative-path.ts'

const file = (more: object) => Object.assign(new File([], '1.csv'), more)

it('a file keeps the path that its owner’s folder gives it, however it came', () => {
  expect(relativePathOf(file({ relativePath: './june/1.csv' }))).toBe('june/1.csv')
  expect(relativePathOf(file({ relativePath: '/export/june/1.csv' }))).toBe('export/june/1.csv')
  expect(relativePathOf(file({ webkitRelativePath: 'export/june/1.csv' }))).toBe('export/june/1.csv')
  expect(relativePathOf(file({}))).toBe('1.csv')
})
