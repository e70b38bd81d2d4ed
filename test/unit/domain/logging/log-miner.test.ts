import { expect, it } from 'vitest'
import { LogMiner } from '#lib/domain/logging/log-miner.ts'
import type { LogRecord } from '#lib/domain/logging/log-record.ts'
import { templateId } from '#lib/domain/logging/template-id.ts'

const record = (message: string, given: Partial<LogRecord> = {}): LogRecord => ({
  lines: 1,
  bytes: message.length + 1,
  level: 'INFO',
  message,
  stackTrace: false,
  fields: null,
  ...given,
})

it('templates are ranked by bytes, not by lines', () => {
  const miner = new LogMiner()
  miner.add(record('small', { bytes: 10 }))
  miner.add(record('small', { bytes: 10 }))
  miner.add(record('large one', { bytes: 80 }))
  const { templates } = miner.report()
  expect(templates.map(({ template, bytes, share }) => [template, bytes, share])).toEqual([
    ['large one', 80, 0.8],
    ['small', 20, 0.2],
  ])
  expect(templates[0]?.id).toBe(templateId('large one'))
})

it('spellings of a level are one level, under the commonest', () => {
  const miner = new LogMiner()
  for (const level of ['warn', 'WARNING', 'WARNING', null, 'hunter2'])
    miner.add(record('x', { level, bytes: 5 }))
  expect(miner.report().levels).toEqual([
    { level: 'WARNING', lines: 3, bytes: 15 },
    { level: 'none', lines: 2, bytes: 10 },
  ])
})

it('flags say what a template speaks of', () => {
  const miner = new LogMiner()
  miner.add(record('Will retry shortly'))
  miner.add(record('connection timed out'))
  miner.add(record('values', { level: 'debug' }))
  miner.add(record('it broke', { stackTrace: true }))
  miner.add(record('10.0.0.1 "GET /a/b HTTP/1.1" 200 12'))
  miner.add(record('password=letmein'))
  miner.add(record('retrieving the time outside'))
  expect(
    Object.fromEntries(miner.report().templates.map(({ template, flags }) => [template, flags])),
  ).toEqual({
    'Will retry shortly': ['retry'],
    'connection timed out': ['timeout'],
    values: ['debug'],
    'it broke': ['stack-trace'],
    '<*> "GET <*> <*>" <*> <*>': ['access-log'],
    'password=<*>': ['secret'],
    'retrieving the time outside': [],
  })
})

it('what made room is counted among the rarer templates, and its lines are assigned to them', () => {
  const miner = new LogMiner({
    traced: true,
    drain: { similarity: 0.6, spellings: 5, mostClusters: 2, mostChildren: 100 },
  })
  const groups = ['one', 'two two', 'three three three'].map((message) => miner.add(record(message)))
  const { templates, bytes } = miner.report()
  expect(templates.reduce((sum, template) => sum + template.bytes, 0)).toBe(bytes)
  const rarer = templates.find(({ template }) => template === '(rarer templates)')
  expect(rarer?.lines).toBe(1)
  const idOf = miner.templateIds()
  expect(idOf(groups[0] ?? -1)).toBe(rarer?.id)
  expect(idOf(groups[2] ?? -1)).toBe(templateId('three three three'))
})

it('groups that became one have one id in the end', () => {
  const miner = new LogMiner({ traced: true })
  const groups = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'].map((word) =>
    miner.add(record(`the machine ${word} as asked`)),
  )
  const idOf = miner.templateIds()
  expect(new Set(groups.map(idOf))).toEqual(new Set([templateId('the machine <*> as asked')]))
  expect(miner.report().templates).toHaveLength(1)
})

it('an empty message is a template of its own', () => {
  const miner = new LogMiner()
  miner.add(record('', { bytes: 1 }))
  expect(miner.report().templates[0]?.template).toBe('(empty line)')
})

it('fields of JSON are ranked by bytes, and keys that are ids are masked', () => {
  const miner = new LogMiner()
  miner.add(
    record('x', {
      fields: new Map([
        ['stack', 900],
        ['user_4711', 20],
      ]),
    }),
  )
  miner.add(record('x', { fields: new Map([['user_4712', 30]]) }))
  expect(miner.report().fields).toEqual([
    { field: 'stack', records: 1, bytes: 900 },
    { field: '<*>', records: 2, bytes: 50 },
  ])
})
