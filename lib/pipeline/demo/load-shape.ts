import type { DemoDay } from './calendar.ts'

/** How the use of something runs over the months: 1 is its size on a working day of the first month. */
export type LoadShape = keyof typeof SHAPES

const SHAPES = {
  /** The same every hour of every day. */
  constant: () => 1,
  /** Nearly the same every day. */
  steady: (day: DemoDay) => 1 + 0.005 * day.monthIndex,
  /** People at work use it: little happens at the weekend. */
  office: (day: DemoDay) => (day.isWeekend ? 0.35 : 1) * 1.01 ** day.monthIndex,
  /** Customers use it: busier at the weekend, and growing. */
  shop: (day: DemoDay) => (day.isWeekend ? 1.25 : 1) * 1.03 ** day.monthIndex,
  /** Data that piles up. */
  piling: (day: DemoDay) => 1 + day.dayIndex / 200,
  /** Somebody left debug logging on, and its volume grows with every release. */
  debug: (day: DemoDay) => 1.6 ** day.monthIndex,
  /** Moved away bit by bit. */
  leaving: (day: DemoDay) => 0.8 ** day.monthIndex,
  /** All models trained anew in August, which nobody announced. */
  retraining: (day: DemoDay) => (day.month === '2026-08' ? 5 : 1),
} as const satisfies Record<string, (day: DemoDay) => number>

/** Day-to-day noise as a share of the load. */
const NOISE: Readonly<Partial<Record<LoadShape, number>>> = { constant: 0, steady: 0.02, piling: 0 }
const USUAL_NOISE = 0.06

/** A number from 0 to 1 that depends on the text alone (FNV-1a). */
export function hash01(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000
}

/** The load on one day, the same on every machine and in every run. */
export function loadOn(day: DemoDay, shape: LoadShape, name: string): number {
  const noise = NOISE[shape] ?? USUAL_NOISE
  return SHAPES[shape](day) * (1 + noise * (2 * hash01(`${name} ${day.date}`) - 1))
}
