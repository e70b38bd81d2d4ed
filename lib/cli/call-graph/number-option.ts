import { AppError } from '#lib/domain/errors/app-error.ts'

const DECIMAL = /^(\d+\.?\d*|\.\d+)(e\d+)?$/i

/** The number of an option, or null where it was not given. @throws AppError `bad-arguments` */
export function numberOption(
  flag: string,
  text: string | undefined,
  { least = 0, most = 1e9, whole = false }: { least?: number; most?: number; whole?: boolean } = {},
): number | null {
  if (text === undefined) return null
  const value = DECIMAL.test(text.trim()) ? Number(text) : Number.NaN
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value
  throw new AppError(
    'bad-arguments',
    `--${flag} does not know "${text}".`,
    `Use a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`,
  )
}
