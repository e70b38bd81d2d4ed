import { AppError } from '#lib/domain/errors/app-error.ts'

/** The one answer to whoever asks for more than a share link shows, and to links that show nothing, whatever the reason. */
export const nothingHere = (): AppError =>
  new AppError('not-found', 'There is nothing at this address.', 'Ask whoever gave you the link.')
