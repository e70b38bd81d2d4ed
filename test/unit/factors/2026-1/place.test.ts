import { describe, expect, it } from 'vitest'
import { factorSet20261 as set } from '#lib/factors/2026-1/factor-set.ts'
import { allRegions } from '#lib/factors/2026-1/region.ts'
import { kindOf } from '#test/support/kind.ts'

const blank = kindOf({})

const NAMES: Readonly<Record<string, string>> = {
  aws: 'AWS',
  azure: 'Microsoft',
  gcp: 'Google Cloud',
  oci: 'Oracle',
}

const location = (provider: string, region: string, month: string): number | undefined =>
  set.grid(provider, region, month, 'location')?.central

describe('grid intensity of a place', () => {
  it.each([
    ['AWS', 'us-east-1', '2026-10', 284.02],
    ['AWS', 'eu-west-1', '2026-10', 256.54],
    ['AWS', 'eu-west-1', '2024-05', 279.7],
    ['AWS', 'eu-west-1', '2018-01', 313.25],
    ['AWS', 'eu-central-1', '2022-07', 420.11],
    ['AWS', 'ap-south-1', '2026-10', 708.32],
    ['Microsoft', 'westeurope', '2026-10', 253.56],
    ['Google Cloud', 'northamerica-northeast1', '2026-10', 5.48],
    ['Oracle', 'us-sanjose-1', '2026-10', 226.5],
  ])('%s %s in %s is the published figure', (provider, region, month, grams) => {
    expect(location(provider, region, month)).toBe(grams)
  })

  it('keeps the low and high of the place', () => {
    expect(set.grid('AWS', 'us-east-1', '2024-05', 'location')).toMatchObject({
      low: 284.02,
      high: 384.4,
      year: 2022,
    })
  })

  it.each([
    ['Microsoft', 'West Europe', 'westeurope'],
    ['Microsoft', 'US East 2', 'eastus2'],
    ['Microsoft', 'EU West', 'westeurope'],
    ['AWS', 'us-east-1a', 'us-east-1'],
    ['Google Cloud', 'us-central1-a', 'us-central1'],
    ['AWS', 'eu-west-2', 'eu-west-2'],
  ])('reads %s %s as %s', (provider, name, region) => {
    expect(location(provider, name, '2025-01')).toBe(location(provider, region, '2025-01'))
  })

  it('is the same for the same city on every cloud', () => {
    const frankfurt = location('AWS', 'eu-central-1', '2025-01')
    expect(location('Microsoft', 'germanywestcentral', '2025-01')).toBe(frankfurt)
    expect(location('Google Cloud', 'europe-west3', '2025-01')).toBe(frankfurt)
    expect(location('Oracle', 'eu-frankfurt-1', '2025-01')).toBe(frankfurt)
  })

  it('is the mean of the members for a multi-region, never their sum', () => {
    expect(location('Google Cloud', 'us', '2026-10')).toBeCloseTo(338.08, 1)
    expect(location('Google Cloud', 'nam4', '2026-10')).toBeCloseTo((427.88 + 284.02) / 2, 6)
  })

  it('takes the nearest region of the country for one not in the tables, and says so', () => {
    const figure = set.grid('AWS', 'ca-west-2', '2026-10', 'location')
    expect(figure?.central).toBe(190.72)
    expect(figure?.basis).toContain('not in the tables')
  })

  it.each(['', 'global', 'atlantis-1'])('takes the world for the region "%s", and says so', (region) => {
    const figure = set.grid('AWS', region, '2026-10', 'location')
    expect(figure?.central).toBe(472.99)
    expect(figure?.basis).toMatch(/world/)
  })

  it('is market-based where Google publishes it, else location-based with the reason', () => {
    const google = set.grid('Google Cloud', 'europe-west3', '2026-10', 'market')
    expect(google?.central).toBe(88.262)
    const aws = set.grid('AWS', 'eu-west-1', '2026-10', 'market')
    expect(aws?.central).toBe(256.54)
    expect(aws?.basis).toContain('no market-based figure published')
  })

  it('resolves every region of the tables in 2018 and in 2026, by both methods', () => {
    const regions = allRegions()
    expect(regions).toHaveLength(174)
    for (const region of regions) {
      for (const month of ['2018-01', '2026-10']) {
        for (const method of ['location', 'market'] as const) {
          const figure = set.grid(NAMES[region.provider] ?? '', region.id, month, method)
          const least = method === 'location' ? 1 : 0
          expect(figure?.central, `${region.id} ${month}`).toBeGreaterThanOrEqual(least)
          expect(figure?.low).toBeLessThanOrEqual(figure?.central ?? 0)
          expect(figure?.high).toBeGreaterThanOrEqual(figure?.central ?? 0)
        }
      }
    }
  })

  it('has the default of its own table as the newest figure of every region', () => {
    for (const region of allRegions().filter((each) => each.id !== 'unknown')) {
      const figure = location(NAMES[region.provider] ?? '', region.id, '2026-10')
      expect(Math.abs((figure ?? 0) / region.spread.central - 1), region.id).toBeLessThan(0.05)
    }
  })
})

describe('PUE of a place', () => {
  it.each([
    ['AWS', 'eu-west-1', 1.11, 'published for the region'],
    ['AWS', 'us-east-1', 1.15, 'published for the region'],
    ['AWS', 'us-gov-west-1', 1.14, 'geography'],
    ['AWS', 'eusc-de-east-1', 1.14, 'fleet'],
    ['Microsoft', 'West Europe', 1.16, 'geography'],
    ['Google Cloud', 'europe-north1', 1.09, 'fleet'],
    ['Oracle', 'us-sanjose-1', 1.56, 'site unknown'],
    ['Nebula Hosting', 'moon-1', 1.56, 'site unknown'],
  ])('%s %s is %d, %s', (provider, region, value, basis) => {
    const figure = set.pue(provider, region, '2026-10')
    expect(figure.central).toBe(value)
    expect(figure.basis).toContain(basis)
  })

  it('follows the year of the fleet figure', () => {
    expect(set.pue('AWS', '', '2024-05').central).toBe(1.15)
    expect(set.pue('AWS', '', '2025-05').central).toBe(1.14)
  })

  it('resolves for every region of the tables in 2018 and in 2026', () => {
    for (const region of allRegions()) {
      for (const month of ['2018-01', '2026-10']) {
        const figure = set.pue(NAMES[region.provider] ?? '', region.id, month)
        expect(figure.central).toBeGreaterThanOrEqual(1)
        expect(figure.low).toBeLessThanOrEqual(figure.central)
        expect(figure.high).toBeGreaterThanOrEqual(figure.central)
      }
    }
  })
})

describe('what costs stand for', () => {
  it('has a ratio for each cloud, and none for other sellers', () => {
    const kind = { serviceCode: 'AWSElementalMediaLive', serviceName: '' }
    const ratio = (provider: string) => set.spend({ ...blank, ...kind, provider })
    expect(ratio('AWS')?.energy.central).toBe(0.0498)
    expect(ratio('Microsoft')?.embodied.central).toBe(3.44)
    expect(ratio('Google Cloud')?.energy.central).toBeCloseTo((0.0498 + 0.0479) / 2, 6)
    expect(ratio('Datadog')).toBeUndefined()
  })
})
