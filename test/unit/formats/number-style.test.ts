import { describe, expect, it } from 'vitest'
import { withNumberStyle } from '#lib/formats/number-style.ts'
import type { SourceColumn } from '#lib/formats/source-column.ts'

const column = (header: string, index: number): SourceColumn => ({
  header,
  key: header.toLowerCase(),
  sql: `c${index}`,
  type: 'VARCHAR',
  blankIsNull: true,
})

/** The style of each number column of a table, given by its header; columns called `Text` are no numbers. */
const styleOf = (delimiter: string, headers: readonly string[], ...rows: readonly (readonly string[])[]) => {
  const { columns, warnings } = withNumberStyle(
    headers.map(column),
    ({ header }) => header !== 'Text',
    rows,
    delimiter,
  )
  return { styles: columns.map(({ decimalComma }) => decimalComma), warnings }
}

describe('how the numbers of a file are written', () => {
  it.each([
    ['plain numbers', ',', ['0.5', '12', '1e-7', ''], undefined],
    ['a decimal comma', ';', ['0,5', '12'], true],
    ['a decimal comma between quotes', ',', ['0,5'], true],
    ['thousands before a decimal comma', ';', ['1.234,56'], true],
    ['many digits after the comma', ';', ['1,2345'], true],
    ['four digits before three', ';', ['1234,567'], true],
    ['an exponent', ';', ['1,5E-05'], true],
    ['a sign and nothing before the comma', ';', ['-,5'], true],
    ['thousands before a decimal point', ',', ['1,234.56', '7'], false],
    ['a thousand whose column has decimal points', ',', ['1,234', '0.5'], false],
    ['millions without decimals', ',', ['1,234,567'], false],
    ['millions without decimals, with points', ';', ['1.234.567'], true],
    ['a date, an address and a version', ';', ['2026.09.01', '10.0.0.1', '1.2.3'], undefined],
  ])('%s', (_, delimiter, cells, style) => {
    expect(styleOf(delimiter, ['Cost'], ...cells.map((cell) => [cell]))).toEqual({
      styles: [style],
      warnings: [],
    })
  })

  it('takes the word of the other number columns where a column leaves it open, and never of text', () => {
    expect(styleOf(';', ['Cost', 'Quantity', 'Text'], ['0,5', '1,234', '0.7'], ['1,5', '24', '1.5'])).toEqual(
      {
        styles: [true, true, undefined],
        warnings: [],
      },
    )
    expect(styleOf(',', ['Cost', 'Quantity'], ['0.5', '1,234'])).toEqual({
      styles: [undefined, false],
      warnings: [],
    })
  })

  it('lets a semicolon decide where columns disagree: the open ones are with the comma', () => {
    const rows = [['0,5', '0.5', '24']]
    expect(styleOf(';', ['A', 'B', 'C'], ...rows).styles).toEqual([true, undefined, true])
    expect(styleOf(',', ['A', 'B', 'C'], ...rows).styles).toEqual([true, undefined, undefined])
  })

  it('guesses nothing where nothing tells, and says so', () => {
    const { styles, warnings } = styleOf(',', ['Cost', 'Quantity'], ['1,234', '1.234'])
    expect(styles).toEqual([undefined, undefined])
    expect(warnings).toEqual([
      'Nothing in the file tells whether numbers like 1,234 in Cost are thousands or decimals; they are rejected.',
    ])
    expect(styleOf(';', ['Cost'], ['1.234']).warnings).toEqual([
      'Nothing in the file tells whether numbers like 1.234 in Cost are thousands or decimals; the point is taken for a decimal one.',
    ])
  })

  it('says so where one column is written in two ways', () => {
    const { styles, warnings } = styleOf(';', ['Cost'], ['0,5'], ['0.5'])
    expect(styles).toEqual([undefined])
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('Cost holds numbers with a decimal comma beside')
  })
})
