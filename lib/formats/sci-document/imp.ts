import { z } from 'zod'
import type { Calculation, CalculationComponent } from '#lib/domain/sci/check/calculation.ts'
import { checkedShape } from './checked-shape.ts'
import { citedAt } from './cited.ts'

const Figure = z.number().nullish()
const Text = z.string().nullish()

const Imp = z.object({
  description: Text,
  boundary: z
    .object({
      excluded: z.array(z.object({ component: Text, description: Text, rationale: Text })).nullish(),
    })
    .nullish(),
  functional_unit: z
    .object({
      unit: Text,
      total_units: Figure,
      conversion_factors: z.array(z.object({ factor: Figure })).nullish(),
    })
    .nullish(),
  calculation: z.object({
    score: z.object({ value: Figure, unit: Text }).nullish(),
    operational_emissions: z.object({ value: Figure }).nullish(),
    energy: z
      .object({
        value: Figure,
        pue: Figure,
        methodology: Text,
        components: z.array(z.object({ name: Text, energy_kwh: Figure })).nullish(),
      })
      .nullish(),
    carbon_intensity: z
      .object({
        value: Figure,
        approach: Text,
        methodology: Text,
        regional_breakdown: z.array(z.object({ percentage: Figure, carbon_intensity: Figure })).nullish(),
      })
      .nullish(),
    embodied_emissions: z
      .object({
        value: Figure,
        methodology: Text,
        hardware_components: z
          .array(
            z.object({
              name: Text,
              embodied_total: Figure,
              expected_lifespan_hours: Figure,
              time_reserved_hours: Figure,
              resource_share: Figure,
              allocated_emissions: Figure,
            }),
          )
          .nullish(),
      })
      .nullish(),
  }),
  methodology: z.object({ measurement_details: Text, calculation_details: Text }).nullish(),
})
type Imp = z.infer<typeof Imp>

/** The count that a unit's name begins with. @example countIn('1,000 API requests') // 1000 */
function countIn(unit: string): number {
  const digits = /^\s*(?:per\s+)?(\d[\d,]*)\s/i.exec(unit)?.[1]
  const count = Number(digits?.replaceAll(',', ''))
  return Number.isFinite(count) && count > 0 ? count : 1
}

/** R in the unit that the score is published per: 45,000,000 requests are 45,000 of "1,000 API requests". */
function functionalUnits({ functional_unit: unit }: Imp) {
  const total = unit?.total_units
  if (total === undefined || total === null) return undefined
  const factors = (unit?.conversion_factors ?? []).map(({ factor }) => factor ?? 1)
  const value =
    factors.length > 0
      ? factors.reduce((product, factor) => product * factor, total)
      : total / countIn(unit?.unit ?? '')
  return { value, where: 'functional_unit.total_units' }
}

const given = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value }

function energyComponents({ calculation: { energy } }: Imp): readonly CalculationComponent[] {
  return (energy?.components ?? []).map(({ name, energy_kwh: kwh }, index) => {
    const where = `calculation.energy.components[${index}]`
    return { name: name ?? where, where, ...given('energyKwh', citedAt(kwh, `${where}.energy_kwh`)) }
  })
}

function hardwareComponents({ calculation }: Imp): readonly CalculationComponent[] {
  return (calculation.embodied_emissions?.hardware_components ?? []).map((hardware, index) => {
    const where = `calculation.embodied_emissions.hardware_components[${index}]`
    const figure = (field: keyof typeof hardware) => {
      const value = hardware[field]
      return citedAt(typeof value === 'number' ? value : undefined, `${where}.${field}`)
    }
    return {
      name: hardware.name ?? where,
      where,
      ...given('totalEmbodiedG', figure('embodied_total')),
      ...given('expectedLifespanHours', figure('expected_lifespan_hours')),
      ...given('timeReservedHours', figure('time_reserved_hours')),
      ...given('resourceShare', figure('resource_share')),
      ...given('embodiedG', figure('allocated_emissions')),
    }
  })
}

const saidIn = ({ description, calculation, methodology }: Imp) =>
  [
    ['description', description],
    ['calculation.energy.methodology', calculation.energy?.methodology],
    ['calculation.carbon_intensity.methodology', calculation.carbon_intensity?.methodology],
    ['calculation.embodied_emissions.methodology', calculation.embodied_emissions?.methodology],
    ['methodology.measurement_details', methodology?.measurement_details],
    ['methodology.calculation_details', methodology?.calculation_details],
  ].flatMap(([where, text]) => (where && text ? [{ where, text }] : []))

/** O = E × I and the score hold within 1 %, a PUE is at most 3, and hardware lasts 2 to 7 years: validation rules of IMP 1.0.0. */
const PROTOCOL = { tolerance: 0.01, bounds: { mostPue: 3, lifespanYears: [2, 7] } } as const

/**
 * A disclosure in the Impact Manifest Protocol 1.0.0 of the Green Software Foundation's self-certification.
 *
 * @throws AppError `file-damaged`
 */
export function impOf(document: unknown): Calculation {
  const file = checkedShape(Imp, document, 'an IMP disclosure')
  const { score, energy, carbon_intensity: intensity, embodied_emissions: embodied } = file.calculation
  const at = (path: string, value: number | null | undefined) => citedAt(value, `calculation.${path}`)
  return {
    ...PROTOCOL,
    ...given('functionalUnits', functionalUnits(file)),
    ...given('pue', at('energy.pue', energy?.pue)),
    ...given('intensityGPerKwh', at('carbon_intensity.value', intensity?.value)),
    ...given('energyKwh', at('energy.value', energy?.value)),
    ...given(
      'operationalG',
      at('operational_emissions.value', file.calculation.operational_emissions?.value),
    ),
    ...given('embodiedG', at('embodied_emissions.value', embodied?.value)),
    ...given('sciG', at('score.value', score?.value)),
    components: [...energyComponents(file), ...hardwareComponents(file)],
    periods: [],
    regions: (intensity?.regional_breakdown ?? []).flatMap((region, index) =>
      typeof region.percentage === 'number' && typeof region.carbon_intensity === 'number'
        ? [
            {
              where: `calculation.carbon_intensity.regional_breakdown[${index}].percentage`,
              share: region.percentage / 100,
              gPerKwh: region.carbon_intensity,
            },
          ]
        : [],
    ),
    marketBasedAt: /market/i.test(intensity?.approach ?? '') ? ['calculation.carbon_intensity.approach'] : [],
    statements: saidIn(file),
    exclusions: (file.boundary?.excluded ?? []).map((excluded, index) => ({
      where: `boundary.excluded[${index}]`,
      text: [excluded.component, excluded.description].filter((text) => text).join(': '),
    })),
  }
}
