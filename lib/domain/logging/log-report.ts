import type { TemplateFlag } from './template-flags.ts'

/** Lines and bytes of records. Lines that continue a record count with it; bytes are raw, line ends included. */
export interface LogVolume {
  readonly lines: number
  readonly bytes: number
}

export interface LevelVolume extends LogVolume {
  /** As the log spells it most often, or `none`. */
  readonly level: string
}

export interface FieldVolume {
  /** The key, or the path of keys with dots. */
  readonly field: string
  readonly records: number
  readonly bytes: number
}

export interface LogTemplate extends LogVolume {
  /** A hash of the template's text: the same in every run. */
  readonly id: string
  readonly template: string
  /** The level that most of its records have. */
  readonly level: string
  readonly records: number
  /** Of all bytes, 0 to 1. */
  readonly share: number
  /** Standard error of the share where the log is a sample of more; null where nothing is known. */
  readonly shareError: number | null
  readonly flags: readonly TemplateFlag[]
}

/** What a log holds. Σ bytes of the templates = Σ bytes of the levels = bytes, and so for lines. */
export interface LogReport extends LogVolume {
  readonly records: number
  readonly levels: readonly LevelVolume[]
  /** Most bytes first. */
  readonly templates: readonly LogTemplate[]
  /** Fields of records that are JSON, most bytes first. */
  readonly fields: readonly FieldVolume[]
}
