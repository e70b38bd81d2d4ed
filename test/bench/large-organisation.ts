import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { quoteLiteral } from '#lib/engine/duckdb/quote.ts'
import { AS_PEOPLE_DO, startServer } from '#test/support/server.ts'
import { makeOrganisation } from './make-organisation.ts'

/**
 * How fast pages answer over a large organisation, over HTTP from the built server:
 * `tsx test/bench/large-organisation.ts [ROWS_OF_A_MONTH] [MONTHS] [SECONDS_OF_A_PATH]`. Made once and kept in
 * `BENCH_DIR`.
 */
const [monthRows = 13_000_000, months = 8, seconds = 8] = process.argv.slice(2).map(Number)
const FOLDER = process.env.BENCH_DIR ?? join(tmpdir(), 'headroom-bench')
const DATA_DIR = join(FOLDER, `organisation-${monthRows}-${months}`)

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

if (!existsSync(DATA_DIR)) await makeOrganisation({ dataDir: DATA_DIR, folder: FOLDER, monthRows, months })

/** Milliseconds of the bare sum over the daily facts of all months, by kind and month. */
async function bareSum(): Promise<number> {
  const engine = await openEngine()
  const connection = await engine.connect()
  const times: number[] = []
  for (let time = 0; time < 5; time += 1) {
    const begun = performance.now()
    await connection.select(
      `SELECT count(*)::DOUBLE AS sums FROM (SELECT kind_id, strftime(day, '%Y-%m') AS month, sum(quantity) AS quantity, sum(list_cost) AS list_cost
       FROM read_parquet(${quoteLiteral(join(DATA_DIR, 'lake', '*', '*', 'usage_daily.parquet'))}) GROUP BY ALL)`,
    )
    times.push(performance.now() - begun)
  }
  engine.close()
  return quantile(
    times.sort((a, b) => a - b),
    0.5,
  )
}

const bare = await bareSum()
console.log(`The bare sum over the daily facts takes ${bare.toFixed(0)} ms.`)
const server = await startServer({ dataDir: DATA_DIR, program: AS_PEOPLE_DO })
const api = '/api/v1/organisations/default'
const PATHS = [
  ...['overview', 'services', 'regions', 'teams'].map((page) => `/o/default/${page}`),
  ...['overview', 'services', 'regions', 'teams'].map((page) => `/o/default/${page}?period=all`),
  `${api}/emissions?group=service`,
  `${api}/emissions?group=team&group=month`,
  `${api}/explain`,
  `${api}/lines`,
]
try {
  for (const path of PATHS) {
    const first = performance.now()
    const answer = await fetch(server.url + path)
    const text = await answer.text()
    const cold = performance.now() - first
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
    const times: number[] = []
    const end = performance.now() + seconds * 1000
    while (performance.now() < end || times.length < 5) {
      const begun = performance.now()
      await (await fetch(server.url + path)).text()
      times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    console.log(
      `${path.padEnd(56)} first ${cold.toFixed(0)} ms, p50 ${quantile(times, 0.5).toFixed(0)}, p95 ${quantile(times, 0.95).toFixed(0)} ms (${(quantile(times, 0.5) / bare).toFixed(2)} of the bare sum), ${(text.length / 1024).toFixed(0)} KiB`,
    )
  }
} finally {
  await server.stop()
}
