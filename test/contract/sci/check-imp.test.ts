import { describe, expect, it } from 'vitest'
import { checkDocument } from '#lib/queries/sci/check-document.ts'

const hardware = {
  embodied_total: 1_200_000,
  expected_lifespan_hours: 35_040,
  time_reserved_hours: 730,
  resource_share: 0.8,
  allocated_emissions: 20_000,
}
/** 150 kWh × 1.2 × 350 g/kWh = 63,000 g; 20,000 g + 30,000 g of M; 113,000 g over 45,000 thousands is 2.511 g. */
const disclosure = {
  functional_unit: { unit: '1,000 API requests', total_units: 45_000_000 },
  calculation: {
    score: { value: 2.511 },
    operational_emissions: { value: 63_000 },
    energy: {
      value: 180,
      pue: 1.2,
      components: [{ energy_kwh: 100 }, { energy_kwh: 50 }],
    },
    carbon_intensity: {
      value: 350,
      approach: 'location-based',
      regional_breakdown: [
        { percentage: 60, carbon_intensity: 300 },
        { percentage: 40, carbon_intensity: 425 },
      ],
    },
    embodied_emissions: {
      value: 50_000,
      hardware_components: [
        hardware,
        { ...hardware, embodied_total: 1_440_000, resource_share: 1, allocated_emissions: 30_000 },
      ],
    },
  },
}
type Calculation = typeof disclosure.calculation

async function findingsOf(changes: Partial<Calculation>) {
  const document = { ...disclosure, calculation: { ...disclosure.calculation, ...changes } }
  return (await checkDocument(JSON.stringify(document))).findings.map((finding) => [
    finding.class,
    finding.where.replace('calculation.', ''),
  ])
}
const { carbon_intensity: intensity, embodied_emissions: embodied, energy } = disclosure.calculation
const thirds = [33.3, 33.3, 33.3].map((percentage) => ({ percentage, carbon_intensity: 350 }))
const withLifespan = (hours: number, allocated: number, total: number) => ({
  score: { value: (63_000 + total) / 45_000 },
  embodied_emissions: {
    value: total,
    hardware_components: [
      { ...hardware, expected_lifespan_hours: hours, allocated_emissions: allocated },
      ...embodied.hardware_components.slice(1),
    ],
  },
})

describe('an IMP disclosure', () => {
  it.each([
    ['right', {}],
    ['O within 1 % of E × I', { operational_emissions: { value: 63_400 } }],
    ['a score within 1 %', { score: { value: 2.53 } }],
    ['weights that are rounded', { carbon_intensity: { ...intensity, regional_breakdown: thirds } }],
    ['a lifespan of 5 years', withLifespan(43_800, 16_000, 46_000)],
  ])('that is %s has no finding', async (_, changes) => {
    expect(await findingsOf(changes)).toEqual([])
  })

  it.each([
    [
      'O is 3 % off',
      { operational_emissions: { value: 65_000 } },
      'not-from-terms',
      'operational_emissions.value',
    ],
    ['the score is 3 % off', { score: { value: 2.59 } }, 'not-from-terms', 'score.value'],
    ['E is 3 % off', { energy: { ...energy, value: 186 } }, 'parts-do-not-sum', 'energy.value'],
    [
      'a lifespan is 10 years',
      withLifespan(87_600, 8000, 38_000),
      'not-from-terms',
      'embodied_emissions.hardware_components[0].expected_lifespan_hours',
    ],
    [
      'the PUE is 3.5',
      {
        energy: { ...energy, pue: 3.5, value: 525 },
        operational_emissions: { value: 183_750 },
        score: { value: 5.194 },
      },
      'not-from-terms',
      'energy.pue',
    ],
    [
      'I is not the mean of its regions',
      {
        carbon_intensity: {
          ...intensity,
          regional_breakdown: [
            { percentage: 60, carbon_intensity: 300 },
            { percentage: 40, carbon_intensity: 600 },
          ],
        },
      },
      'not-from-terms',
      'carbon_intensity.value',
    ],
    [
      'weights are 95 %',
      {
        carbon_intensity: {
          ...intensity,
          regional_breakdown: [
            { percentage: 60, carbon_intensity: 350 },
            { percentage: 35, carbon_intensity: 350 },
          ],
        },
      },
      'parts-do-not-sum',
      'carbon_intensity.regional_breakdown[0].percentage',
    ],
  ])('in which %s has that finding', async (_, changes, of, where) => {
    expect(await findingsOf(changes)).toEqual([[of, where]])
  })
})
