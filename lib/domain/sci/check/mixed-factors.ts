const FACTOR = /(\d[\d,]*(?:\.\d+)?)\s*(k?g)\s*(?:CO2\w*)?\s*\/\s*kWh/gi
const OF_ENERGY = /\bE\b|\benergy\b/i
const THEN = /\b(then|but|while|whereas|yet|and I\b|multipl\w+|appli\w+|times)\b/i
const OTHERWISE =
  /weighted|\bmean\b|average|\bmix|regions|instead|before|after|\blow\b|\bhigh\b|range|corrected|same (factor|intensity|year)/i
const YEAR_OF_ENERGY =
  /\b(?:E|energy)\b[^,;]{0,40}?\b(?:of|from|in|for)\s+(?:[a-z'-]+\s+){0,3}?(20\d\d)\b(?!\s*(?:to|and|-|–)\s*20)/i
const YEAR_OF_INTENSITY =
  /\b(?:I|(?:carbon |grid )?intensity|(?:grid|emission) factor)\b[^,;]{0,60}?\b(?:of|from|in|for)\s+(?:[a-z'-]+\s+){0,3}?(20\d\d)\b(?!\s*(?:to|and|-|–)\s*20)/i

const gramsIn = (sentence: string): readonly number[] =>
  [...sentence.matchAll(FACTOR)].map(
    ([, digits = '', unit = '']) =>
      Number(digits.replaceAll(',', '')) * (unit.toLowerCase() === 'kg' ? 1000 : 1),
  )

/**
 * Whether words say that E is of one grid factor, or of one year, and I of another.
 *
 * @example saysMixedFactors('E is from a service that uses 186 g/kWh, and I is 473 g/kWh') // true
 */
export function saysMixedFactors(text: string): boolean {
  return text
    .slice(0, 20_000)
    .split(/\.(?=\s|$)|\n/)
    .some((sentence) => {
      if (OTHERWISE.test(sentence)) return false
      const [one, ...others] = gramsIn(sentence)
      const differs = one !== undefined && others.some((other) => Math.abs(other / one - 1) > 0.01)
      if (differs && OF_ENERGY.test(sentence) && THEN.test(sentence)) return true
      const [energy, intensity] = [YEAR_OF_ENERGY, YEAR_OF_INTENSITY].map((said) => said.exec(sentence)?.[1])
      return energy !== undefined && intensity !== undefined && energy !== intensity
    })
}
