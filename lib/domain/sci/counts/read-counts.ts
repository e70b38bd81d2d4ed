import { nameFault } from '../name-fault.ts'
import { MAX_COUNTED_DAYS } from './constant-counts.ts'
import { type DayCount, HOURS_OF_DAY } from './day-count.ts'

/** What is wrong with a row. */
export interface CountFault {
  /** Counted from 1, the header included. */
  readonly line: number
  readonly fault: string
}

export interface CountsRead {
  /** By operation and day. Empty where there is any fault. */
  readonly counts: readonly DayCount[]
  readonly faults: readonly CountFault[]
}

const MAX_OPERATIONS = 100
const MOST = 1e15
const WHEN = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):00(?::00(?:\.0+)?)?Z)?$/
const NUMBER = /^\d+(?:\.\d+)?$/

interface Row {
  readonly operation: string
  readonly day: string
  /** Null: the whole day. */
  readonly hour: number | null
  readonly count: number
}

const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** A row, or what is wrong with it. */
function rowOf(when: string, operation: string, count: string): Row | string {
  const [, day, hour] = WHEN.exec(when) ?? []
  if (day === undefined || !isDay(day) || Number(hour ?? 0) >= HOURS_OF_DAY)
    return `“${when}” is no day such as 2026-08-01, and no hour such as 2026-08-01T13:00Z.`
  const wrongName = nameFault(operation)
  if (wrongName !== null) return `The operation is not accepted. ${wrongName}`
  if (/^-\s*\d/.test(count)) return `The count ${count} is negative.`
  if (!NUMBER.test(count)) return `“${count}” is no count such as 1200 or 12.5.`
  if (Number(count) > MOST) return `The count ${count} is larger than ${MOST}.`
  return { operation, day, hour: hour === undefined ? null : Number(hour), count: Number(count) }
}

/** Rows of the same time, and whole days beside hours of them, say one thing twice. */
function takenBy(taken: ReadonlyMap<string, number>, { operation, day, hour }: Row): number | undefined {
  const at = (time: string) => taken.get(JSON.stringify([operation, day, time]))
  return hour === null ? at('any') : (at('day') ?? at(String(hour)))
}

function take(taken: Map<string, number>, { operation, day, hour }: Row, line: number): void {
  for (const time of ['any', hour === null ? 'day' : String(hour)])
    taken.set(JSON.stringify([operation, day, time]), line)
}

function sumByDay(rows: readonly Row[]): readonly DayCount[] {
  const days = new Map<string, DayCount>()
  for (const { operation, day, hour, count } of rows) {
    const key = JSON.stringify([operation, day])
    const known = days.get(key)
    days.set(key, {
      operation,
      day,
      count: (known?.count ?? 0) + count,
      coveredHours: (known?.coveredHours ?? 0) + (hour === null ? HOURS_OF_DAY : 1),
    })
  }
  const inOrder = (a: DayCount, b: DayCount) =>
    a.operation === b.operation ? (a.day < b.day ? -1 : 1) : a.operation < b.operation ? -1 : 1
  return [...days.values()].sort(inOrder)
}

function wholeFault(counts: readonly DayCount[]): string | null {
  const operations = new Set(counts.map(({ operation }) => operation))
  if (operations.size > MAX_OPERATIONS) return `There are more than ${MAX_OPERATIONS} operations.`
  const days = new Set(counts.map(({ day }) => day))
  return days.size > MAX_COUNTED_DAYS ? `There are more than ${MAX_COUNTED_DAYS} days.` : null
}

/**
 * Counts of operations from the rows of a table with the columns `day` (or `hour`), `operation` and `count`, in any order. Hours are
 * added up by day; a day with some of its hours says so in `coveredHours`. Nothing is read where any row is at fault.
 *
 * @param records the rows of the file, header first
 * @param lines the line of the file that each of them begins on, counted from 1
 * @example readCounts([['day', 'operation', 'count'], ['2026-08-01', 'order', '1200']]) // one day, 1200 orders, 24 hours
 */
export function readCounts(
  records: readonly (readonly string[])[],
  lines: readonly number[] = records.map((_, index) => index + 1),
): CountsRead {
  const [head = [], ...body] = records
  const names = head.map((name) => name.trim().toLowerCase())
  const places = [
    names.findIndex((name) => name === 'day' || name === 'hour'),
    names.indexOf('operation'),
    names.indexOf('count'),
  ]
  const missing = ['day', 'operation', 'count'].filter((_, index) => (places[index] ?? -1) < 0)
  if (missing.length > 0)
    return {
      counts: [],
      faults: [{ line: 1, fault: `The header has no column ${missing.join(' and no ')}.` }],
    }
  if (body.length === 0)
    return { counts: [], faults: [{ line: 1, fault: 'There is no row under the header.' }] }
  const faults: CountFault[] = []
  const rows: Row[] = []
  const taken = new Map<string, number>()
  for (const [index, record] of body.entries()) {
    const line = lines[index + 1] ?? index + 2
    const [when = '', operation = '', count = ''] = places.map((place) => (record[place] ?? '').trim())
    const row =
      record.length > head.length ? 'It has more cells than the header.' : rowOf(when, operation, count)
    if (typeof row === 'string') {
      faults.push({ line, fault: row })
      continue
    }
    const earlier = takenBy(taken, row)
    if (earlier === undefined) {
      take(taken, row, line)
      rows.push(row)
    } else faults.push({ line, fault: `Line ${earlier} has a count of the same operation and time.` })
  }
  const counts = sumByDay(rows)
  const fault = wholeFault(counts)
  if (fault !== null) faults.push({ line: 1, fault })
  return { counts: faults.length > 0 ? [] : counts, faults }
}
