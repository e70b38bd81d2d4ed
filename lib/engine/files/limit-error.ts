import { AppError } from '#lib/domain/errors/app-error.ts'

/** The refusal of something that exceeds one of the `Limits`, called as Settings calls it. */
export function limitError(happened: string, limit: string): AppError {
  return new AppError(
    'file-too-large',
    happened,
    `If it really is a bill, raise the limit "${limit}" under Settings and try again.`,
  )
}

/** Bytes for a message: `1.5 GB`. */
export function inWords(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  return `${Number((bytes / 1024 ** step).toPrecision(3))} ${units[step]}`
}
