import { AppError } from '#lib/domain/errors/app-error.ts'

/** More than any listing that is taken has: see `listObjects`. */
const MAX_PAGES = 20_000

/**
 * Watches over the pages of one listing: a server that leads in a circle, or on for ever, is left.
 *
 * @returns takes what leads to the next page, undefined at the end, and gives it back. @throws AppError `server-unreachable`
 */
export function listedPages(name: string): (next: string | undefined) => string | undefined {
  const seen = new Set<string>()
  return (next) => {
    if (next === undefined || next === '') return undefined
    if (seen.has(next) || seen.size >= MAX_PAGES)
      throw new AppError(
        'server-unreachable',
        `The list of ${name} does not end.`,
        'Nothing of it was taken. Look whether the address is right, and give the folder of the export alone.',
      )
    seen.add(next)
    return next
  }
}
