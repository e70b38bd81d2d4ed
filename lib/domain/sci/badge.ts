import { visible } from '../format/visible.ts'
import type { SciScore } from './score.ts'

export const MAX_BADGE_DAYS = 366

const LABEL = 'SCI'
const LONGEST_UNIT = 40
const CHARACTER_WIDTH = 7
const PADDING = 10
const HEIGHT = 20

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that is safe in XML, whatever it is made of: nothing invisible, nothing that marks something up. */
const xmlText = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

const cut = (text: string): string => {
  const characters = [...text]
  return characters.length > LONGEST_UNIT ? `${characters.slice(0, LONGEST_UNIT - 1).join('')}…` : text
}

/** Three digits, without a power of ten where a person need not read one. */
const number = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-6 ? value.toExponential(2) : String(Number(value.toPrecision(3)))

/**
 * What a badge says. @example badgeText({ ok: true, sciG: { central: 0.4213 } … }, 'order') // '0.421 gCO2e/order'
 */
export const badgeText = (score: SciScore, unit: string): string =>
  score.ok ? `${number(score.sciG.central)} gCO2e/${cut(unit)}` : 'unknown'

/** A badge as SVG: one number with its unit, and nothing that runs, is loaded or names anybody. */
export function badgeSvg(text: string): string {
  const left = LABEL.length * CHARACTER_WIDTH + PADDING
  const right = [...visible(text)].length * CHARACTER_WIDTH + PADDING
  const width = left + right
  const said = xmlText(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${LABEL} ${said}">
<title>${LABEL} ${said}</title>
<rect width="${width}" height="${HEIGHT}" rx="3" fill="#1d2733"/>
<rect x="${left}" width="${right}" height="${HEIGHT}" rx="3" fill="#14614f"/>
<g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
<text x="${left / 2}" y="14">${LABEL}</text>
<text x="${left + right / 2}" y="14">${said}</text>
</g>
</svg>
`
}
