import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Pbf from 'pbf'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '#app/v1/traces/route.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { createToken } from '#lib/pipeline/create-token.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { importLeftReceived, importReceived, retryAfterMs } from '#lib/pipeline/retries/trace-spool.ts'
import { listImports } from '#lib/queries/imports.ts'
import { sumDays, tracedDays } from '#lib/queries/retries/traced-days.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importEnded } from '#test/support/import-file.ts'
import { type OtlpSpan, otlpRequest, retriedRequest } from '#test/support/otlp-spans.ts'

const dataDir = await ownTestDataDir()
const AT = '2026-09-01T12:00:00Z'

let scope: Scope
let token: string

async function begin(slug: string): Promise<void> {
  const { id } = await ensureOrganisation({ slug, name: slug })
  scope = { organisationId: id, teams: 'all' }
  token = (await createToken(scope, { name: 'collector', scope: 'upload', expiresInDays: 1 })).token
}

beforeAll(startImportQueue)

const send = (body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> =>
  POST(
    new Request('http://localhost:3000/v1/traces', {
      method: 'POST',
      body: Buffer.from(body),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    }),
  )

const json = (spans: readonly OtlpSpan[]): string => JSON.stringify(otlpRequest(AT, spans))

/** The same request as protobuf, field by field of opentelemetry-proto. */
function protobuf(spans: readonly OtlpSpan[]): Uint8Array {
  const text = (pbf: Pbf, key: string, value: string) =>
    pbf.writeMessage(1, (_: null, resource: Pbf) => resource.writeMessage(1, keyValue, { key, value }), null)
  const keyValue = ({ key, value }: { key: string; value: string | number }, pbf: Pbf): void => {
    pbf.writeStringField(1, key)
    pbf.writeMessage(
      2,
      (_: null, any: Pbf) =>
        typeof value === 'string' ? any.writeStringField(1, value) : any.writeVarintField(3, value),
      null,
    )
  }
  const bytes = (value: number, length: number) =>
    Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')
  const nanos = (ms: number) => BigInt(Date.parse(AT)) * 1_000_000n + BigInt(Math.round(ms * 1e6))
  const fixed64 = (pbf: Pbf, tag: number, value: bigint): void => {
    pbf.writeTag(tag, 1)
    pbf.writeFixed32(Number(value & 0xffff_ffffn))
    pbf.writeFixed32(Number(value >> 32n))
  }
  const pbf = new Pbf()
  for (const span of spans)
    pbf.writeMessage(
      1,
      (_: null, resourceSpans: Pbf) => {
        text(resourceSpans, 'service.name', span.service)
        resourceSpans.writeMessage(
          2,
          (__: null, scopeSpans: Pbf) =>
            scopeSpans.writeMessage(
              2,
              (___: null, out: Pbf) => {
                out.writeBytesField(1, bytes(span.trace, 16))
                if (span.id > 0) out.writeBytesField(2, bytes(span.id, 8))
                if (span.parent !== undefined) out.writeBytesField(4, bytes(span.parent, 8))
                out.writeStringField(5, span.op ?? 'GET /')
                out.writeVarintField(6, span.kind === 'client' ? 3 : 2)
                fixed64(out, 7, nanos(span.from))
                fixed64(out, 8, nanos(span.to))
                if (span.status !== undefined)
                  out.writeMessage(9, keyValue, { key: 'http.response.status_code', value: span.status })
                if (span.resend !== undefined)
                  out.writeMessage(9, keyValue, { key: 'http.request.resend_count', value: span.resend })
              },
              null,
            ),
          null,
        )
      },
      null,
    )
  return pbf.finish()
}

async function imported() {
  await importReceived(scope)
  for (const { id } of await listImports(scope)) await importEnded(scope, id)
  return retryReport(sumDays(await tracedDays(scope, {})))
}

describe('the OTLP receiver', () => {
  beforeAll(() => begin('receiver'))

  it('takes JSON and protobuf, gzip or not, and finds the same in each', async () => {
    const PROTOBUF = { 'content-type': 'application/x-protobuf' }
    const first = await send(json(retriedRequest(1, 3)))
    expect([first.status, await first.json()]).toEqual([200, {}])
    const GZIP = { 'content-encoding': 'gzip' }
    expect((await send(gzipSync(json(retriedRequest(2, 3))), GZIP)).status).toBe(200)
    const third = await send(protobuf(retriedRequest(3, 3)), PROTOBUF)
    expect(third.headers.get('content-type')).toBe('application/x-protobuf')
    expect([third.status, (await third.arrayBuffer()).byteLength]).toEqual([200, 0])
    const packed = await send(gzipSync(protobuf(retriedRequest(4, 3))), { ...PROTOBUF, ...GZIP })
    expect(packed.status).toBe(200)
    const report = await imported()
    expect(report).toMatchObject({ traces: 4, spans: 28, retries: 8, explicitRetries: 8 })
    expect(report.edges.find(({ callee }) => callee === 'pay')).toMatchObject({
      attempts: 12,
      logicalCalls: 4,
      amplification: 3,
      wasted: 8,
    })
  })

  it('says how many spans it rejected', async () => {
    const spans = retriedRequest(9, 1)
    const bad = { ...(spans[0] as OtlpSpan), id: 0 }
    const answer = await send(json([...spans, bad]))
    expect(await answer.json()).toEqual({
      partialSuccess: { rejectedSpans: '1', errorMessage: 'a span without an id' },
    })
    const binary = await send(protobuf([...spans, bad]), { 'content-type': 'application/x-protobuf' })
    const partial = { rejected: 0, why: '' }
    const pbf = new Pbf(await binary.arrayBuffer())
    pbf.readFields((tag) => {
      if (tag !== 1) return
      pbf.readMessage((inner) => {
        if (inner === 1) partial.rejected = pbf.readVarint()
        if (inner === 2) partial.why = pbf.readString()
      }, null)
    }, null)
    expect(partial).toEqual({ rejected: 1, why: 'a span without an id' })
  })

  it.each([
    ['no token', json([]), { authorization: '' }, 401],
    ['a token that is none', json([]), { authorization: 'Bearer hr_no' }, 401],
    ['another type', 'x', { 'content-type': 'text/plain' }, 415],
    ['another packing', json([]), { 'content-encoding': 'br' }, 415],
    ['what is not JSON', '{"resourceSpans":[', {}, 400],
    ['JSON of another kind', '{"resourceMetrics":[]}', {}, 400],
    ['what is not gzip', 'x', { 'content-encoding': 'gzip' }, 400],
    ['too much', ' '.repeat(20 * 1024 * 1024 + 1), {}, 413],
    ['too much, packed', gzipSync(Buffer.alloc(21 * 1024 * 1024)), { 'content-encoding': 'gzip' }, 413],
  ])('refuses %s', async (_, body, headers, status) => {
    const answer = await send(body, headers as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toHaveProperty('message', expect.stringMatching(/./))
  })

  it('lets few requests in at a time: others are to be sent again', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => send(json([]))))
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThan(0)
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]))
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await send(json([]))).status).toBe(200)
  })

  it('tries again what it could not import, less and less often', () => {
    expect([1, 2, 3, 20].map((failures) => retryAfterMs(failures) / 60_000)).toEqual([1, 2, 4, 30])
  })

  it('lets in no token for reading', async () => {
    const read = await createToken(scope, { name: 'r', scope: 'read', expiresInDays: 1 })
    expect((await send(json([]), { authorization: `Bearer ${read.token}` })).status).toBe(403)
  })
})

