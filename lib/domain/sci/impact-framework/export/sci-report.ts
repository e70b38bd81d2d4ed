import { visible } from '../../../format/visible.ts'
import type { DisclosedComponent, DisclosedPeriod, ScoreDisclosure } from './disclosure.ts'
import { SCI_VERSION } from './disclosure.ts'
import { componentTotals, totalsOf } from './totals.ts'

/** Text of users in Markdown: no line of its own, no markup. */
const text = (value: string): string => visible(value).replace(/[\\`*_[\]<>#|~&]/g, (mark) => `\\${mark}`)

/** Six significant digits. */
const figure = (value: number): string => String(Number(value.toPrecision(6)))

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const list = (items: readonly string[], none: string): readonly string[] =>
  items.length > 0 ? items.map((item) => `- ${item}`) : [none]

function componentRows(components: readonly DisclosedComponent[], count: number): readonly string[] {
  return components.map((component) => {
    const { energyKwh, operationalG, embodiedG } = componentTotals(component)
    const carbon = operationalG + embodiedG
    return row(
      text(component.name),
      ...[energyKwh, operationalG, embodiedG, carbon, carbon / count].map(figure),
      text(component.provenance),
    )
  })
}

/** An SCI report in Markdown with every disclosure that the standard asks for. */
export function sciReport(
  score: ScoreDisclosure,
  components: readonly DisclosedComponent[],
  first: DisclosedPeriod,
  last: DisclosedPeriod,
): string {
  const { software, boundary, functionalUnit: unit, factors, contact } = score
  const { energyKwh, operationalG, embodiedG } = totalsOf(components)
  const carbonG = operationalG + embodiedG
  const lines = [
    `# Software Carbon Intensity of ${text(software.name)}`,
    '',
    `**SCI = ${figure(carbonG / unit.count)} gCO2e per ${text(unit.name)}** over ${first.from} to ${last.to} (end excluded)`,
    '',
    row('', ''),
    row('---', '---'),
    row('Software', `${text(software.name)} ${text(software.version)}`),
    row('Organisation', text(score.organisation)),
    row('Contact', `${text(contact.name)}, ${text(contact.email)}`),
    row('Publication', text(score.guid)),
    row('Standard', text(SCI_VERSION)),
    row('Calculated on', text(score.calculatedOn)),
    row('Figures', text(factors.identity)),
    '',
    '## Calculation',
    '',
    'SCI = ((E × I) + M) per R, the ratio of the sums over the whole period.',
    '',
    row('Term', 'Value', 'Unit'),
    row('---', '---:', '---'),
    row('E, energy', figure(energyKwh), 'kWh'),
    row(
      'I, carbon intensity (O / E, location-based)',
      energyKwh > 0 ? figure(operationalG / energyKwh) : 'no energy',
      'gCO2e/kWh',
    ),
    row('O = E × I', figure(operationalG), 'gCO2e'),
    row('M, embodied', figure(embodiedG), 'gCO2e'),
    row('C = O + M', figure(carbonG), 'gCO2e'),
    row('R', figure(unit.count), text(unit.name)),
    '',
    '## Software boundary',
    '',
    `${text(boundary.name)}, version ${text(boundary.version)}. Inside:`,
    '',
    row('Component', 'E kWh', 'O g', 'M g', 'C g', 'g per unit', 'Where the figures come from'),
    row('---', '---:', '---:', '---:', '---:', '---:', '---'),
    ...componentRows(components, unit.count),
    '',
    'Outside:',
    '',
    ...list(
      boundary.outside.map(({ name, reason }) => `${text(name)}: ${text(reason)}`),
      'Nothing is left out by name.',
    ),
    '',
    '## Functional unit',
    '',
    `One ${text(unit.name)}. Counted: ${text(unit.source)}`,
    '',
    '## Methodology',
    '',
    text(score.methodology),
    '',
    `Carbon intensity is location-based (${text(score.places.join(', '))}); contracts, certificates and offsets lower nothing.`,
    '',
    ...list(factors.sources.map(text), 'No source is named.'),
    '',
    '## Conversion factors',
    '',
    ...list(score.conversions.map(text), 'None: every figure is in the unit it was found in.'),
  ]
  return `${lines.join('\n')}\n`
}
