import { describe, expect, it } from 'vitest'
import { safeCell } from '#lib/domain/format/safe-cell.ts'
import { visible } from '#lib/domain/format/visible.ts'

describe('safeCell', () => {
  it.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\tx', '\rx', '  =1', '\u0000=1', '＝1', '－1'])(
    'neutralises %j',
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`)
    },
  )

  it.each(['team-a', 'eu-west-1', 'a=b', '', 'AmazonEC2'])('leaves %j alone', (text) => {
    expect(safeCell(text)).toBe(text)
  })
})

describe('visible', () => {
  it('shows characters that change direction, hide or break lines', () => {
    expect(visible('a\u202Eb\u200Bc\nd\u001b[31m')).toBe('a\\u202eb\\u200bc\\u000ad\\u001b[31m')
  })
})
