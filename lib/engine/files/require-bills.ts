import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Gathered } from './gathered.ts'

const NAMES_SHOWN = 5

const listed = (names: readonly string[]): string =>
  names.length > NAMES_SHOWN
    ? `${names.slice(0, NAMES_SHOWN).join(', ')} and ${names.length - NAMES_SHOWN} more`
    : names.join(', ')

/**
 * Refuses files of which not every one can be read or is there: a part of a month would look like a small month.
 * @param given how many files were given
 * @throws AppError what is wrong with the first file that cannot be read; `file-not-found` for files that a manifest names;
 * `format-unknown` where no file is a bill
 */
export function requireBills({ bills, refused, missingFiles }: Gathered, given: number): void {
  const [first] = refused
  if (first !== undefined) {
    const { code, happened, next } = first.error
    if (given === 1 && refused.length === 1 && bills.length === 0) throw first.error
    throw new AppError(code, `${first.name}: ${happened}`, next, first.error)
  }
  if (missingFiles.length > 0) {
    throw new AppError(
      'file-not-found',
      `The manifest names ${missingFiles.length} files that are not here: ${listed(missingFiles)}.`,
      'Give all of them, or the files without the manifest if a part of the month is enough.',
    )
  }
  if (bills.length === 0) {
    throw new AppError(
      'format-unknown',
      'None of the files is a billing export.',
      'A manifest alone holds no usage: give the files that it names with it.',
    )
  }
}
