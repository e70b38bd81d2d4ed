import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { safeCell } from '#lib/domain/format/safe-cell.ts'
import { type TraceSink, unknownTraces } from '#lib/formats/traces/read-traces.ts'
import { rejectedFile as rejectedFileOf } from '../facts/part-files.ts'
import { requireFreeDisk, UnpackBudget } from '../files/unpack-budget.ts'
import { landSpanParts } from '../traces/land-span-parts.ts'
import { readTraceFile } from '../traces/read-trace-file.ts'
import { SpanStore } from '../traces/span-store.ts'
import { TRACES_ENGINE } from '../traces/traces-engine.ts'
import { writeSpanParts } from '../traces/write-span-parts.ts'
import { sync } from '../writing/sync.ts'
import { ProgressMeter } from './progress-meter.ts'
import { type ImportJob, type ImportResult, type WorkerProgress, workFolder } from './worker-messages.ts'

/** Lines that could not be read are all counted; so many are kept. */
const MOST_KEPT = 1000
/** Share of the work that reading is, as measured; the rest is sorting and writing. */
const READ = 0.8

interface Damaged {
  readonly file: string
  readonly line: number
  readonly why: string
}

/** Reads the files into the store. */
async function readAll(job: ImportJob, store: SpanStore) {
  const damaged: Damaged[] = []
  let lines = 0
  let spans = 0
  const note = (file: string, line: number, why: string): void => {
    if (lines++ < MOST_KEPT) damaged.push({ file, line, why })
  }
  const limit = { budget: new UnpackBudget(job.limits), folder: workFolder(job) }
  for (const { path, name } of job.files) {
    const sink: TraceSink = {
      span: (span) => {
        const why = store.add(span)
        if (why === null) spans++
        else note(name, 0, why)
      },
      damaged: (line, why) => note(name, line, why),
    }
    const text = await readTraceFile(path, sink, limit)
    if (text !== null) throw unknownTraces()
  }
  return { damaged, lines, spans }
}

const cell = (text: string): string => `"${safeCell(text).replaceAll('"', '""')}"`

async function keepDamaged(job: ImportJob, damaged: readonly Damaged[]): Promise<string> {
  const rows = damaged.map(({ file, line, why }) => `${cell(file)},${line},${cell(why)},`)
  const kept = rejectedFileOf(job.lakeFolder, job.importId)
  const draft = join(workFolder(job), 'rejected.csv')
  await writeFile(draft, `${['file,line,reason,cells', ...rows].join('\n')}\n`)
  await sync(draft)
  await rename(draft, kept)
  return kept
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/**
 * Reads files of traces and writes their spans as parts into the lake, one a day. Runs in the worker process; memory does not grow with
 * the spans. Everything is written in one work folder and moved to its place at the very end.
 * @throws AppError `file-empty`, `file-damaged`, `file-too-large`, `format-unknown`
 */
export async function importTraces(
  job: ImportJob,
  report: (progress: WorkerProgress) => void,
): Promise<ImportResult> {
  const work = workFolder(job)
  await mkdir(work, { recursive: true })
  const meter = new ProgressMeter(report)
  try {
    await requireFreeDisk(work, job.limits)
    const store = await SpanStore.open(work, {
      ...TRACES_ENGINE,
      allowedDirectories: [job.lakeFolder, ...new Set(job.files.map(({ path }) => dirname(path)))],
    })
    try {
      return await write(job, store, meter)
    } finally {
      store.close()
    }
  } finally {
    meter.stop()
    await rm(work, { recursive: true, force: true })
  }
}

async function write(job: ImportJob, store: SpanStore, meter: ProgressMeter): Promise<ImportResult> {
  let bytes = 0
  for (const { path } of job.files) bytes += (await stat(path)).size
  meter.expect({ bytes, rows: 0 })
  meter.begin('reading', 0, READ)
  const { damaged, lines, spans } = await readAll(job, store)
  const connection = store.seal()
  const rejectedFile = lines === 0 ? null : await keepDamaged(job, damaged)
  if (spans === 0)
    throw new AppError(
      'file-damaged',
      lines === 0
        ? 'The files hold no span.'
        : `None of the spans could be read; the first: line ${damaged[0]?.line}, ${damaged[0]?.why}.`,
      'Export the traces again.',
    )
  meter.begin('writing', READ, 1, connection)
  const written = await writeSpanParts(connection, workFolder(job))
  const parts = await landSpanParts(job, written)
  const first = written[0]?.day ?? ''
  return {
    exports: [{ format: 'traces', version: '', generator: '' }],
    setAside: [],
    parts: [...parts],
    rejected: { lines, cost: [] },
    rejectedFile,
    period: { start: first, end: dayAfter(written.at(-1)?.day ?? first) },
  }
}
