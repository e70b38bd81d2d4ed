import { describe, expect, it } from 'vitest'
import { factorSetCcf2024 } from '#lib/factors/ccf-2024/factor-set.ts'
import { ccfConstants } from './ccf-constants.ts'
import { MONTH } from './one-unit.ts'

describe.skipIf(ccfConstants === null)('every region of CCF', () => {
  if (ccfConstants === null) return
  const { aws, gcp, azure } = ccfConstants

  it('has the grid factor and the PUE of every region, and the mean for any other', () => {
    const providers = [
      ['AWS', aws],
      ['Google Cloud', gcp],
      ['Microsoft', azure],
    ] as const
    const summed = ['asia1', 'eur4', 'nam4', 'asia', 'europe', 'us']
    for (const [provider, { grid, constants }] of providers) {
      for (const [region, tonnes] of Object.entries(grid)) {
        if (provider === 'Google Cloud' && summed.includes(region)) continue
        const figure = factorSetCcf2024.grid(provider, region, MONTH, 'location')
        expect(figure?.central, `${provider} ${region}`).toBeCloseTo(tonnes * 1e6, 6)
        expect(factorSetCcf2024.pue(provider, region, MONTH).central).toBe(
          constants.PUE_TRAILING_TWELVE_MONTH?.[region] ?? constants.PUE_AVG,
        )
      }
      const unlisted = factorSetCcf2024.grid(provider, 'nowhere', MONTH, 'location')
      expect(unlisted?.central).toBeCloseTo((grid.Unknown ?? 0) * 1e6, 6)
    }
    for (const { name, options } of Object.values(azure.regions)) {
      for (const option of options) {
        const figure = factorSetCcf2024.grid('Microsoft', option, MONTH, 'location')
        const tonnes = azure.grid[name] ?? azure.grid.Unknown ?? 0
        expect(figure?.central, option).toBeCloseTo(tonnes * 1e6, 6)
      }
    }
  })
})
