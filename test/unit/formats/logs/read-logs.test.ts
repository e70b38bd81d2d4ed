import { describe, expect, it } from 'vitest'
import type { LogRecord } from '#lib/domain/logging/log-record.ts'
import { readLogs } from '#lib/formats/logs/read-logs.ts'

type Read = LogRecord & { line: number }

async function read(text: string | Buffer, size = 1 << 20): Promise<Read[]> {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const records: Read[] = []
  await readLogs(pieces(), (record, line) => records.push({ ...record, line }))
  return records
}

const bytesOf = (records: readonly Read[]): number => records.reduce((sum, { bytes }) => sum + bytes, 0)
const said = (records: readonly Read[]) => records.map(({ level, message }) => [level, message])

describe('formats', () => {
  it.each([
    ['{"level":30,"time":1,"msg":"ready"}', 'info', 'ready'],
    ['{"severity":"WARNING","message":"slow"}', 'WARNING', 'slow'],
    ['{"lvl":"error","body":"no"}', 'error', 'no'],
    ['{"log.level":"debug","message":"x"}', 'debug', 'x'],
    ['{"log":{"level":"debug"},"message":"x"}', 'debug', 'x'],
    ['{"@l":"Fatal","@m":"x"}', 'Fatal', 'x'],
    ['{"severity":"INFO","jsonPayload":{"message":"inner"}}', 'INFO', 'inner'],
    ['{"user":"ann","n":1}', null, '{ user n }'],
    ['ts=2024-01-01T00:00:00Z level=info msg="ready to \\"serve\\"" port=80', 'info', 'ready to "serve"'],
    ['2024-01-01T00:00:00.123456789Z stderr F 2024-01-01 00:00:00 WARN a.B: x', 'WARN', 'x'],
    ['{"log":"level=warn msg=late\\n","stream":"stdout","time":"2024-01-01T00:00:00Z"}', 'warn', 'late'],
    ['2024-01-01T00:00:00.000Z {"level":"info","msg":"from a function"}', 'info', 'from a function'],
    [
      '2024-01-01T00:00:00.000Z START RequestId: 1f2e Version: $LATEST',
      null,
      'START RequestId: 1f2e Version: $LATEST',
    ],
    ['{not json', null, '{not json'],
    ['level=error msg="first\\n\\tat second"', 'error', 'first'],
    ['2024-01-01 00:00:00 \u001b[33mWARN\u001b[39m \u001b[36mpool\u001b[0m is full', 'WARN', 'pool is full'],
    ['{"level":"info","msg":"\\u001b[36mpool\\u001b[0m is full"}', 'info', 'pool is full'],
  ])('%s', async (line, level, message) => {
    const text = `${line}\n`
    const records = await read(text)
    expect(said(records)).toEqual([[level, message]])
    expect(bytesOf(records)).toBe(Buffer.byteLength(text))
  })

  it('CloudWatch events, whose messages are logs of their own', async () => {
    const text = JSON.stringify({
      messageType: 'DATA_MESSAGE',
      logGroup: '/aws/lambda/x',
      logEvents: [
        { id: '1', timestamp: 1, message: '{"level":"warn","msg":"late"}' },
        { id: '2', timestamp: 2, message: 'plain\n\tat a.b(C.java:1)\n' },
      ],
    })
    const records = await read(text + text)
    expect(said(records.slice(0, 2))).toEqual([
      ['warn', 'late'],
      [null, 'plain'],
    ])
    expect(records.map(({ line, stackTrace }) => [line, stackTrace])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, true],
    ])
    expect(bytesOf(records)).toBe(2 * text.length)
  })

  it('what filter-log-events answers', async () => {
    const text = JSON.stringify(
      { events: [{ logStreamName: 's', timestamp: 1, message: 'one', ingestionTime: 2, eventId: '3' }] },
      null,
      2,
    )
    const records = await read(text)
    expect(said(records)).toEqual([[null, 'one']])
    expect(bytesOf(records)).toBe(text.length)
  })

  it('OpenTelemetry log records, by severity text or number', async () => {
    const text = JSON.stringify({
      resourceLogs: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'x' } }] },
          scopeLogs: [
            {
              logRecords: [
                { severityNumber: 17, severityText: 'ERROR', body: { stringValue: 'broke' }, attributes: [] },
                { severityNumber: 5, body: { stringValue: 'detail' } },
              ],
            },
          ],
        },
      ],
    })
    for (const size of [1 << 20, 7]) {
      const records = await read(text, size)
      expect(said(records)).toEqual([
        ['ERROR', 'broke'],
        ['DEBUG', 'detail'],
      ])
      expect(bytesOf(records)).toBe(text.length)
    }
  })

  it('an array of records, written over several lines', async () => {
    const text = `${JSON.stringify(
      [
        { level: 'info', msg: 'a' },
        { level: 'warn', msg: 'b' },
      ],
      null,
      2,
    )}\n`
    const records = await read(text)
    expect(said(records)).toEqual([
      ['info', 'a'],
      ['warn', 'b'],
    ])
    expect(bytesOf(records)).toBe(text.length)
  })
})

