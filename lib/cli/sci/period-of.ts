import { AppError } from '#lib/domain/errors/app-error.ts'
import { dayOf, daysInMonth } from '#lib/domain/targets/month-days.ts'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The days of `--period`: a month such as 2026-08, or from..to. @throws AppError `bad-arguments` */
export function periodOf(text: string | undefined): { readonly from?: string; readonly to?: string } {
  if (text === undefined) return {}
  if (MONTH.test(text)) return { from: dayOf(text, 1), to: dayOf(text, daysInMonth(text)) }
  const [from = '', to = '', ...more] = text.split('..')
  if (more.length === 0 && DAY.test(from) && DAY.test(to)) return { from, to }
  throw new AppError(
    'bad-arguments',
    `--period does not know "${text}".`,
    'Use a month such as 2026-08, or days such as 2026-08-01..2026-08-14, both included.',
  )
}
