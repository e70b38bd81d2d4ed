import type { Settings } from '#lib/domain/imports/settings.ts'
import { readSettings } from '#lib/store/read-settings.ts'

/** The settings of the server, defaults filled in. */
export const settings = (): Promise<Settings> => readSettings()
