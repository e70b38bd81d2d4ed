import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/**
 * CSV tables, each by the name of its file, together with what must be known of them, as a zip archive that is made while it is read.
 * It fails where a CSV does, and whoever gives it up ends them too.
 */
export function zipOf(tables: ReadonlyMap<string, Readable>, meta: object, file: string): Readable {
  const zip = new ZipFile()
  for (const [name, csv] of tables) zip.addReadStream(csv, `${name}.csv`)
  zip.addBuffer(Buffer.from(`${JSON.stringify(meta, null, 2)}\n`), `${file}.meta.json`)
  zip.end()
  const archive = zip.outputStream as Readable
  for (const each of [zip, ...tables.values()]) each.on('error', (error: Error) => archive.destroy(error))
  archive.once('close', () => {
    for (const csv of tables.values()) csv.destroy()
  })
  return archive
}
