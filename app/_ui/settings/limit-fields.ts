import type { Limits } from '#lib/domain/imports/limits.ts'
import type { Messages } from '../../_i18n/english.ts'

interface LimitField {
  readonly unit: keyof Messages['settings']['limits']['units']
  /** How much of the limit's own unit one of the shown unit is. */
  readonly size: number
}

const KIB = 1024
const MIB = 1024 ** 2
const GIB = 1024 ** 3

/** The unit in which a person sets each limit. */
export const LIMIT_FIELDS: Readonly<Record<keyof Limits, LimitField>> = {
  fileBytes: { unit: 'GiB', size: GIB },
  importBytes: { unit: 'GiB', size: GIB },
  unpackRatio: { unit: 'times', size: 1 },
  archiveEntries: { unit: 'files', size: 1 },
  columns: { unit: 'columns', size: 1 },
  cellCharacters: { unit: 'characters', size: 1 },
  lineBytes: { unit: 'KiB', size: KIB },
  rejectedShare: { unit: 'percent', size: 0.01 },
  freeDiskBytes: { unit: 'MiB', size: MIB },
  workerMemoryBytes: { unit: 'MiB', size: MIB },
  workerSeconds: { unit: 'minutes', size: 60 },
}

export const LIMIT_NAMES = Object.keys(LIMIT_FIELDS) as (keyof Limits)[]

/** A limit as it stands in its field. @example inField('workerSeconds', 21600) // '360' */
export const inField = (name: keyof Limits, value: number): string =>
  String(Number((value / LIMIT_FIELDS[name].size).toPrecision(12)))

/** What stands in a field as a limit; null where it is no number. */
export function fromField(name: keyof Limits, text: string): number | null {
  const shown = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(shown)) return null
  const value = Number((shown * LIMIT_FIELDS[name].size).toPrecision(12))
  return Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value
}
