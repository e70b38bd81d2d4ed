import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** Waits. @throws AppError `conflict` where it is stopped before */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal }).catch(() => {
    throw new AppError('conflict', 'It was stopped.', 'Begin again when you like.')
  })
