import { expect, it } from 'vitest'
import { headOf } from '#lib/domain/logging/head-of.ts'
import { LogMiner } from '#lib/domain/logging/log-miner.ts'

it.each([
  ['short', 10, 'short'],
  ['from ann@example.com', 10, 'from'],
  ['to=a,ann@example.com', 10, 'to=a'],
  ['x'.repeat(11), 10, '<*>'],
])('of %s, %d characters are %s', (text, most, head) => {
  expect(headOf(text, most)).toBe(head)
})

it('an address that the longest message cuts is not kept by half', () => {
  const before = 'x '.repeat(2040)
  for (const shift of ['', 'y', 'yy', 'yyy', 'yyyy', 'yyyyy']) {
    const miner = new LogMiner()
    const message = `${before}${shift} ann.smith@corp.example`
    const fields = new Map([[`${'k.'.repeat(93)}${shift}ann.smith@corp.example`, 1]])
    miner.add({ lines: 1, bytes: 5000, level: null, message, stackTrace: false, fields })
    expect(JSON.stringify(miner.report())).not.toMatch(/ann|smith/)
  }
})
