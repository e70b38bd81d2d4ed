import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { PROJECT_ROOT } from '#lib/store/project-root.ts'

const HERE = join(PROJECT_ROOT, 'lib/queries/evidence')

/** Files of every pack, by their names in it, as they lie beside this one. */
const FIXED = { 'recompute.py': 'recompute.py', 'recompute.mjs': 'recompute.mjs', 'README.txt': 'readme.txt' }

/** All files of a pack are dated so: equal contents give equal bytes. */
const MTIME = new Date('2000-01-01T12:00:00Z')

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** JSON with one entry of a list per line, so that two packs can be compared. */
function jsonText(value: unknown): string {
  if (!Array.isArray(value)) return `${JSON.stringify(value, null, 2)}\n`
  return `[\n${value.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`
}

/** A folder in which a pack is put together. */
export class PackFolder {
  /** A question that is asked once more writes its files once more. */
  private readonly names = new Set<string>()

  private constructor(private readonly folder: string) {}

  static async make(): Promise<PackFolder> {
    return new PackFolder(await mkdtemp(join(tmpdir(), 'headroom-evidence-')))
  }

  /** Where to write a file of the pack. */
  add(name: string): string {
    this.names.add(name)
    return join(this.folder, name)
  }

  async addText(name: string, text: string): Promise<void> {
    await writeFile(this.add(name), text)
  }

  addJson(name: string, value: unknown): Promise<void> {
    return this.addText(name, jsonText(value))
  }

  /** Adds the scripts and the words, and the manifest of all there is. */
  async finish(): Promise<void> {
    for (const [name, file] of Object.entries(FIXED)) await copyFile(join(HERE, file), this.add(name))
    const names = [...this.names].sort()
    const entries = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name)
        return [name, { sha256: await sha256Of(path), bytes: (await stat(path)).size }] as const
      }),
    )
    await this.addJson('manifest.json', {
      sha256: Object.fromEntries(entries.map(([name, { sha256 }]) => [name, sha256])),
      bytes: Object.fromEntries(entries.map(([name, { bytes }]) => [name, bytes])),
    })
  }

  /**
   * All files as a zip archive that is made while it is read, at most one file open. The folder is removed when the archive has
   * been read, or is given up.
   *
   * @param root the folder that the archive unpacks to
   */
  zip(root: string): Readable {
    const zip = new ZipFile()
    const archive = zip.outputStream as Readable
    const fail = (error: Error) => void archive.destroy(error)
    let open: Readable | null = null
    for (const name of this.names)
      zip.addReadStreamLazy(`${root}/${name}`, { mtime: MTIME }, (take) => {
        open = createReadStream(join(this.folder, name)).on('error', fail)
        take(null, open)
      })
    zip.end()
    zip.on('error', fail)
    archive.once('close', () => {
      open?.destroy()
      void this.remove()
    })
    return archive
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
