import { expect, it } from 'vitest'
import { advise } from '#lib/domain/logging/advise.ts'
import type { LogReport, LogTemplate } from '#lib/domain/logging/log-report.ts'

const template = (id: string, share: number, given: Partial<LogTemplate> = {}): LogTemplate => ({
  id,
  template: id,
  level: 'INFO',
  lines: 200,
  records: 200,
  bytes: share * 1000,
  share,
  shareError: null,
  flags: [],
  ...given,
})

const report = (templates: LogTemplate[], fields: LogReport['fields'] = []): LogReport => ({
  lines: 1000,
  bytes: 1000,
  records: 1000,
  levels: [],
  templates,
  fields,
})

it('each rule speaks of what it is about, the largest saving first', () => {
  const advice = advise(
    report(
      [
        template('chatter', 0.2),
        template('access', 0.3, { flags: ['access-log'] }),
        template('debug', 0.01, { level: 'DEBUG', flags: ['debug'] }),
        template('storm', 0.15, { level: 'ERROR', records: 100 }),
        template('retry', 0.05, { level: 'WARN', flags: ['retry'] }),
        template('small', 0.09),
        template('unnamed', 0.2, { level: 'none' }),
      ],
      [
        { field: 'msg', records: 9, bytes: 500 },
        { field: 'headers', records: 9, bytes: 60 },
        { field: 'ip', records: 9, bytes: 10 },
      ],
    ),
  )
  expect(advice).toEqual([
    { rule: 'keep-one-of-three', about: 'access', savedBytes: 300, assumes: null },
    { rule: 'demote-or-sample', about: 'chatter', savedBytes: 180, assumes: 0.1 },
    { rule: 'limit-storm', about: 'storm', savedBytes: 150 * (1 - 17 / 100), assumes: 10 },
    { rule: 'drop-field', about: 'headers', savedBytes: 60, assumes: null },
    { rule: 'fix-the-edge', about: 'retry', savedBytes: 50, assumes: null },
    { rule: 'debug-in-production', about: 'debug', savedBytes: 10, assumes: null },
  ])
})

it('nothing is advised for what an auditor asks for', () => {
  expect(advise(report([template('chatter', 0.5)]), new Set(['chatter']))).toEqual([])
})
