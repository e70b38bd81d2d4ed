import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { checkDocument, type SciCheckReport } from './check-document.ts'

const MOST_BYTES = 10_000_000

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new AppError('file-not-found', `There is no file ${file}.`, 'Check its path.')
  if (found.size > MOST_BYTES)
    throw new AppError('file-too-large', `${file} is larger than 10 MB.`, 'Split it into smaller files.')
  const text = await readFile(file, 'utf8')
  if (text.trim() === '')
    throw new AppError('file-empty', `${file} is empty.`, 'Give a calculation to check.')
  return text
}

/** Checks the calculation of a score in a file. @throws AppError as `checkDocument`, `file-not-found`, `file-empty` */
export const checkFile = async (file: string): Promise<SciCheckReport> =>
  checkDocument(await textOf(file), dirname(file))
