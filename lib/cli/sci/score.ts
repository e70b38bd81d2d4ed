import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { calculateSci } from '#lib/domain/sci/calculate.ts'
import { type EmbodiedShare, embodiedShare } from '#lib/domain/sci/embodied-share.ts'
import { facilityEnergy } from '#lib/domain/sci/energy.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'
const SHARE_FLAGS = [
  'total-embodied-g',
  'reserved-hours',
  'lifespan-hours',
  'resources-reserved',
  'total-resources',
] as const
const text = { type: 'string' } as const

type Values = Readonly<Record<string, string | boolean | undefined>>

function parse(args: readonly string[]): Values {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'energy-kwh': text,
        pue: text,
        intensity: text,
        'embodied-g': text,
        'total-embodied-g': text,
        'reserved-hours': text,
        'lifespan-hours': text,
        'resources-reserved': text,
        'total-resources': text,
        units: text,
        'unit-name': text,
        json: { type: 'boolean' },
      },
    })
    return values
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function numberOf(values: Values, flag: string, what: string): number {
  const value = values[flag]
  if (typeof value !== 'string')
    throw new AppError('bad-arguments', `--${flag} is missing: ${what}.`, `Give --${flag} a number. ${USAGE}`)
  if (!DECIMAL.test(value.trim()))
    throw new AppError(
      'bad-arguments',
      `--${flag} is not a number: "${visible(value)}".`,
      'Write it with a decimal point and without thousands separators, such as 1234.5 or 1e6.',
    )
  return Number(value)
}

type Result = { readonly ok: true } | { readonly ok: false; readonly reason: string }

function computed<R extends Result>(result: R): Extract<R, { ok: true }> {
  if (!result.ok)
    throw new AppError('bad-arguments', `The score ${result.reason}.`, 'Correct that figure and ask again.')
  return result as Extract<R, { ok: true }>
}

function shareOf(values: Values): Extract<EmbodiedShare, { ok: true }> | null {
  const given = SHARE_FLAGS.filter((flag) => values[flag] !== undefined)
  if (values['embodied-g'] !== undefined) {
    if (given.length === 0) return null
    throw new AppError(
      'bad-arguments',
      `--embodied-g and --${given[0]} exclude each other.`,
      `Give M as --embodied-g, or leave it out and give ${SHARE_FLAGS.map((flag) => `--${flag}`).join(', ')}.`,
    )
  }
  if (given.length === 0)
    throw new AppError(
      'bad-arguments',
      'M is missing: an estimate of the embodied emissions of all hardware in the boundary shall be included (ISO/IEC 21031:2024).',
      `Give --embodied-g, or ${SHARE_FLAGS.map((flag) => `--${flag}`).join(', ')}. --embodied-g 0 needs a justification.`,
    )
  const number = (flag: (typeof SHARE_FLAGS)[number]) =>
    numberOf(values, flag, `M = TE × TiR / EL × RR / ToR needs all five of its terms`)
  return computed(
    embodiedShare({
      totalEmbodiedG: number('total-embodied-g'),
      timeReservedHours: number('reserved-hours'),
      expectedLifespanHours: number('lifespan-hours'),
      resourcesReserved: number('resources-reserved'),
      totalResources: number('total-resources'),
    }),
  )
}

const warningsOf = (energyKwh: number, intensity: number, embodiedG: number): readonly string[] => [
  ...(embodiedG === 0
    ? [
        'M is 0: a score without embodied emissions does not conform to SCI unless a justification is disclosed.',
      ]
    : []),
  ...(energyKwh === 0 ? ['E is 0: hardware that is reserved uses energy while it is idle.'] : []),
  ...(intensity === 0
    ? ['I is 0: no grid is free of carbon, and contracts and certificates do not lower I.']
    : []),
]

/** `headroom sci score`: SCI = ((E × I) + M) per R from figures given by hand. */
export function score(args: readonly string[]): void {
  const values = parse(args)
  const given = numberOf(values, 'energy-kwh', 'E, the energy in kWh')
  const pue = values.pue === undefined ? 1 : numberOf(values, 'pue', 'the PUE')
  const intensity = numberOf(values, 'intensity', 'I, the location-based carbon intensity in g/kWh')
  const functionalUnits = numberOf(values, 'units', 'R, the number of functional units in the same period')
  const share = shareOf(values)
  const { energyKwh } = computed(facilityEnergy(given, pue))
  const embodied = share?.embodiedG ?? numberOf(values, 'embodied-g', 'M, in grams')
  const result = computed(
    calculateSci({ energyKwh, intensityGPerKwh: intensity, embodiedG: embodied, functionalUnits }),
  )
  const per = typeof values['unit-name'] === 'string' ? values['unit-name'] : 'functional unit'
  const answer = {
    sci: result.sciG,
    operational: result.operationalCarbonG,
    embodied,
    carbon: result.carbonG,
    energyKwh,
    intensity,
    functionalUnits,
    unit: 'gCO2e',
    per,
    ...(share ? { timeShare: share.timeShare, resourceShare: share.resourceShare } : {}),
    warnings: warningsOf(energyKwh, intensity, embodied),
  }
  if (values.json === true) {
    process.stdout.write(`${JSON.stringify(answer)}\n`)
    return
  }
  const lines = [
    `SCI = ((E × I) + M) per R = ${answer.sci} gCO2e per ${visible(per)}`,
    `  E  energy              ${energyKwh} kWh${pue === 1 ? '' : ` (${given} kWh × PUE ${pue})`}`,
    `  I  intensity           ${intensity} gCO2e/kWh, location-based`,
    `  O  operational, E × I  ${answer.operational} gCO2e`,
    `  M  embodied            ${embodied} gCO2e${share ? ` (TS ${share.timeShare}, RS ${share.resourceShare})` : ''}`,
    `  C  carbon, O + M       ${answer.carbon} gCO2e`,
    `  R  functional units    ${functionalUnits}`,
    ...answer.warnings.map((warning) => `Warning: ${warning}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
