import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { lineBatches } from '#lib/formats/traces/line-batches.ts'
import { readSpool, SPOOL_MAGIC } from '#lib/formats/traces/otlp-spool.ts'
import { readTraces, type TraceSink } from '#lib/formats/traces/read-traces.ts'
import { openBytes, type UnpackLimit } from '../files/open-bytes.ts'

const CHUNK = 1024 * 1024

async function isSpool(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null)
  if (!file) return false
  try {
    const { buffer } = await file.read(Buffer.alloc(SPOOL_MAGIC.length), 0, SPOOL_MAGIC.length, 0)
    return buffer.equals(SPOOL_MAGIC)
  } catch {
    return false
  } finally {
    await file.close()
  }
}

/**
 * Reads the spans of a file of any known format, gzip or not, or of what the receiver was sent.
 *
 * @param limit of the text, unpacked; none where absent
 * @returns null, or the whole text where it is neither JSON nor a table of spans
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`, `file-too-large`, `format-unknown`
 */
export async function readTraceFile(
  path: string,
  sink: TraceSink,
  limit?: UnpackLimit,
): Promise<string | null> {
  if (!(await isSpool(path))) return readTraces(lineBatches(openBytes(path, limit)), sink)
  await readSpool(createReadStream(path, { highWaterMark: CHUNK }), sink.span, sink.damaged)
  return null
}
