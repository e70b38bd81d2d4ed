import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { isErrorCode } from '../errors.ts'

const texts = z.array(z.string())

/** What is shown of a preflight; the server says more. */
export const Preflight = z.object({
  bills: z.array(
    z.object({
      formatName: z.string(),
      version: z.string(),
      files: z.array(z.object({ name: z.string() })),
      rows: z.object({ count: z.number(), exact: z.boolean() }),
      period: z.object({ start: z.string(), end: z.string() }).nullable(),
      billingAccounts: texts,
      currencies: texts,
      missing: z.array(z.object({ column: z.string(), cost: z.string() })),
      warnings: texts,
      grade: z.string(),
      gradeReasons: texts,
      overlaps: z.array(
        z.object({
          dataset: z.string(),
          provider: z.string(),
          billingAccountId: z.string(),
          billingPeriod: z.string(),
          fileNames: texts,
        }),
      ),
    }),
  ),
  setAside: z.array(z.object({ name: z.string(), reason: z.string() })),
  refused: z.array(z.object({ name: z.string(), code: z.string(), happened: z.string(), next: z.string() })),
  missingFiles: texts,
  alreadyImported: z.string().nullable(),
})
export type Preflight = z.infer<typeof Preflight>

const list = (values: readonly string[]): string => values.map(visible).join(', ') || '–'

function billLines(bill: Preflight['bills'][number]): readonly string[] {
  const { rows, period } = bill
  return [
    `${bill.formatName} ${bill.version}`
      .trim()
      .concat(`, ${formatCount(bill.files.length)} file(s), grade ${bill.grade}`),
    `  rows      ${rows.exact ? '' : 'about '}${formatCount(rows.count)}`,
    `  period    ${period ? `${period.start} to ${period.end} (end exclusive)` : '–'}`,
    `  accounts  ${list(bill.billingAccounts)}`,
    `  currency  ${list(bill.currencies)}`,
    ...bill.gradeReasons.map((reason) => `  grade     ${visible(reason)}`),
    ...bill.missing.map(({ column, cost }) => `  missing   ${visible(column)}: ${visible(cost)}`),
    ...bill.warnings.map((warning) => `  note      ${visible(warning)}`),
    ...bill.overlaps.map(
      ({ provider, billingAccountId, billingPeriod, fileNames }) =>
        `  replaces  ${visible(provider)} ${visible(billingAccountId)} ${billingPeriod.slice(0, 7)}, from ${list(fileNames)}`,
    ),
  ]
}

/** What would come of an import, for a person at a terminal. */
export const preflightText = ({ bills, setAside, missingFiles }: Preflight): string =>
  [
    ...bills.flatMap(billLines),
    ...setAside.map(({ name, reason }) => `not read: ${visible(name)}: ${visible(reason)}`),
    ...missingFiles.map((name) => `missing: ${visible(name)}, which a manifest names`),
  ]
    .map((line) => `${line}\n`)
    .join('')

/** @throws AppError of the first file that cannot be read, which names all of them */
export function refuseUnreadable({ bills, refused }: Preflight): void {
  const [first] = refused
  if (first) {
    const names = refused.map(({ name, happened }) => `${visible(name)}: ${visible(happened)}`)
    const code = isErrorCode(first.code) ? first.code : 'format-unknown'
    throw new AppError(code, names.join(' '), visible(first.next))
  }
  if (bills.length === 0)
    throw new AppError('format-unknown', 'None of these files is a bill.', 'Name a billing export.')
}
