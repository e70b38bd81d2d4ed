import { AppError } from '#lib/domain/errors/app-error.ts'
import { LIMIT_BOUNDS } from '#lib/domain/imports/limit-bounds.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import type { Settings } from '#lib/domain/imports/settings.ts'
import { replaceSettings } from '#lib/store/replace-settings.ts'

/**
 * Changes the settings of the server. Imports that run keep the limits they began with.
 *
 * @throws AppError `bad-arguments` for a limit out of its bounds
 */
export async function changeSettings(settings: Settings): Promise<void> {
  for (const [name, { min, max, whole }] of Object.entries(LIMIT_BOUNDS)) {
    const value = settings.limits[name as keyof Limits]
    if (value >= min && value <= max && (!whole || Number.isInteger(value))) continue
    throw new AppError(
      'bad-arguments',
      `The limit ${name} cannot be ${value}.`,
      `Use a ${whole ? 'whole number' : 'number'} from ${min} to ${max}.`,
    )
  }
  await replaceSettings(settings)
}
