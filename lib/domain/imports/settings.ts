import { DEFAULT_LIMITS, type Limits } from './limits.ts'

/** Choices for the whole server. */
export interface Settings {
  readonly limits: Limits
  /** Whether files are kept, compressed, after their import, so that a newer version can read them again. */
  readonly keepOriginals: boolean
}

export const DEFAULT_SETTINGS: Settings = { limits: DEFAULT_LIMITS, keepOriginals: true }
