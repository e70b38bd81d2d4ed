import { AppError } from '#lib/domain/errors/app-error.ts'

const GRAMS = { mg: 0.001, g: 1, kg: 1000 } as const
const SHAPE = /^(\d+(?:\.\d+)?|\.\d+)\s*(mg|g|kg)$/

/** Grams of an amount such as 0.5g, 300mg or 1.2kg. @throws AppError `bad-arguments` without a unit, so that none is guessed */
export function gramsOf(flag: string, text: string | undefined): number {
  const [, amount, unit] = SHAPE.exec(text ?? '') ?? []
  if (amount !== undefined && unit !== undefined) return Number(amount) * GRAMS[unit as keyof typeof GRAMS]
  throw new AppError(
    'bad-arguments',
    text === undefined ? `--${flag} is missing.` : `--${flag} does not know "${text}".`,
    'Use an amount per functional unit with its unit, such as 0.5g, 300mg or 1.2kg.',
  )
}
