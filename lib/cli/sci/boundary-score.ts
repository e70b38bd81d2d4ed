import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { askScore, type ScoreAnswer, scoreArguments } from './ask-score.ts'

type KnownScore = Extract<ScoreAnswer['score'], { ok: true }>

const grams = (value: number): string => formatMassWithUnit(value / 1000).replace('\u00a0', ' ')
const range = ({ low, central, high }: KnownScore['sciG']): string =>
  low === high ? grams(central) : `${grams(central)} (${grams(low)} to ${grams(high)})`

/** A score for a person at a terminal: range, split, components and what is not in it. */
function scoreText({ boundary, operation, period, score, components, gaps, ...rest }: ScoreAnswer): string {
  const unit = visible(operation?.unit ?? 'functional unit')
  const head = `${visible(boundary.name)} (version ${boundary.version})${period ? `, ${period.from} to ${period.to}` : ''}`
  const days = `${rest.countedDays} of ${rest.days} days have both a bill and a count; location-based, factor set ${rest.factorSet}, snapshot ${rest.snapshot}`
  const figures = score.ok
    ? [
        `SCI            ${range(score.sciG)} CO2e per ${unit}`,
        `  operational  ${range(score.operationalG)}`,
        `  embodied     ${range(score.embodiedG)}`,
        `R              ${score.functionalUnits} × ${unit}`,
      ]
    : [`SCI ${score.reason}`]
  const parts = components.map(({ name, leftOutBecause, share, score: part }) =>
    leftOutBecause === null
      ? `  ${visible(name)}: ${part.ok ? range(part.sciG) : 'no figure'}${share === null ? '' : `, ${(share * 100).toFixed(1)} %`}`
      : `  ${visible(name)}: left out, ${visible(leftOutBecause)}`,
  )
  const missing = gaps.map(
    ({ from, to, reason }) => `  ${from === to ? from : `${from} to ${to}`}: ${reason}`,
  )
  return `${[head, ...figures, days, 'Components', ...parts, ...(missing.length > 0 ? ['Days in no score', ...missing] : [])].join('\n')}\n`
}

/** `headroom sci --boundary NAME`: the score that a running server has. */
export async function boundaryScore(args: readonly string[]): Promise<void> {
  const values = scoreArguments(args, { json: { type: 'boolean' } })
  const answer = await askScore(values)
  process.stdout.write(values.json === true ? `${JSON.stringify(answer)}\n` : scoreText(answer))
}
