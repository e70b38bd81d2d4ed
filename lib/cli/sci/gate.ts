import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { askScore, scoreArguments } from './ask-score.ts'
import { gramsOf } from './grams-of.ts'

const SIDES = ['low', 'central', 'high'] as const

/**
 * `headroom sci gate --boundary NAME --max 0.5g`: for pipelines, that are to stop where a score is too high.
 *
 * @throws AppError `limit-exceeded`, or `not-computable` where there is no score: unknown passes no gate
 */
export async function gate(args: readonly string[]): Promise<void> {
  const values = scoreArguments(args, { max: { type: 'string' }, on: { type: 'string' } })
  const most = gramsOf('max', typeof values.max === 'string' ? values.max : undefined)
  const side = SIDES.find((each) => each === (values.on ?? 'central'))
  if (!side)
    throw new AppError(
      'bad-arguments',
      `--on does not know "${values.on}".`,
      `Use one of: ${SIDES.join(', ')}.`,
    )
  const { score, operation, boundary, countedDays, days } = await askScore(values)
  if (!score.ok)
    throw new AppError(
      'not-computable',
      `The score of ${visible(boundary.name)} ${score.reason}.`,
      'Choose a period with bills and counts, and an operation.',
    )
  const unit = visible(operation?.unit ?? 'functional unit')
  const said = `SCI of ${visible(boundary.name)}: ${score.sciG[side]} gCO2e per ${unit} (${side}, ${countedDays} of ${days} days), at most ${most} g`
  if (score.sciG[side] > most)
    throw new AppError('limit-exceeded', `${said}.`, 'Lower the carbon per unit, or change --max.')
  process.stdout.write(`${said}\n`)
}
