import { statfs } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import { inWords, limitError } from './limit-error.ts'

/** The ratio counts only after so many unpacked bytes: small files may compress to nothing. */
const RATIO_FREE_BYTES = 10 * 1024 ** 2
const DISK_LOOK_BYTES = 64 * 1024 ** 2

export type UnpackLimits = Pick<Limits, 'unpackRatio' | 'importBytes' | 'freeDiskBytes'>

/** What unpacking the files of one import may come to: counted while it happens, never taken from what an archive says of itself. */
export class UnpackBudget {
  private unpacked = 0

  constructor(private readonly limits: UnpackLimits) {}

  /** Notes bytes that needed no unpacking. @throws AppError `file-too-large` */
  add(bytes: number): void {
    this.unpacked += bytes
    if (this.unpacked > this.limits.importBytes) {
      throw limitError(
        `The files of this import come to more than ${inWords(this.limits.importBytes)} unpacked.`,
        'Bytes of one import, unpacked',
      )
    }
  }

  /**
   * Passes unpacked bytes on and fails the stream where there are too many of them.
   * @param packedBytes how many packed bytes were read so far
   * @param folder given: where the bytes are written to, whose disk must keep its free space
   */
  meter(packedBytes: () => number, folder?: string): Transform {
    let out = 0
    let looked = 0
    const check = (chunk: Buffer): Promise<void> | null => {
      out += chunk.length
      this.add(chunk.length)
      if (out > RATIO_FREE_BYTES && out > packedBytes() * this.limits.unpackRatio) {
        throw limitError(
          `An archive unpacks to more than ${this.limits.unpackRatio} times its size (${packedBytes()} bytes became ${out}), as no bill does.`,
          'Unpack ratio',
        )
      }
      if (folder === undefined || (looked > 0 && out - looked < DISK_LOOK_BYTES)) return null
      looked = out
      return requireFreeDisk(folder, this.limits)
    }
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        try {
          const looking = check(chunk)
          if (looking === null) done(null, chunk)
          else looking.then(() => done(null, chunk), done)
        } catch (error) {
          done(error as Error)
        }
      },
    })
  }
}

/** @throws AppError `file-too-large` where the disk of a folder has less free space than an import must leave */
export async function requireFreeDisk(folder: string, limits: Pick<Limits, 'freeDiskBytes'>): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= limits.freeDiskBytes) return
  throw new AppError(
    'file-too-large',
    `The disk has ${inWords(bavail * bsize)} free, and an import must leave ${inWords(limits.freeDiskBytes)}.`,
    'Free some space, start Headroom with DATA_DIR on a larger disk, or lower the limit "Free disk" under Settings.',
  )
}
