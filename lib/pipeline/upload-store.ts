import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, type Readable, Transform } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { readSettings } from '#lib/store/read-settings.ts'
import { dataFolders } from './data-folders.ts'

/** Random ids only: a path can never be made of anything else. */
const UPLOAD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isUploadId = (text: string): boolean => UPLOAD_ID.test(text)

/** What the protocol's library calls an upload: each has a folder of its own, so that a worker can be shut into it. */
export const storedId = (uploadId: string): string => `${uploadId}/bill`

/** The id in a name that `storedId` made. */
export const uploadIdOf = (stored: string): string => stored.slice(0, stored.indexOf('/'))

/** How many bytes are written between two looks at the free disk. */
const LOOK_EVERY_BYTES = 64 * 1024 ** 2

const noRoom = () =>
  new AppError(
    'file-too-large',
    'There is not enough disk space left for this file.',
    'Free some space, or start Headroom with DATA_DIR on a larger disk.',
  )

/** Bytes that may still be written to the disk of a folder, above what is to stay free. */
async function roomIn(folder: string): Promise<number> {
  const { limits } = await readSettings()
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize - limits.freeDiskBytes
}

/** Uploads on disk, continued where they were cut off, by a restart of the server too. */
export class UploadStore extends FileStore {
  /** @throws AppError `file-too-large` where the file would not leave enough of the disk free */
  async makeRoomFor(bytes: number): Promise<void> {
    if ((await roomIn(this.directory)) < bytes) throw noRoom()
  }

  /**
   * Appends to an upload; where the disk fills up, all of it is removed again.
   * @returns how many bytes it has now
   * @throws AppError `file-too-large`
   */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    let unseen = LOOK_EVERY_BYTES
    let isFull = false
    const watched = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        unseen += chunk.length
        if (unseen < LOOK_EVERY_BYTES) return done(null, chunk)
        unseen = 0
        roomIn(this.directory).then(
          (room) => {
            isFull = room < 0
            done(isFull ? noRoom() : null, chunk)
          },
          (error: Error) => done(error),
        )
      },
    })
    pipeline(readable, watched, () => undefined)
    try {
      return await super.write(watched, id, offset)
    } catch (error) {
      if (!isFull && (await roomIn(this.directory)) >= 0) throw error
      await rm(join(this.directory, uploadIdOf(id)), { recursive: true, force: true })
      throw noRoom()
    }
  }
}

/** The uploads of this data directory. */
export async function uploadStore(): Promise<UploadStore> {
  const { uploads } = await dataFolders()
  await mkdir(uploads, { recursive: true, mode: 0o700 })
  return new UploadStore({ directory: uploads })
}
