import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateTraces } from './generate-traces.ts'
import type { ChildUse } from './watch-children.ts'

/**
 * `npx tsx test/bench/traces-10-million.ts [SPANS]`: imports and analyses a tenth of so many spans, and all of them, as an upload;
 * against the bare insert. 10 million take 6 GB of disk in `BENCH_DIR` twice.
 */
const FOLDER = process.env.BENCH_DIR ?? join(tmpdir(), 'headroom-bench')
const SPANS = Number(process.argv[2] ?? 10_000_000)

interface Measured {
  readonly children: readonly ChildUse[]
  readonly found: { readonly spans: number; readonly traces: number; readonly retries: number }
  /** Of the process that stands for the server. */
  readonly peakMb: number
}

const measure = (what: 'insert' | 'import', ...rest: readonly string[]): Measured => {
  const program = join(import.meta.dirname, 'measure-traces.ts')
  const said = execFileSync(process.execPath, ['--import', 'tsx', program, what, FOLDER, ...rest], {
    encoding: 'utf8',
  })
  return JSON.parse(said)
}

for (const atLeast of [SPANS / 10, SPANS]) {
  const { path, spans, ...truth } = await generateTraces(FOLDER, atLeast)
  const [insert] = measure('insert', path, String(spans)).children
  const { children, found, peakMb } = measure('import', path)
  const [read, analysis] = children
  if (!insert || !read || !analysis) throw new Error('A process is missing.')
  if (JSON.stringify(found) !== JSON.stringify({ spans, ...truth }))
    throw new Error(
      `Found ${JSON.stringify(found)} where ${JSON.stringify({ spans, ...truth })} were generated.`,
    )
  const said = (name: string, use: ChildUse): string =>
    [
      name.padEnd(10),
      `${(spans / use.seconds / 1000).toFixed(1)} k spans/s`.padStart(16),
      `${(spans / use.cpuSeconds / 1000).toFixed(1)} k per CPU second`.padStart(24),
      `${(use.cpuSeconds / insert.cpuSeconds).toFixed(2)} of the insert`.padStart(20),
      `peak ${use.peakMb.toFixed(0)} MB`.padStart(14),
    ].join(' ')
  console.log(
    `${spans} spans in ${found.traces} traces, ${found.retries} retries; the server peaks at ${peakMb.toFixed(0)} MB`,
  )
  for (const [name, use] of [
    ['insert', insert],
    ['import', read],
    ['analysis', analysis],
  ] as const)
    console.log(said(name, use))
}
