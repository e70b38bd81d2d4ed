import { describe, expect, it } from 'vitest'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { SPAN_COLUMNS } from '#lib/engine/traces/span-columns.ts'
import { sumTraces } from '#lib/engine/traces/sum-traces.ts'

/** SQL of spans of one trace that are answered: a root and so many calls of `b` under it, with attributes of so much text. */
const traceSql = (trace: string, spans: number, characters = 0): string => {
  const given: Partial<Record<keyof typeof SPAN_COLUMNS, string>> = {
    trace: `'${trace}'`,
    id: 'i::VARCHAR',
    parent: "CASE i WHEN 0 THEN '' ELSE '0' END",
    service: "'a'",
    peer: "CASE i WHEN 0 THEN '' ELSE 'b' END",
    op: "'op-' || (i % 3)",
    kind: "CASE i WHEN 0 THEN 'server' ELSE 'client' END",
    start_ns: '1788220800000000000 + i * 1000',
    end_ns: '1788220800000000000 + i * 1000 + 500',
    failed: 'false',
    timed_out: 'false',
    http_status: '200',
    attrs: characters === 0 ? "''" : `'[["url","' || repeat('x', ${characters}) || '"]]'`,
    events: "''",
  }
  const columns = Object.entries(SPAN_COLUMNS).map(
    ([name, type]) => `(${given[name as keyof typeof SPAN_COLUMNS] ?? 'NULL'})::${type} AS ${name}`,
  )
  return `SELECT ${columns.join(', ')} FROM range(${spans}) AS r(i)`
}

async function reportOf(...traces: readonly string[]) {
  const engine = await openEngine({ threads: 1 })
  try {
    const relation = `(${traces.join(' UNION ALL ')})`
    return retryReport(await sumTraces(await engine.connect(), { relation, isSorted: false }))
  } finally {
    engine.close()
  }
}

describe('a trace that is too large to be judged', () => {
  it('is left out and counted, wherever it stands among others', async () => {
    const small = (name: string) => traceSql(name, 10)
    const report = await reportOf(small('a'), traceSql('b', 100_001), small('c'), traceSql('d', 100_002))
    expect(report).toMatchObject({ traces: 2, spans: 20, tooLarge: { traces: 2, spans: 200_003 } })
    expect(report.edges.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(18)
  })

  it('may be so by the text of its attributes', async () => {
    const report = await reportOf(traceSql('a', 600, 100_000), traceSql('b', 10, 100_000))
    expect(report).toMatchObject({ traces: 1, spans: 10, tooLarge: { traces: 1, spans: 600 } })
  })

  it('begins with more than 100,000 spans', async () => {
    expect(await reportOf(traceSql('a', 100_000))).toMatchObject({
      traces: 1,
      spans: 100_000,
      tooLarge: { traces: 0, spans: 0 },
    })
  })
})
