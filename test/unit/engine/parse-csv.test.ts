import { expect, it } from 'vitest'
import { parseCsv } from '#lib/engine/files/parse-csv.ts'

it('reads quotes, doubled quotes, and delimiters and line ends within quotes', () => {
  expect(parseCsv('a,b\n"x,y","say ""hi""\nthere"\n', ',', true).records).toEqual([
    ['a', 'b'],
    ['x,y', 'say "hi"\nthere'],
  ])
})

it('leaves out blank lines but keeps rows of blank cells and a quoted blank', () => {
  expect(parseCsv('a,b\n\n,\n""\n', ',', true).records).toEqual([['a', 'b'], ['', ''], ['']])
})

it('leaves out the last record of a text that was cut', () => {
  expect(parseCsv('a,b\n1,2\n3,', ',', false).records).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(parseCsv('a,b\n1,2\n3,4', ',', true).records).toHaveLength(3)
})

it('tells mixed line ends', () => {
  expect(parseCsv('a\r\nb\n', ',', true).mixedLineEndings).toBe(true)
  expect(parseCsv('a\r\n"b\n"\r\n', ',', true).mixedLineEndings).toBe(false)
})
