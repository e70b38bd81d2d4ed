import { readFile, stat } from 'node:fs/promises'
import { AppError } from '#lib/domain/errors/app-error.ts'

const MOST_BYTES = 10_000_000

/**
 * The text of a file that a person wrote: 10 MB at most.
 *
 * @param what it is, as in "Split the manifest into smaller ones."
 * @throws AppError `file-not-found`, `file-too-large`
 */
export async function smallText(file: string, what: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile())
    throw new AppError('file-not-found', `There is no file ${file}.`, 'Check the path and try again.')
  if (found.size > MOST_BYTES)
    throw new AppError(
      'file-too-large',
      `${file} is larger than ${MOST_BYTES / 1e6} MB.`,
      `Split the ${what} into smaller ones.`,
    )
  return readFile(file, 'utf8')
}
