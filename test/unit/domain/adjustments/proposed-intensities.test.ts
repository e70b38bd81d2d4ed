import { describe, expect, it } from 'vitest'
import { type FactorOverride, NO_ADJUSTMENTS } from '#lib/domain/adjustments/adjustments.ts'
import { type PlacedReading, proposeIntensities } from '#lib/domain/adjustments/proposed-intensities.ts'
import { INTENSITY_SOURCES } from '#lib/domain/sources/intensity-reading.ts'

const figure = {
  id: 'grid, AWS eu-west-2',
  unit: 'gCO2e/kWh',
  year: 2024,
  ...{ low: 200, central: 220, high: 240 },
  basis: 'exact region',
  source: { id: 'ember', title: 'Ember', url: '', licence: 'CC-BY-4.0' },
}
const reading = { zone: '13', month: '2026-08', gramsPerKwh: 110, covered: 1, retrievedOn: '2026-09-05' }
const placed = (given: Partial<PlacedReading['reading']> = {}): PlacedReading => ({
  source: INTENSITY_SOURCES['uk-carbon-intensity'],
  reading: { ...reading, ...given },
  figure,
})
const asked = { factorSet: '2026.1', author: 'Ada', inForce: NO_ADJUSTMENTS } as const
const propose = (readings: readonly PlacedReading[], overrides: readonly FactorOverride[] = []) =>
  proposeIntensities(readings, { ...asked, inForce: { overrides, kindRules: [] } })

describe('proposed intensities', () => {
  it('hold for one month and by location, and are as uncertain as the figure they stand for: 110 is half of 220', () => {
    const { proposed, adjustments } = propose([placed()])
    expect(proposed).toEqual([
      {
        ...{ factorSet: '2026.1', figureId: 'grid, AWS eu-west-2', unit: 'gCO2e/kWh', year: 2026 },
        ...{
          low: 100,
          central: 110,
          high: 120,
          from: '2026-08',
          to: '2026-08',
          method: 'location',
          author: 'Ada',
        },
        reason: expect.stringMatching(
          /^UK Carbon Intensity API, regional, zone 13: .*direct.*Retrieved 2026-09-05\. Licence: CC BY 4\.0$/,
        ),
      },
    ])
    expect(adjustments.overrides).toEqual(proposed)
    expect(proposed[0]?.reason.length).toBeLessThanOrEqual(500)
  })

  it('are of the newest reading of a month, and of no month that is not known whole', () => {
    const newer = placed({ gramsPerKwh: 90, retrievedOn: '2026-09-07' })
    expect(propose([newer, placed()]).proposed.map(({ central }) => central)).toEqual([90])
    expect(propose([placed({ covered: 0.94 })]).proposed).toEqual([])
  })

  it('come after what people decided, which goes on to count', () => {
    const own: FactorOverride = {
      ...{
        factorSet: '2026.1',
        figureId: figure.id,
        unit: figure.unit,
        year: 2026,
        low: 1,
        central: 2,
        high: 3,
      },
      ...{ from: '2026-08', to: '2026-08', method: 'location', author: 'Grace', reason: 'Our own wind park' },
    }
    expect(propose([placed()], [own]).adjustments.overrides.map(({ central }) => central)).toEqual([2, 110])
  })

  it('replace what the same source said before, and are not proposed again once they are in force', () => {
    const [before] = propose([placed()]).proposed
    const { adjustments, proposed } = propose(
      [placed({ gramsPerKwh: 99, retrievedOn: '2026-09-09' })],
      before === undefined ? [] : [before],
    )
    expect(adjustments.overrides.map(({ central }) => central)).toEqual([99])
    expect(propose([placed({ gramsPerKwh: 99, retrievedOn: '2026-09-09' })], proposed)).toEqual({
      adjustments,
      proposed: [],
    })
  })

  it('of a grid without emissions are 0, whatever the figure was', () => {
    expect(propose([placed({ gramsPerKwh: 0 })]).proposed).toMatchObject([{ low: 0, central: 0, high: 0 }])
  })
})
