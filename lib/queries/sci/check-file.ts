import { dirname } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { smallText } from '../small-text.ts'
import { checkDocument, type SciCheckReport } from './check-document.ts'

/** Checks the calculation of a score in a file. @throws AppError as `checkDocument`, `smallText`, `file-empty` */
export async function checkFile(file: string): Promise<SciCheckReport> {
  const text = await smallText(file, 'calculations')
  if (text.trim() === '')
    throw new AppError('file-empty', `${file} is empty.`, 'Give a calculation to check.')
  return checkDocument(text, dirname(file))
}