describe('what was acknowledged', () => {
  beforeAll(() => begin('spool'))

  it('is imported once at the next start, with no request that was cut off', async () => {
    expect((await send(json(retriedRequest(1, 2)))).status).toBe(200)
    const folder = join(dataDir, 'received', scope.organisationId)
    const [name = ''] = readdirSync(folder)
    const whole = readFileSync(join(folder, name))
    // As a crash leaves them: a file put aside whose import was recorded, and a request that came in part.
    writeFileSync(join(folder, 'received-00000000-0000-4000-8000-000000000000.otlp'), whole)
    await importLeftReceived()
    writeFileSync(join(folder, name), Buffer.concat([whole, whole.subarray(16, 60)]))
    await importLeftReceived()
    for (const { id } of await listImports(scope)) await importEnded(scope, id)
    expect(readdirSync(folder)).toEqual([])
    expect((await listImports(scope)).map(({ state }) => state)).toEqual(['active', 'active'])
    const report = retryReport(sumDays(await tracedDays(scope, {})))
    expect(report).toMatchObject({ traces: 1, spans: 5, retries: 1 })
    expect(existsSync(folder)).toBe(true)
  })

  it('is read whatever could not be written before it', async () => {
    const folder = join(dataDir, 'received', scope.organisationId)
    const open = join(folder, 'received.otlp')
    writeFileSync(open, 'HEADR')
    expect((await send(json(retriedRequest(11, 2)))).status).toBe(200)
    await importReceived(scope)
    // A disk without room, on which not even the file can be made shorter: exporters send again after 503, and after no 500.
    symlinkSync('/dev/full', open)
    expect((await send(json(retriedRequest(12, 2)))).status).toBe(503)
    expect((await send(json(retriedRequest(12, 2)))).status).toBe(200)
    expect(await imported()).toMatchObject({ traces: 3, spans: 15, retries: 3 })
    expect(readdirSync(folder)).toEqual([])
  })
})
