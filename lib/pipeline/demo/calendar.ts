/** One day of the demo's bills, all of which are in UTC. */
export interface DemoDay {
  /** ISO date. */
  readonly date: string
  /** ISO date of the day after. */
  readonly nextDate: string
  /** `YYYY-MM`. */
  readonly month: string
  /** 0 for the first month of the demo. */
  readonly monthIndex: number
  readonly dayIndex: number
  readonly isWeekend: boolean
  readonly isFirstOfMonth: boolean
  readonly daysInMonth: number
  readonly monthStart: string
  /** ISO date of the first day after the month. */
  readonly monthEnd: string
}

/** Six complete months. The one after them is billed up to its eighteenth day. */
export const DEMO_MONTHS = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'] as const

const iso = (year: number, monthNumber: number, day: number): string =>
  new Date(Date.UTC(year, monthNumber - 1, day)).toISOString().slice(0, 10)

const daysOf = (month: string, monthIndex: number): Omit<DemoDay, 'dayIndex'>[] => {
  const [year = 0, monthNumber = 0] = month.split('-').map(Number)
  const monthEnd = iso(year, monthNumber + 1, 1)
  const daysInMonth = Number(iso(year, monthNumber + 1, 0).slice(8))
  return Array.from({ length: daysInMonth }, (_, index) => {
    const date = iso(year, monthNumber, index + 1)
    return {
      date,
      nextDate: iso(year, monthNumber, index + 2),
      month,
      monthIndex,
      isWeekend: [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
      isFirstOfMonth: index === 0,
      daysInMonth,
      monthStart: `${month}-01`,
      monthEnd,
    }
  })
}

const MONTH_UNDER_WAY = '2026-10'
const DAYS_BILLED = 18

/** Every day of the demo, first to last. */
export const DEMO_DAYS: readonly DemoDay[] = [
  ...DEMO_MONTHS.flatMap(daysOf),
  ...daysOf(MONTH_UNDER_WAY, DEMO_MONTHS.length).slice(0, DAYS_BILLED),
].map((day, dayIndex) => ({ ...day, dayIndex }))
