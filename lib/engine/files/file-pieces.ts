import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import type { GivenFile, RefusedFile } from './gathered.ts'
import { inWords, limitError } from './limit-error.ts'
import { HEAD_BYTES } from './read-head.ts'
import type { UnpackBudget } from './unpack-budget.ts'
import { unzip } from './unzip.ts'

/** A file, or one member of a zip archive, before anything is known of it. */
export interface Piece {
  readonly given: number
  /** No two have the same. */
  readonly name: string
  readonly path: string
  readonly zipped: boolean
  readonly whole: { readonly bytes: number } | null
}

/** The pieces of some files, and the names of the members of each zip archive. */
export interface Pieces {
  readonly pieces: readonly Piece[]
  readonly archives: ReadonlyMap<string, readonly string[]>
  readonly refused: readonly RefusedFile[]
}

export interface PieceOptions {
  readonly limits: Limits
  readonly budget: UnpackBudget
  /** Where zip archives are unpacked to. */
  readonly workFolder: string
  /** Of a zip archive only the beginnings of its members are unpacked. */
  readonly headsOnly: boolean
}

const NAME_CHARACTERS = 1000

/** Text from a file name, safe to keep: control characters are shown as what they are. */
function nameOf(name: string, taken: Set<string>): string {
  const clean = name.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD').slice(0, NAME_CHARACTERS) || 'unnamed'
  let unique = clean
  for (let copy = 2; taken.has(unique); copy += 1) unique = `${clean} (${copy})`
  taken.add(unique)
  return unique
}

/** Takes files apart: a zip archive is its members, any other file is itself. */
export async function piecesOf(files: readonly GivenFile[], options: PieceOptions): Promise<Pieces> {
  const refused: RefusedFile[] = []
  const pieces: Piece[] = []
  const archives = new Map<string, string[]>()
  const taken = new Set<string>()
  for (const [given, file] of files.entries()) {
    const name = nameOf(file.name, taken)
    try {
      const bytes = await requireSize(file.path, options.limits)
      if (bytes === null || !(await isZip(file.path))) {
        pieces.push({ given, name, path: file.path, zipped: false, whole: null })
        continue
      }
      const { limits, budget } = options
      const members = await unzip(file.path, {
        limits,
        budget,
        folder: join(options.workFolder, 'unpacked'),
        ...(options.headsOnly ? { headBytes: HEAD_BYTES } : {}),
      })
      const names = members.map((member) => nameOf(`${name}/${member.name}`, taken))
      archives.set(name, names)
      for (const [index, { path, bytes, cut }] of members.entries())
        pieces.push({ given, name: names[index] ?? name, path, zipped: true, whole: cut ? { bytes } : null })
      if (members.length === 0)
        throw new AppError('file-empty', 'The zip archive is empty.', 'Make it again.')
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push({ given, name, error, mappable: null })
    }
  }
  return { pieces, archives, refused }
}

/** Bytes of a file, null where there is none: opening it says why. */
async function requireSize(path: string, limits: Limits): Promise<number | null> {
  const file = await stat(path).catch(() => null)
  if (file === null || !file.isFile()) return null
  if (file.size > limits.fileBytes)
    throw limitError(
      `The file has ${inWords(file.size)}, and one file may have ${inWords(limits.fileBytes)}.`,
      'Bytes of one file',
    )
  return file.size
}

async function isZip(path: string): Promise<boolean> {
  const start = await firstBytes(path, 4)
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5 || start[2] === 7)
}

/** At most so many bytes of a file, from its beginning. */
export async function firstBytes(path: string, length: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: length - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk)
  return Buffer.concat(chunks)
}
