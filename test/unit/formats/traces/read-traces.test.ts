import Pbf from 'pbf'
import { describe, expect, it } from 'vitest'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { readOtlpProtobuf } from '#lib/formats/traces/otlp-protobuf.ts'
import { readTraces } from '#lib/formats/traces/read-traces.ts'

async function read(text: string) {
  const spans: SpanRecord[] = []
  const damaged: [number, string][] = []
  async function* batches() {
    yield text.split('\n')
  }
  const rest = await readTraces(batches(), {
    span: (span) => spans.push(span),
    damaged: (line, why) => damaged.push([line, why]),
  })
  return { spans, damaged, rest }
}

const otlp = (span: object) =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 's' } }] },
        scopeSpans: [{ spans: [span] }],
      },
    ],
  })

const SPAN = {
  traceId: 'AB',
  spanId: 'CD',
  name: 'x',
  kind: 'SPAN_KIND_CLIENT',
  startTimeUnixNano: '1700000000000000001',
  endTimeUnixNano: '1700000000000000003',
  status: { code: 'STATUS_CODE_ERROR' },
}

describe('reading traces', () => {
  it('keeps single nanoseconds, lowers ids and knows enums by name', async () => {
    const { spans } = await read(otlp(SPAN))
    expect(spans[0]).toMatchObject({
      id: 'cd',
      trace: 'ab',
      kind: 'client',
      failed: true,
      startNs: 1_700_000_000_000_000_001n,
      endNs: 1_700_000_000_000_000_003n,
      service: 's',
    })
  })

  it('lists damaged lines by number and reads on, even where the first is damaged', async () => {
    const { spans, damaged } = await read(
      `{"resourceSpans":[{"cut off\n${otlp(SPAN)}\n{"a":1}\n${otlp({ ...SPAN, startTimeUnixNano: 'x' })}`,
    )
    expect(spans).toHaveLength(1)
    expect(damaged.map(([line]) => line)).toEqual([1, 3, 4])
  })

  it('reads past a byte order mark, as editors on Windows write it', async () => {
    const { spans, damaged } = await read(`\uFEFF${otlp(SPAN)}`)
    expect([spans.length, damaged]).toEqual([1, []])
    expect((await read(`\uFEFF${JSON.stringify(JSON.parse(otlp(SPAN)), null, 2)}`)).spans).toHaveLength(1)
  })

  it("reads the documents in the answer to a search of Jaeger's index", async () => {
    const document = { traceID: 'a', spanID: 'b', operationName: 'x', startTime: 1, duration: 2 }
    const hits = [{ _index: 'jaeger-span', _source: { ...document, process: { serviceName: 's' } } }]
    const { spans } = await read(JSON.stringify({ took: 1, hits: { total: { value: 1 }, hits } }))
    expect(spans).toMatchObject([{ id: 'b', service: 's', startNs: 1_000n, endNs: 3_000n }])
  })

  it('reads X-Ray, whose documents are text, with attempts and counted retries', async () => {
    const segment = {
      trace_id: '1-a',
      id: 'r',
      name: 'app',
      start_time: 1_700_000_000.5,
      end_time: 1_700_000_001,
      subsegments: [
        {
          id: 'd',
          name: 'DynamoDB',
          namespace: 'aws',
          start_time: 1_700_000_000.6,
          end_time: 1_700_000_000.9,
          aws: { operation: 'PutItem', retries: 1 },
        },
      ],
    }
    const { spans } = await read(
      JSON.stringify({ Traces: [{ Id: '1-a', Segments: [{ Id: 'r', Document: JSON.stringify(segment) }] }] }),
    )
    expect(spans.map(({ kind, op, peer, parent }) => ({ kind, op, peer, parent }))).toEqual([
      { kind: 'server', op: 'app', peer: '', parent: '' },
      { kind: 'client', op: 'PutItem', peer: 'DynamoDB', parent: 'r' },
    ])
    expect(spans[1]?.attrs.get('aws.retries')).toBe('1')
    expect(spans[0]?.startNs).toBe(1_700_000_000_500_000_000n)
  })

  it("reads SkyWalking's table", async () => {
    const { spans, damaged } = await read(
      'StartTime,EndTime,URL,SpanType,Service,SpanId,TraceId,Peer,ParentSpan,Component,IsError\n' +
        '1700000000000,1700000020000,/a,Entry,front,1,t,,-1,Tomcat,False\n' +
        '1700000000001,1700000020000,/b,Exit,front,2,t,b:80,1,HttpClient,True\nbroken\n',
    )
    expect(spans).toMatchObject([
      { kind: 'server', parent: '', failed: false, service: 'front' },
      { kind: 'client', parent: '1', failed: true, op: '/b' },
    ])
    expect(damaged.map(([line]) => line)).toEqual([4])
  })

  it('Zipkin: an empty error tag is an error', async () => {
    const { spans } = await read(
      '[[{"traceId":"1","id":"2","kind":"CLIENT","timestamp":5,"duration":2,"tags":{"error":""}}]]',
    )
    expect(spans[0]).toMatchObject({ failed: true, startNs: 5_000n, endNs: 7_000n })
  })

  it.each([
    ['{"hello":1}', 'format-unknown'],
    ['', 'file-empty'],
    ['{\n"resourceSpans": [', 'file-damaged'],
  ])('refuses %j with %s', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code })
  })

  it('hands back what is neither JSON nor a table of spans', async () => {
    expect((await read('# HELP x\nx 1')).rest).toBe('# HELP x\nx 1')
  })
})

