import { AppError } from '#lib/domain/errors/app-error.ts'

/**
 * What an error of the engine, while it reads a bill, means for the person whose bill it is. Undefined for errors that no bill
 * can cause: those are bugs.
 */
export function readError(error: unknown): AppError | undefined {
  const words = error instanceof Error ? error.message : String(error)
  const first = words.split('\n')[0] ?? ''
  if (/not a GZIP stream/i.test(first)) {
    return new AppError(
      'file-damaged',
      'Behind the end of the gzip archive there are bytes that do not belong to it.',
      'Download it again, or unpack it and give the unpacked file.',
      error,
    )
  }
  if (/^INTERNAL Error/i.test(first)) {
    return new AppError(
      'file-damaged',
      'The file broke the engine that reads it: its bytes are not what its beginning says, perhaps text that is not UTF-8.',
      'Export it again, as UTF-8 if it is text, or download it again.',
      error,
    )
  }
  if (/^(Out of Memory|IO) Error/i.test(first)) {
    return new AppError(
      'import-failed',
      `Reading the file ran out of memory or disk (${first}).`,
      'Free some disk space, or split the file into months, and try again.',
      error,
    )
  }
  if (/^(Invalid( Input)?|Conversion|Serialization|Out of Range) Error: /.test(first)) {
    return new AppError(
      'file-damaged',
      `The file could not be read to its end (${first}).`,
      'Download it again; if that does not help, export it again.',
      error,
    )
  }
  return undefined
}
