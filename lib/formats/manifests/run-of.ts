/** The run of an export that a file belongs to, as its folders say. */
export interface Run {
  /** The folder that holds the runs; `''` for the top. */
  readonly of: string
  readonly id: string
  /** When it was made, as text that sorts; null where the folder's name does not say. */
  readonly made: string | null
  /** Whether the folder above is one of a billing period, so that its folders can be nothing but runs. */
  readonly certain: boolean
}

const PERIOD = /^(\d{8}-\d{8}|billing_period=\d{4}-\d{2}(-\d{2})?)$/i
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** AWS Data Exports: `20260903T101500Z-<execution id>`; Azure: `202609031015`. */
const MADE = /^(\d{8}T\d{6}Z)-|^(20\d{10})$/

/**
 * The run a file belongs to, by its path: AWS writes `<yyyymmdd-yyyymmdd>/<assembly id>/` and
 * `BILLING_PERIOD=<yyyy-mm>/<timestamp>-<execution id>/`, Azure `<yyyymmdd-yyyymmdd>/<yyyymmddhhmm>/<id>/`, each when told to keep
 * earlier runs. Null where no folder is that of a run.
 */
export function runOf(path: string): Run | null {
  const folders = path.split('/').slice(0, -1)
  for (const [index, folder] of folders.entries()) {
    const made = MADE.exec(folder)
    if (made === null && !UUID.test(folder)) continue
    return {
      of: folders.slice(0, index).join('/'),
      id: folder,
      made: made?.[1] ?? made?.[2] ?? null,
      certain: PERIOD.test(folders[index - 1] ?? ''),
    }
  }
  return null
}
