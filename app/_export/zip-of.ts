import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/**
 * A CSV together with what must be known of it, as a zip archive that is made while it is read. It fails where the CSV does, and
 * whoever gives it up ends the CSV too.
 */
export function zipOf(csv: Readable, meta: object, file: string): Readable {
  const zip = new ZipFile()
  zip.addReadStream(csv, `${file}.csv`)
  zip.addBuffer(Buffer.from(`${JSON.stringify(meta, null, 2)}\n`), `${file}.meta.json`)
  zip.end()
  const archive = zip.outputStream as Readable
  for (const each of [zip, csv]) each.on('error', (error: Error) => archive.destroy(error))
  archive.once('close', () => csv.destroy())
  return archive
}
