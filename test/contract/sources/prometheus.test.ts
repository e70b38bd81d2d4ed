import { beforeEach, expect, it, vi } from 'vitest'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { prometheusSamples } from '#lib/sources/prometheus/prometheus-samples.ts'
import { type Asked, answeringServer } from '#test/support/answering-server.ts'

const server = await answeringServer()
const outgoing = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
vi.spyOn(console, 'info').mockImplementation(() => undefined)

const HOUR_MS = 3_600_000
const startMs = Date.parse('2026-08-01T00:00Z')
const day = { startMs, endMs: startMs + 24 * HOUR_MS, stepMs: HOUR_MS }
const query = 'sum(increase(http_requests_total{service="checkout"}[1h]))'

const ask = (url = server.url, token?: string) => prometheusSamples(outgoing, { url, query }, day, token)

/** Answers of the HTTP API as its documentation has them. */
const answers = (status: number, body: unknown, headers = {}) =>
  server.answerWith((_asked, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
  )
const matrix = (result: unknown, more = {}) => ({
  status: 'success',
  data: { resultType: 'matrix', result },
  ...more,
})
const value = (hoursAfter: number, text: string) => [(startMs + hoursAfter * HOUR_MS) / 1000, text]

beforeEach(() => answers(200, matrix([])))

it('asks for the end of each step, for a value there counts the step before', async () => {
  const seen: Asked[] = []
  server.answerWith((asked, response) => {
    seen.push(asked)
    response.end(JSON.stringify(matrix([{ metric: {}, values: [value(1, '7'), value(24, '9.5')] }])))
  })
  expect(await ask(`${server.url}/prometheus/`, 'hunter2')).toEqual([
    { startMs, count: 7 },
    { startMs: startMs + 23 * HOUR_MS, count: 9.5 },
  ])
  expect(seen).toHaveLength(1)
  expect(seen[0]?.url.pathname).toBe('/prometheus/api/v1/query_range')
  expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({
    query,
    start: String(startMs / 1000 + 3600),
    end: String(startMs / 1000 + 86_400),
    step: '3600',
  })
  expect(seen[0]?.headers.authorization).toBe('Bearer hunter2')
})

it('sends no token that it was not given', async () => {
  await ask()
  expect(server.asked[0]?.headers).not.toHaveProperty('authorization')
})

it('reads values that are no number as such, leaves missing hours out, and knows nothing where there is no series', async () => {
  const values = [value(1, 'NaN'), value(3, '+Inf'), value(4, '0')]
  answers(200, matrix([{ metric: { job: 'x' }, values }]))
  expect(await ask()).toEqual([
    { startMs, count: Number.NaN },
    { startMs: startMs + 2 * HOUR_MS, count: Number.NaN },
    { startMs: startMs + 3 * HOUR_MS, count: 0 },
  ])
  answers(200, matrix([]))
  expect(await ask()).toEqual([])
})

it('refuses several series and names them', async () => {
  const series = ['a', 'b', 'c', 'd'].map((service) => ({ metric: { service }, values: [value(1, '1')] }))
  answers(200, matrix(series.slice(0, 2)))
  await expect(ask()).rejects.toMatchObject({
    code: 'bad-arguments',
    happened: 'The query answers with 2 series: {service="a"}, {service="b"}.',
    next: expect.stringContaining('sum('),
  })
  answers(200, matrix(series))
  await expect(ask()).rejects.toMatchObject({ happened: expect.stringContaining('{service="c"} and more.') })
})

it('refuses an answer that may not be whole', async () => {
  answers(200, matrix([{ metric: {}, values: [value(1, '1')] }], { warnings: ['store gateway is down'] }))
  await expect(ask()).rejects.toMatchObject({
    code: 'not-computable',
    happened: expect.stringContaining('store gateway is down'),
  })
  answers(200, matrix([], { infos: ['metric might not be a counter'] }))
  expect(await ask()).toEqual([])
})

it('passes on what the server says of a query, shortened', async () => {
  const wrong = (error: string) => ({ status: 'error', errorType: 'bad_data', error })
  answers(400, wrong('1:5: parse error: unexpected <by>'))
  await expect(ask()).rejects.toMatchObject({
    code: 'bad-arguments',
    happened: expect.stringContaining('bad_data: 1:5: parse error: unexpected <by>'),
  })
  answers(422, wrong('x'.repeat(5000)))
  const failed = await ask().catch((error: Error) => error.message)
  expect(String(failed).length).toBeLessThan(500)
})

it.each([401, 403])('says that it is refused (%i)', async (status) => {
  answers(status, 'nobody may')
  await expect(ask()).rejects.toMatchObject({ code: 'forbidden', next: expect.stringContaining('token') })
})

it.each([429, 503])('asks a busy server (%i) again', async (status) => {
  let times = 0
  server.answerWith((_asked, response) => {
    times += 1
    if (times < 3) response.writeHead(status).end('busy')
    else response.end(JSON.stringify(matrix([{ metric: {}, values: [value(1, '7')] }])))
  })
  expect(await ask()).toEqual([{ startMs, count: 7 }])
  expect(times).toBe(3)
})

it('gives a server up that stays busy', async () => {
  answers(503, { status: 'error', errorType: 'unavailable', error: 'starting' })
  await expect(ask()).rejects.toMatchObject({
    code: 'server-unreachable',
    happened: expect.stringContaining('starting'),
  })
  expect(server.asked).toHaveLength(3)
})

it.each([
  ['a page', '<html>Welcome</html>'],
  ['a vector', JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } })],
  ['histograms', JSON.stringify(matrix([{ metric: {}, histograms: [] }]))],
  ['values of another shape', JSON.stringify(matrix([{ metric: {}, values: [['x', 1]] }]))],
  ['hostile keys', '{"__proto__": {"status": "success"}}'],
])('takes %s for what it is', async (_what, body) => {
  server.answerWith((_asked, response) => response.end(body))
  await expect(ask()).rejects.toMatchObject({
    code: 'server-unreachable',
    happened: expect.stringContaining('does not answer as a Prometheus server does'),
  })
})
