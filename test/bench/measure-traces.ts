import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { SpanStore } from '#lib/engine/traces/span-store.ts'
import { TRACES_ENGINE } from '#lib/engine/traces/traces-engine.ts'
import { lineBatches } from '#lib/formats/traces/line-batches.ts'
import { readTraces } from '#lib/formats/traces/read-traces.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { runImport } from '#lib/pipeline/run-import.ts'
import { shutDown } from '#lib/pipeline/shut-down.ts'
import { recordImport } from '#lib/pipeline/start-import.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { sumDays, tracedDays } from '#lib/queries/retries/traced-days.ts'
import { findImport } from '#lib/store/find-import.ts'
import { watchChildren } from './watch-children.ts'

/** Spans that are inserted over and over: reading them is not measured. */
const HELD = 20_000

/** Inserts so many spans, already read, into the table that an import has: the least that an import can cost. */
async function insert(folder: string, file: string, spans: number) {
  const held: SpanRecord[] = []
  const some = createReadStream(file, { end: HELD * 500 })
  await readTraces(lineBatches(some), { span: (span) => held.push(span), damaged: () => undefined })
  const store = await SpanStore.open(folder, TRACES_ENGINE)
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  for (let n = 0; n < spans; n += 1) {
    store.add(held[n % held.length] as SpanRecord)
    // What the engine has taken is freed only between two turns.
    if (n % HELD === 0) await setImmediate()
  }
  store.seal()
  store.close()
  const { user, system } = process.cpuUsage(cpu)
  const peakMb = process.resourceUsage().maxRSS / 1024
  return [{ seconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6, peakMb }]
}

/** Imports and analyses the file as the server does an upload. */
async function carryOut(folder: string, file: string) {
  process.env.DATA_DIR = join(folder, 'data')
  await startUp()
  const [organisation] = await listOrganisations()
  const scope = { organisationId: organisation?.id ?? '', teams: 'all' } as const
  const { begun } = await recordImport(scope, [await addUpload('traces.jsonl', file)], { contents: 'traces' })
  const end = watchChildren()
  await runImport(scope, begun.id)
  const children = end()
  const ended = await findImport(scope, begun.id)
  if (ended?.state !== 'active') throw new Error(ended?.error ?? 'The import is gone.')
  const report = retryReport(sumDays(await tracedDays(scope, {})))
  const { spans, traces, retries } = report
  await shutDown()
  return { children, found: { spans, traces, retries }, peakMb: process.resourceUsage().maxRSS / 1024 }
}

const [what, base = '', file = '', spans = '0'] = process.argv.slice(2)
const folder = await mkdtemp(join(base, `${what}-`))
try {
  const said =
    what === 'insert' ? { children: await insert(folder, file, Number(spans)) } : await carryOut(folder, file)
  process.stdout.write(JSON.stringify(said))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
