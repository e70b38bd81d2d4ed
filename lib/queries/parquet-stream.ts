import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ExportTable } from '#lib/domain/export/export-table.ts'
import { writeParquet } from '#lib/engine/export/write-parquet.ts'

/** A table as the bytes of a Parquet file with `metadata` among its key-value metadata. Nothing of it stays on the disk. */
export async function parquetStream(
  table: ExportTable,
  metadata: Readonly<Record<string, string>>,
): Promise<ReadableStream> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-export-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'export.parquet')
    await writeParquet(path, table, metadata)
    const stream = createReadStream(path)
    stream.once('close', () => void remove())
    return Readable.toWeb(stream) as ReadableStream
  } catch (error) {
    await remove()
    throw error
  }
}