describe('records of several lines', () => {
  const trace = [
    '2024-01-01 00:00:00,001 ERROR [main] a.B: broke',
    'java.lang.IllegalStateException: no',
    '\tat a.B.c(B.java:1)',
    'Caused by: java.io.IOException',
    '\t... 3 more',
    '2024-01-01 00:00:00,002 INFO [main] a.B: on',
    '',
  ].join('\r\n')

  it('a stack trace joins the record before it, line ends and all', async () => {
    const records = await read(trace)
    expect(records.map(({ line, lines, stackTrace, message }) => [line, lines, stackTrace, message])).toEqual(
      [
        [1, 5, true, 'broke'],
        [6, 1, false, 'on'],
      ],
    )
    expect(bytesOf(records)).toBe(trace.length)
  })

  it('where pieces end makes no difference', async () => {
    for (const size of [1, 2, 3, 10, 61]) expect(await read(trace, size)).toEqual(await read(trace))
  })

  it('without times, indented lines and the exception of a Python trace join', async () => {
    const text = [
      'it broke',
      'Traceback (most recent call last):',
      '  File "a.py", line 1, in <module>',
      '    f()',
      'ValueError: no',
      'next',
      'and next',
    ].join('\n')
    expect((await read(text)).map(({ lines, message }) => [lines, message])).toEqual([
      [5, 'it broke'],
      [1, 'next'],
      [1, 'and next'],
    ])
  })

  it('parts of a long line of a container join', async () => {
    const text =
      '2024-01-01T00:00:00Z stdout P begin\n2024-01-01T00:00:00Z stdout F  end\n2024-01-01T00:00:00Z stdout F next\n'
    expect((await read(text)).map(({ lines, message }) => [lines, message])).toEqual([
      [2, 'begin'],
      [1, 'next'],
    ])
  })

  it("a stack trace in a container's lines joins what threw it, though every line has the runtime's time", async () => {
    const line = (text: string) => `2024-01-01T00:00:00Z stdout F ${text}\n`
    const docker = (text: string) =>
      `${JSON.stringify({ log: `${text}\n`, stream: 'stdout', time: '2024-01-01T00:00:00Z' })}\n`
    for (const wrap of [line, docker]) {
      const text = ['one', 'two', 'java.io.E: x', '\tat a.B.c(B.java:1)', '\tat a.B.d(B.java:2)', 'next']
      expect(
        (await read(text.map(wrap).join(''))).map(({ lines, stackTrace }) => [lines, stackTrace]),
      ).toEqual([
        [1, false],
        [1, false],
        [3, true],
        [1, false],
      ])
    }
  })
})

describe('odd files', () => {
  it('bytes that are no UTF-8 count as they are', async () => {
    const bytes = Buffer.from([0x61, 0xff, 0xfe, 0x62, 0x0a, 0xc3, 0xa9, 0x0a])
    const records = await read(bytes)
    expect(records.map((record) => record.bytes)).toEqual([5, 3])
    expect(records[1]?.message).toBe('é')
  })

  it('a line of four megabytes is counted whole and read in part', async () => {
    const text = `${'x'.repeat(4_000_000)}\nnext`
    const records = await read(text, 65_536)
    expect(records.map((record) => record.bytes)).toEqual([4_000_001, 4])
    expect(records[0]?.message.length).toBeLessThanOrEqual(1024 * 1024)
  })

  it('keys that objects have by nature are no fields', async () => {
    const records = await read('{"__proto__":{"level":"error","msg":"x"}}\n{"constructor":1}\n')
    expect(records.map(({ level }) => level)).toEqual([null, null])
  })

  it.each([
    ['', 'file-empty'],
    ['{"logEvents":[]}', 'file-empty'],
    ['\u0000\u0001\u0002PAR1', 'format-unknown'],
    ['{"logEvents":[{"message":"a"', 'file-damaged'],
  ])('%j is refused: %s', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code })
  })
})
