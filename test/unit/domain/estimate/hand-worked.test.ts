import { describe, expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { factorSet20261 as set } from '#lib/factors/2026-1/factor-set.ts'
import { kindOf } from '#test/support/kind.ts'

/** gCO2e of a kWh that the machine takes: what the grid emits × what the building takes for it. */
const gramsPerKwh = (provider: string, region: string, month: string, method: 'location' | 'market') =>
  (set.grid(provider, region, month, method)?.central ?? Number.NaN) *
  set.pue(provider, region, month).central

describe('a kWh of a machine, at the grid of its place and the PUE of its building, worked by hand', () => {
  it.each([
    // USA: eGRID2022 of the subregion, whatever the year. Virginia SRVC, Oregon NWPP, Iowa MROW.
    ['AWS', 'us-east-1', '2026-06', 284.02, 1.15],
    ['AWS', 'us-west-2', '2019-05', 274.78, 1.12],
    ['Microsoft', 'eastus', '2025-03', 284.02, 1.16],
    ['Google Cloud', 'us-central1', '2024-01', 427.88, 1.09],
    // Ember: Ireland 2024 and 2025, and what 2025 says from then on.
    ['AWS', 'eu-west-1', '2024-12', 279.7, 1.11],
    ['AWS', 'eu-west-1', '2025-01', 256.54, 1.11],
    ['AWS', 'eu-west-1', '2026-06', 256.54, 1.11],
    ['AWS', 'eu-central-1', '2021-12', 394.85, 1.35],
    ['AWS', 'eu-north-1', '2020-07', 38.71, 1.1],
    ['AWS', 'ap-south-1', '2026-01', 708.32, 1.42],
    ['Microsoft', 'westeurope', '2024-02', 253.31, 1.16],
    ['Google Cloud', 'europe-west1', '2022-08', 139.4, 1.09],
    // Australia: Google's figure for Sydney; the building has the PUE of Asia Pacific.
    ['AWS', 'ap-southeast-2', '2023-06', 501, 1.27],
    // A zone lies in its region.
    ['AWS', 'eu-west-1b', '2024-12', 279.7, 1.11],
    // No place: the world in 2024, and the fleet of the provider in the year; nobody's: the industry's average.
    ['AWS', '', '2024-06', 472.99, 1.15],
    ['AWS', 'global', '2025-06', 472.99, 1.14],
    ['Nobody', 'nowhere', '2024-06', 472.99, 1.56],
    // Frankfurt of a provider without a PUE.
    ['Oracle', 'eu-frankfurt-1', '2024-06', 344.14, 1.56],
  ])('%s %s in %s: %d g/kWh × %d', (provider, region, month, grid, pue) => {
    expect(gramsPerKwh(provider, region, month, 'location')).toBeCloseTo(grid * pue, 6)
  })

  it.each([
    // Google: location × (1 − share of hours without carbon), 103.37 × 0.16, 110 × 0.18, 430 × 0.05.
    ['Google Cloud', 'europe-west1', '2024-06', 103.37 * (1 - 0.84), 1.09],
    ['Google Cloud', 'europe-west1', '2021-06', 110 * (1 - 0.82), 1.09],
    ['Google Cloud', 'us-central1', '2023-06', 430 * (1 - 0.95), 1.09],
    // Nobody else's is open: the location.
    ['AWS', 'us-east-1', '2024-06', 284.02, 1.15],
    ['Microsoft', 'westeurope', '2024-06', 253.31, 1.16],
  ])('market-based: %s %s in %s: %d g/kWh × %d', (provider, region, month, grid, pue) => {
    expect(gramsPerKwh(provider, region, month, 'market')).toBeCloseTo(grid * pue, 3)
  })

  it('never takes a grid for one of no carbon at all because its source rounded', () => {
    // Montréal: Google’s 2021 and 2022 are rounded to 0 g/kWh; the newest figure before them is 27 of 2020.
    for (const month of ['2020-06', '2021-06', '2022-12']) {
      expect(set.grid('AWS', 'ca-central-1', month, 'location')?.central, month).toBe(27)
    }
    expect(set.grid('AWS', 'ca-central-1', '2023-06', 'location')?.central).toBe(2)
    expect(set.grid('AWS', 'ca-central-1', '2024-06', 'location')?.central).toBe(5.48)
  })

  it.each([
    // Montréal 5.48 (to Canada's 190.72) in 2024: 2 × 190.72 / 5.48 in 2023; 27 + (190.72 − 5.48) in 2020.
    ['ca-central-1', '2024-06', 5.48, 5.48, 190.72],
    ['ca-central-1', '2023-06', 2, 2, (2 * 190.72) / 5.48],
    ['ca-central-1', '2020-06', 27, 27, 27 + 190.72 - 5.48],
    // Frankfurt 329.65 (275.82 to 344.14) in 2025, and 394.85 in 2021.
    ['eu-central-1', '2025-06', 275.82, 329.65, 344.14],
    ['eu-central-1', '2021-06', (394.85 * 275.82) / 329.65, 394.85, 394.85 + 344.14 - 329.65],
  ])('%s in %s has the spread of its newest year, upwards never by more g/kWh', (region, month, ...range) => {
    const { low, central, high } = set.grid('AWS', region, month, 'location') ?? {}
    expect([low, central, high].map((one) => Number(one?.toFixed(6)))).toEqual(
      range.map((one) => Number(one.toFixed(6))),
    )
  })
})

describe('an instance type that no table knows', () => {
  const unknown = (vcpu: number | null) =>
    estimateKind(
      kindOf({
        serviceCode: 'AmazonEC2',
        usageType: 'BoxUsage:q9.huge',
        unit: 'Hrs',
        region: 'us-east-1',
        instanceType: 'q9.huge',
        vcpu,
      }),
      '2026-06',
      set,
    )

  it.each([[null], [0], [-4], [Number.NaN], [Number.POSITIVE_INFINITY], [5_000_000]])(
    'is proxied by its list price where the bill tells %s vCPUs: 0.0498 kWh × 1.15 and 3.28 g per USD',
    (vcpu) => {
      const found = unknown(vcpu)
      expect(found).toMatchObject({ status: 'proxied', grade: 'D', basis: 'list-cost-usd' })
      expect(found.dynamicKwh.central).toBeCloseTo(0.0498 * 1.15, 10)
      expect(found.embodiedGrams.central).toBe(3.28)
    },
  )
})
