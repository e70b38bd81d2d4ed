import { describe, expect, it } from 'vitest'
import { billedAdvice } from '#lib/domain/logging/billed/billed-advice.ts'
import { billedSample, type LogSample } from '#lib/domain/logging/billed/billed-sample.ts'
import { clustersNamed } from '#lib/domain/logging/billed/log-clusters.ts'
import { latestByKey, markKey } from '#lib/domain/logging/billed/log-marks.ts'
import { namelessLogs } from '#lib/domain/logging/billed/nameless-logs.ts'
import { proposeSource } from '#lib/domain/logging/billed/propose-source.ts'
import { edgesOf } from '#lib/domain/logging/billed/retry-edges.ts'
import { logSource } from '#lib/domain/logging/log-source.ts'
import type { LoggingReport } from '#lib/domain/logging/logging-report.ts'
import { auditMark, whatIfSource } from '#test/support/log-sources.ts'

const group = (name: string) => ({
  id: name,
  source: logSource(`arn:aws:logs:eu-west-1:1:log-group:${name}`, ''),
})

describe('the source of a sample, by the names of its files', () => {
  const sources = ['/aws/lambda/orders', '/aws/lambda/orders-api', '/shop', '/aws/lambda/api'].map(group)

  it.each([
    [['orders-2026-09-01.log.gz'], '/aws/lambda/orders'],
    [['june/orders-api.0.jsonl', 'orders_api.1.jsonl'], '/aws/lambda/orders-api'],
    [['shop.log'], '/shop'],
    [['orders.log', 'shop.log'], null],
    [['reorders.log'], null],
    [['api.log'], '/aws/lambda/api'],
    [['app.log'], null],
  ])('%j is %s', (files, source) => {
    expect(proposeSource(files, sources)?.source ?? null).toBe(source)
  })

  it('is nobody where two are named alike', () => {
    expect(proposeSource(['shop.log'], [group('/shop'), { ...group('/shop'), id: 'other' }])).toBeNull()
  })
})

describe('the edges that a template may speak of', () => {
  const edge = (caller: string, callee: string, wasted: number) => ({
    caller,
    callee,
    operation: '',
    retries: 1,
    wasted,
  })
  const edges = [
    edge('Checkout_API', 'ledger', 1),
    edge('checkout-api', 'fraud', 5),
    edge('search', 'ledger', 9),
  ]
  const named = (template: string, flags: readonly ('retry' | 'debug')[]) =>
    edgesOf({ template, flags }, ['checkout-api'], edges).map(({ callee }) => callee)

  it('are those of its service, the most waste first', () => {
    expect(named('Will retry shortly', ['retry'])).toEqual(['fraud', 'ledger'])
  })
  it('are only those whose callee it names', () => {
    expect(named('Retrying call to ledger', ['retry'])).toEqual(['ledger'])
  })
  it('are none where it does not speak of retries', () => {
    expect(named('Calling ledger', ['debug'])).toEqual([])
  })
})

const sample = (importId: string, shares: Readonly<Record<string, number>>): LogSample => ({
  importId,
  fileNames: [importId],
  createdAt: '',
  lines: 10,
  bytes: Object.values(shares).reduce((sum, bytes) => sum + bytes, 0),
  records: 10,
  levels: [{ level: 'INFO', lines: 10, bytes: Object.values(shares).reduce((sum, bytes) => sum + bytes, 0) }],
  fields: [],
  templates: Object.entries(shares).map(([id, bytes]) => ({
    id,
    template: id,
    level: 'INFO',
    lines: 5,
    bytes,
    records: 5,
    share: bytes / Object.values(shares).reduce((sum, each) => sum + each, 0),
    shareError: 0.1,
    flags: [],
  })),
})

