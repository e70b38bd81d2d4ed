import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { writeDemoFiles } from './write-demo-files.ts'

/** All files are dated so: the archive has the same bytes whenever it is made. */
const MTIME = new Date('2026-10-19T00:00:00Z')

async function fill(zip: ZipFile, folder: string, archive: Readable): Promise<void> {
  for await (const path of writeDemoFiles(folder)) {
    if (archive.destroyed) return
    zip.addFile(path, basename(path), { mtime: MTIME })
  }
  zip.end()
}

/**
 * The source files of the demo as one zip archive, which can be imported as it is. It is made while it is read; whoever gives it up
 * leaves nothing behind.
 */
export async function demoArchive(): Promise<{ readonly fileName: string; readonly body: Readable }> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-demo-'))
  const zip = new ZipFile()
  const body = zip.outputStream as Readable
  const fail = (error: Error) => body.destroy(error)
  zip.on('error', fail)
  const filled = fill(zip, folder, body).catch(fail)
  body.once('close', () => void filled.then(() => rm(folder, { recursive: true, force: true })))
  return { fileName: 'headroom-demo-data.zip', body }
}