describe('OTLP in protobuf', () => {
  const message = () => {
    const pbf = new Pbf()
    const time = (tag: number, ns: bigint) => {
      pbf.writeTag(tag, 1)
      pbf.writeFixed32(Number(ns & 0xffffffffn))
      pbf.writeFixed32(Number(ns >> 32n))
    }
    const keyValue = (key: string, value: string) => {
      pbf.writeStringField(1, key)
      pbf.writeMessage(2, () => pbf.writeStringField(1, value), null)
    }
    const span = () => {
      pbf.writeBytesField(1, new Uint8Array([0xab]))
      pbf.writeBytesField(2, new Uint8Array([0xcd]))
      pbf.writeStringField(5, 'x')
      pbf.writeVarintField(6, 3)
      time(7, 1_700_000_000_000_000_001n)
      time(8, 1_700_000_000_000_000_003n)
      pbf.writeMessage(9, () => keyValue('http.request.resend_count', '2'), null)
      pbf.writeMessage(15, () => pbf.writeVarintField(3, 2), null)
    }
    const resourceSpans = () => {
      pbf.writeMessage(1, () => pbf.writeMessage(1, () => keyValue('service.name', 's'), null), null)
      pbf.writeMessage(2, () => pbf.writeMessage(2, span, null), null)
    }
    pbf.writeMessage(1, resourceSpans, null)
    return pbf.finish()
  }

  it('gives the same span as JSON does', () => {
    const [span] = readOtlpProtobuf(message())
    expect(span).toMatchObject({
      trace: 'ab',
      id: 'cd',
      kind: 'client',
      service: 's',
      failed: true,
      startNs: 1_700_000_000_000_000_001n,
      endNs: 1_700_000_000_000_000_003n,
    })
    expect(span?.attrs.get('resend')).toBe('2')
  })

  it('reads the same times where the bytes lie inside a larger buffer, at any place in it', () => {
    const bytes = message()
    const alone = readOtlpProtobuf(bytes)
    for (const before of [1, 4, 7, 64]) {
      const pool = new Uint8Array(before + bytes.length + 9).fill(0xa5)
      pool.set(bytes, before)
      expect(readOtlpProtobuf(pool.subarray(before, before + bytes.length))).toEqual(alone)
    }
  })

  it('refuses bytes that are cut off', () => {
    const bytes = message()
    expect(() => readOtlpProtobuf(bytes.slice(0, bytes.length - 3))).toThrow(/no OTLP export/)
  })
})
