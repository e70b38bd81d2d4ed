const PERIOD = /^(\d{4})(\d{2})\d{2}-\d{8}$|^billing_period=(\d{4})-(\d{2})(?:-\d{2})?$/i
const YEAR = /^(?:year=)?(20\d{2})$/i
const MONTH = /^(?:month=)?(0?[1-9]|1[0-2])$/i
const ANYWHERE = /(?:^|[^\d])(20\d{2})-?(0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?(?:[^\d]|$)/

/** Where the folder of a billing period stands in a path, as AWS and Azure name them; -1 where there is none. */
export const periodFolderAt = (segments: readonly string[]): number =>
  segments.findIndex((segment) => PERIOD.test(segment))

/**
 * The month that a path says it is of, null where it does not.
 * @example monthOf('cur/daily/20260901-20261001/daily-1.csv.gz') // '2026-09'
 * @example monthOf('reports/year=2026/month=9/part-0.parquet') // '2026-09'
 */
export function monthOf(path: string): string | null {
  const segments = path.split('/')
  const period = PERIOD.exec(segments[periodFolderAt(segments)] ?? '')
  if (period !== null) return `${period[1] ?? period[3]}-${period[2] ?? period[4]}`
  for (const [index, segment] of segments.slice(0, -1).entries()) {
    const [year, month] = [YEAR.exec(segment)?.[1], MONTH.exec(segments[index + 1] ?? '')?.[1]]
    if (year !== undefined && month !== undefined) return `${year}-${month.padStart(2, '0')}`
  }
  for (const segment of segments) {
    const found = ANYWHERE.exec(segment)
    if (found !== null) return `${found[1]}-${found[2]}`
  }
  return null
}
