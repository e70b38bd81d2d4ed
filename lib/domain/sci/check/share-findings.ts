import type { SciFinding } from './finding.ts'

const HOURS_OF: Readonly<Record<string, number>> = {
  h: 1,
  d: 24,
  days: 24,
  months: 730,
  y: 8760,
  years: 8760,
}

function hours(inputs: Readonly<Record<string, number>>, symbol: string): number | null {
  for (const [name, value] of Object.entries(inputs)) {
    const [base, unit = ''] = name.split('_')
    const size = HOURS_OF[unit]
    if (base === symbol && size !== undefined) return value * size
  }
  return null
}

const plain = (inputs: Readonly<Record<string, number>>, name: string): number | null =>
  Object.hasOwn(inputs, name) ? (inputs[name] ?? null) : null

/** A part above 1 of a whole, or a share that is not one. */
function shareFault(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0) return null
  const share = part / whole
  return share > 0 && share <= 1 ? null : share
}

/** Shares outside (0, 1], PUE below 1, M of 0 and utilisation counted twice among the inputs of a calculation. */
export function shareFindings(
  inputs: Readonly<Record<string, number>>,
  where: string,
  formula: string,
): readonly SciFinding[] {
  const findings: SciFinding[] = []
  const embodied = (field: string, message: string) =>
    findings.push({ class: 'embodied-omitted', where: `${where}.${field}`, message })
  const timeShare = shareFault(hours(inputs, 'TiR'), hours(inputs, 'EL'))
  if (timeShare !== null)
    embodied('TiR', `The time share TS = TiR / EL is ${timeShare}: it has to be above 0 and at most 1.`)
  const resourceShare = shareFault(plain(inputs, 'RR'), plain(inputs, 'ToR'))
  if (resourceShare !== null)
    embodied(
      'RR',
      `The resource share RS = RR / ToR is ${resourceShare}: it has to be above 0 and at most 1.`,
    )
  for (const [name, what] of [
    ['RS', 'resource'],
    ['TS', 'time'],
  ] as const) {
    const given = shareFault(plain(inputs, name), 1)
    if (given !== null)
      embodied(name, `The ${what} share ${name} is ${given}: it has to be above 0 and at most 1.`)
  }
  for (const name of ['M', 'M_g', 'M_kg'])
    if (plain(inputs, name) === 0)
      embodied(name, 'M is 0, but an estimate of the embodied emissions of all hardware shall be included.')
  const pue = plain(inputs, 'PUE')
  if (pue !== null && pue < 1)
    findings.push({
      class: 'not-from-terms',
      where: `${where}.PUE`,
      message: `The PUE is ${pue}: no data centre uses less than its hardware.`,
    })
  const names = Object.keys(inputs).filter((name) => formula.includes(name))
  const isUsed = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (isUsed(/^util/i) && isUsed(/^tdp/i) && isUsed(/^coef/i))
    findings.push({
      class: 'double-counting',
      where,
      message:
        'Utilisation is counted twice: the TDP coefficient already stands for a level of utilisation. Multiply by one of the two.',
    })
  return findings
}
