/** An import of what a receiver took in, as far as merging asks. */
export interface ReceivedImport {
  readonly id: string
  /** The day of its first trace, ISO. */
  readonly day: string
  /** How many files it was made of. */
  readonly files: number
  /** Milliseconds since 1970. */
  readonly endedAt: number
}

/** So many imports of one size become one of the next size. */
const FAN_IN = 12
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** 0 below 12 files, 1 below 144, and so on. */
function tierOf(files: number): number {
  let tier = 0
  for (let rest = files; rest >= FAN_IN; rest /= FAN_IN) tier++
  return tier
}

const grouped = <Key>(imports: readonly ReceivedImport[], keyOf: (one: ReceivedImport) => Key) => {
  const groups = new Map<Key, ReceivedImport[]>()
  for (const one of imports) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups.values()]
}

const isOver = (imports: readonly ReceivedImport[], now: number): boolean =>
  imports.every(
    ({ day, endedAt }) =>
      now >= Date.parse(`${day}T00:00:00Z`) + DAY_MS + HOUR_MS && now >= endedAt + HOUR_MS,
  )

/**
 * Which imports are to become one, so that their files stay few without being written often: twelve of one day and of about one size
 * (fewer than 12 files, fewer than 144, …), as log-structured merge trees do; and all of a day that has been over for an hour, in
 * which none of it came. A day of n files holds at most 11 imports of each of log12(n) sizes, and each file is written again once a size.
 *
 * @param now milliseconds since 1970
 * @returns ids, of one day; none where nothing is due
 * @example mergeDue(twelveOfToday, now) // all twelve
 */
export function mergeDue(received: readonly ReceivedImport[], now: number): readonly string[] {
  for (const ofDay of grouped(received, ({ day }) => day)) {
    const full = grouped(ofDay, ({ files }) => tierOf(files)).find(({ length }) => length >= FAN_IN)
    const due = full ?? (ofDay.length > 1 && isOver(ofDay, now) ? ofDay : [])
    if (due.length > 0) return due.map(({ id }) => id)
  }
  return []
}
