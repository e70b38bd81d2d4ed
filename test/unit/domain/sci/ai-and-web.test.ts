import { describe, expect, it } from 'vitest'
import { sciForAi } from '#lib/domain/sci/ai.ts'
import { sciForWeb } from '#lib/domain/sci/web.ts'
import { exactly, ZERO } from '#lib/domain/units/range.ts'

const kg = (operational: number, embodied: number) => ({
  energyKwh: ZERO,
  operationalKgCo2e: exactly(operational),
  embodiedKgCo2e: exactly(embodied),
})

describe('SCI for AI', () => {
  const scores = sciForAi({
    consumer: { emissions: kg(3000, 200), functionalUnit: 'inference', functionalUnits: 40_000_000 },
    provider: { emissions: kg(180_000, 20_000), functionalUnit: 'FLOP', functionalUnits: 5e22 },
  })

  it('gives those who use a model 0.08 g per inference', () => {
    expect(scores.consumer.score).toMatchObject({ ok: true, sciG: exactly(0.08) })
  })

  it('gives those who make it a second score, 4e-15 g per FLOP, and no sum of the two', () => {
    expect(scores.provider.score.ok && scores.provider.score.sciG.central).toBeCloseTo(4e-15, 24)
    expect(Object.keys(scores)).toEqual(['consumer', 'provider'])
  })

  it('has no score without R', () => {
    const { consumer } = sciForAi({
      consumer: { emissions: kg(1, 1), functionalUnit: 'token', functionalUnits: null },
      provider: { emissions: kg(1, 1), functionalUnit: 'parameter', functionalUnits: 1 },
    })
    expect(consumer.score).toMatchObject({ ok: false })
  })
})

describe('SCI for Web', () => {
  const shop = {
    serverOperationalKgCo2e: exactly(2100),
    clientOperationalKgCo2e: exactly(890),
    serverEmbodiedKgCo2e: exactly(320),
    networkEmbodiedKgCo2e: exactly(40),
    networkEmbodiedBasis: 'time',
    clientEmbodiedKgCo2e: exactly(150),
  } as const

  it('is 7 g per completed transaction of the shop', () => {
    const { score, withNetwork } = sciForWeb(shop, 500_000)
    expect(score.ok && score.sciG.central).toBeCloseTo(7, 12)
    expect(withNetwork).toBeNull()
  })

  it("keeps the network's operation for a second score", () => {
    const { score, withNetwork } = sciForWeb({ ...shop, networkOperationalKgCo2e: exactly(500) }, 500_000)
    expect(score.ok && score.sciG.central).toBeCloseTo(7, 12)
    expect(withNetwork?.ok && withNetwork.sciG.central).toBeCloseTo(8, 12)
  })

  it('refuses network hardware shared by bytes', () => {
    expect(sciForWeb({ ...shop, networkEmbodiedBasis: 'bytes' }, 500_000).score).toMatchObject({
      ok: false,
      reason: expect.stringContaining('bytes'),
    })
  })
})
