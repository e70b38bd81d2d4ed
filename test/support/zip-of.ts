import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A zip archive of texts by name. */
export async function zipOf(
  members: Readonly<Record<string, string | Buffer>>,
  options: { readonly compress?: boolean; readonly mode?: number } = {},
): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name, options)
  zip.end()
  return buffer(zip.outputStream)
}

/** The bytes of an archive with a text in place of another of the same length, wherever it stands. */
export function renamed(archive: Buffer, from: string, to: string): Buffer {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new RangeError('The names differ in length.')
  const copy = Buffer.from(archive)
  for (let at = copy.indexOf(from); at !== -1; at = copy.indexOf(from, at + 1)) copy.write(to, at)
  return copy
}
