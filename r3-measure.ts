import { mkdtempSync, rmSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { importTraces } from '/work/main/lib/engine/worker/import-traces.ts'
import { analyseDays } from '/work/main/lib/engine/traces/analyse-days.ts'
import { dayFiles } from '/work/main/lib/engine/traces/day-files.ts'
import { SpanStore } from '/work/main/lib/engine/traces/span-store.ts'
import { readTraceFile } from '/work/main/lib/engine/traces/read-trace-file.ts'
import { DEFAULT_LIMITS } from '/work/main/lib/domain/imports/limits.ts'
const folder = mkdtempSync('/tmp/r3/lake-')
const lake = join(folder, 'lake'); mkdirSync(lake)
let peak = 0; setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()) }, 50).unref()
const what = process.argv[2]
if (what === 'all') {
  let t = performance.now()
  const r = await importTraces({ task: 'import', importId: 'x', files: [{ path: process.argv[3] ?? '', name: 'f' }], limits: { ...DEFAULT_LIMITS, freeDiskBytes: 0 }, mappings: [], lakeFolder: lake, contentHash: 'h' }, () => undefined)
  const n = r.parts.reduce((s, p) => s + p.rows, 0)
  const ti = performance.now() - t
  console.log('import', n, 'spans', (ti / 1000).toFixed(1), 's', Math.round(n / ti * 1000), 'spans/s peak MB', Math.round(peak / 1e6))
  t = performance.now(); 
  await analyseDays(dayFiles(r.parts.map((p) => ({ ...p, importId: 'x' }))), lake)
  const ta = performance.now() - t
  console.log('analyse', (ta / 1000).toFixed(1), 's', Math.round(n / ta * 1000), 'spans/s peak MB', Math.round(peak / 1e6))
} else {
  const spans: any[] = []
  await readTraceFile(process.argv[3] ?? '', { span: (s) => { if (spans.length < 200000) spans.push(s) }, damaged: () => undefined })
  const store = await SpanStore.open(folder)
  const t = performance.now()
  for (const s of spans) store.add(s)
  store.seal()
  const d = performance.now() - t
  console.log('bare insert', spans.length, (d / 1000).toFixed(2), 's', Math.round(spans.length / d * 1000), 'spans/s')
  store.close()
}
rmSync(folder, { recursive: true })
process.exit()