describe('what samples say of the bill of their source', () => {
  const source = { ...whatIfSource('a'), services: [] }
  const known = { marks: new Map(), edges: [], most: 1 }

  it('is its share of writing and keeping, with the error of the share', () => {
    const billed = billedSample(source, [sample('s', { t: 80, u: 20 })], known)
    const [first] = billed?.templates ?? []
    expect(first?.shareRange.low).toBeCloseTo(0.6355, 12)
    expect(first?.shareRange.central).toBe(0.8)
    expect(first?.shareRange.high).toBeCloseTo(0.9645, 12)
    expect(first?.gb?.central).toBeCloseTo(6.4)
    expect(first?.totalKgCo2e.low).toBeCloseTo(7 * 0.6355)
    expect(first?.totalKgCo2e.central).toBeCloseTo(14 * 0.8)
    expect(first?.totalKgCo2e.high).toBeCloseTo(26 * 0.9645)
    expect(first?.cost).toEqual([{ currency: 'USD', amount: 6 * 0.8 }])
    expect(billed).toMatchObject({ templateCount: 2, otherTemplates: { lines: 5, bytes: 20 } })
  })

  it('lists what is marked, however few bytes it has, so that plans leave it alone', () => {
    const mark = { ...auditMark('a', 'u'), keep: true }
    const marks = new Map([[markKey(mark), mark]])
    const billed = billedSample(source, [sample('s', { t: 80, v: 19, u: 1 })], { ...known, marks })
    expect(billed?.templates.map(({ id }) => id)).toEqual(['t', 'u'])
    expect(billed?.otherTemplates).toEqual({ lines: 5, bytes: 19 })
  })

  it('of several is that of all their bytes, and errors of independent samples add in squares', () => {
    const billed = billedSample(source, [sample('s', { t: 30, u: 70 }), sample('v', { t: 100 })], known)
    const [first] = billed?.templates ?? []
    expect(first).toMatchObject({ id: 't', bytes: 130, share: 0.65, lines: 10 })
    expect(first?.shareError).toBeCloseTo(Math.hypot(0.1 * 0.5, 0.1 * 0.5), 12)
    expect(billed).toMatchObject({ importIds: ['s', 'v'], lines: 20, bytes: 200 })
  })

  it('of several, one of which is too short to tell, is uncertain by as much as that one weighs', () => {
    const short = sample('v', { u: 1 })
    const one = { ...short, templates: short.templates.map((each) => ({ ...each, shareError: null })) }
    const [first] = billedSample(source, [sample('s', { t: 99 }), one], known)?.templates ?? []
    expect(first).toMatchObject({ id: 't', share: 0.99 })
    expect(first?.shareError).toBeCloseTo(Math.hypot(0.1 * 0.99, 0.01 / 1.645), 12)
    const [alone] = billedSample(source, [one, one], known)?.templates ?? []
    expect(alone).toMatchObject({ shareError: null, shareRange: { low: 0, central: 1, high: 1 } })
  })

  it('tells readers outside neither files, nor who marked what, nor calls of other services', () => {
    const mark = auditMark('a', null)
    const spoken = sample('s', { t: 80 })
    const billed = billedSample(
      { ...source, services: ['checkout-api'] },
      [
        {
          ...spoken,
          templates: spoken.templates.map((each) => ({ ...each, template: 'retry', flags: ['retry'] })),
        },
      ],
      {
        ...known,
        marks: new Map([[markKey(mark), mark]]),
        edges: [{ caller: 'checkout-api', callee: 'ledger', operation: '', retries: 1, wasted: 1 }],
      },
    )
    expect(JSON.stringify(billed)).toContain('ledger')
    const report = { samples: [], clusters: [], sources: [{ auditKeep: mark, sample: billed }] }
    const told = JSON.stringify(namelessLogs(report as unknown as LoggingReport))
    expect(told).not.toMatch(/ledger|"s"|Ada/)
    expect(told).toContain('"template":"retry"')
  })

  it('carries the marks in force, its own and that of its source', () => {
    const marks = (template: string | null) => {
      const mark = auditMark('a', template)
      return new Map([[markKey(mark), mark]])
    }
    const kept = (template: string | null) =>
      billedSample(source, [sample('s', { t: 80, u: 20 })], {
        ...known,
        most: 2,
        marks: marks(template),
      })?.templates.map(({ auditKeep }) => auditKeep !== null)
    expect([kept('u'), kept(null)]).toEqual([
      [false, true],
      [true, true],
    ])
  })
})

it('of what was said of one thing, the latest is in force, in whatever order it comes', () => {
  const said = [
    { key: 'a', createdAt: '2026-02' },
    { key: 'a', createdAt: '2026-03' },
    { key: 'b', createdAt: '2026-01' },
    { key: 'a', createdAt: '2026-01' },
  ]
  expect([...latestByKey(said, ({ key }) => key).values()].map(({ createdAt }) => createdAt)).toEqual([
    '2026-03',
    '2026-01',
  ])
})

describe('advice from the bill alone', () => {
  const advised = (given: { monthsKept: number | null; isNeverRead?: boolean; kept?: boolean }) =>
    billedAdvice([
      {
        ...whatIfSource('a'),
        sample: null,
        auditKeep: given.kept ? auditMark('a', null) : null,
        monthsKept: given.monthsKept,
        isNeverRead: given.isNeverRead ?? false,
      },
    ])

  it('is to keep for thirty days what is kept for more than two months', () => {
    const [only, ...others] = advised({ monthsKept: 4 })
    expect(others).toEqual([])
    expect(only).toMatchObject({ rule: 'shorten-retention', source: 'a', template: null })
    expect(only?.saved.totalKgCo2e.central).toBeCloseTo(4 * (1 - 30 / (4 * 30.4375)))
    expect(only?.saved.writtenGb?.central).toBe(0)
  })

  it('is to keep for seven days what nobody reads', () => {
    expect(advised({ monthsKept: 1, isNeverRead: true })).toMatchObject([
      { rule: 'never-read', action: { kind: 'shorten-retention', toDays: 7 } },
    ])
  })

  it('is none for what is kept for a short time, for how long nobody knows, or for an audit', () => {
    expect(advised({ monthsKept: 2 })).toEqual([])
    expect(advised({ monthsKept: null, isNeverRead: true })).toEqual([])
    expect(advised({ monthsKept: 12, kept: true })).toEqual([])
  })
})

it('log stores are known by the names of services and tags, services first', () => {
  const names = [
    { by: 'tag', key: 'app', name: 'loki' },
    { by: 'tag', key: 'app', name: 'explokit' },
    { by: 'tag', key: 'component', name: 'logging-elasticsearch-data' },
    { by: 'team', key: '', name: 'loki' },
    { by: 'service', key: '', name: 'Amazon OpenSearch Service' },
  ]
  expect(clustersNamed(names).map(({ name }) => name)).toEqual([
    'Amazon OpenSearch Service',
    'app=loki',
    'component=logging-elasticsearch-data',
  ])
})
