import { describe, expect, it } from 'vitest'
import {
  attributeWaste,
  type MappedUsage,
  type ServiceWork,
} from '#lib/domain/retries/carbon/attribute-waste.ts'
import type { BlameReport } from '#lib/domain/retries/retry-report.ts'
import { exactly } from '#lib/domain/units/range.ts'

const work = (service: string, given: Partial<ServiceWork>): ServiceWork => ({
  service,
  workSeconds: 0,
  wastedWorkSeconds: 0,
  arrivals: 0,
  wastedArrivals: 0,
  cpuSeconds: null,
  ...given,
})

const blame = (callee: string, service: string, attempts: number, workSeconds: number): BlameReport => ({
  caller: 'edge',
  callee,
  operation: 'GET /',
  service,
  attempts,
  attemptSeconds: 0,
  workSeconds,
})

const usage = (services: readonly string[], grams: number, dynamic = 0): MappedUsage => ({
  services,
  totalG: { low: grams / 2, central: grams, high: grams * 2 },
  dynamicG: exactly(dynamic),
  cost: [{ currency: 'USD', amount: grams / 10 }],
})

/** Redis of HotROD, design "Retry amplification" §9: 37.92 % of its time and 18.95 % of its calls are wasted. */
const TIME = work('redis', { workSeconds: 100, wastedWorkSeconds: 37.92, arrivals: 95, wastedArrivals: 18 })
const COUNT = work('redis', { arrivals: 95, wastedArrivals: 18 })

describe('the waste of a service', () => {
  it('is 37.92 g of 100 g by time, of which 22.75 g of dynamic energy can be avoided', () => {
    const { services, total } = attributeWaste([usage(['redis'], 100, 60)], [TIME], { policy: [], cause: [] })
    expect(services[0]).toMatchObject({
      basis: 'self-time',
      wastedShare: expect.closeTo(0.3792, 12),
      usageShare: 1,
    })
    expect(total.attributedG.central).toBeCloseTo(37.92, 10)
    expect(total.attributedG.low).toBeCloseTo(18.96, 10)
    expect(total.attributedG.high).toBeCloseTo(75.84, 10)
    expect(total.avoidableG.central).toBeCloseTo(22.752, 10)
    expect(total.cost).toEqual([{ currency: 'USD', amount: expect.closeTo(3.792, 10) }])
  })

  it('is 18.95 g by count, where no span shows its time', () => {
    const { services, total } = attributeWaste([usage(['redis'], 100)], [COUNT], { policy: [], cause: [] })
    expect(services[0]?.basis).toBe('count')
    expect(total.attributedG.central).toBeCloseTo(18.947, 3)
  })

  it('is by CPU seconds, where they are known', () => {
    const cpu = { ...TIME, cpuSeconds: { total: 10, wasted: 1 } }
    const { services } = attributeWaste([usage(['redis'], 100)], [cpu], { policy: [], cause: [] })
    expect(services[0]).toMatchObject({ basis: 'cpu', wastedShare: 0.1 })
  })

  it('is of its part of a usage that it shares, measured as all that share it can be', () => {
    const cart = work('cart', { workSeconds: 300, arrivals: 5 })
    const byTime = attributeWaste([usage(['redis', 'cart'], 100)], [TIME, cart], { policy: [], cause: [] })
    expect(byTime.services.map(({ usageShare }) => usageShare)).toEqual([0.25, 0.75])
    expect(byTime.total.attributedG.central).toBeCloseTo(9.48, 10)
    const silent = work('cart', { arrivals: 5 })
    const byCount = attributeWaste([usage(['redis', 'cart'], 100)], [TIME, silent], { policy: [], cause: [] })
    expect(byCount.services.map(({ basis }) => basis)).toEqual(['count', 'count'])
    expect(byCount.total.attributedG.central).toBeCloseTo(18, 10)
  })

  it('is left out where nobody said which usage it is', () => {
    const { services, total } = attributeWaste([], [TIME], { policy: [], cause: [] })
    expect(services).toEqual([])
    expect(total.attributedG.central).toBe(0)
  })
})

describe('the two views', () => {
  it('give the waste of each service to those who answer for it, and the same in all', () => {
    const policy = [blame('good', 'redis', 18, 37.92)]
    const cause = [blame('failed', 'redis', 9, 9.48), blame('good', 'redis', 9, 28.44)]
    const found = attributeWaste([usage(['redis'], 100, 60)], [TIME], { policy, cause })
    expect(found.policy.map(({ callee, attributedG }) => [callee, attributedG.central])).toEqual([
      ['good', expect.closeTo(37.92, 10)],
    ])
    expect(found.cause.map(({ callee, attributedG }) => [callee, attributedG.central])).toEqual([
      ['good', expect.closeTo(28.44, 10)],
      ['failed', expect.closeTo(9.48, 10)],
    ])
    expect(found.cause.map(({ parts }) => parts)).toMatchObject([
      [{ service: 'redis', unit: 'seconds', own: 28.44, all: 37.92 }],
      [{ service: 'redis', unit: 'seconds', own: 9.48, all: 37.92 }],
    ])
  })

  it('divide by attempts where that is the basis', () => {
    const cause = [blame('failed', 'redis', 6, 9), blame('good', 'redis', 12, 1)]
    const found = attributeWaste([usage(['redis'], 95)], [COUNT], { policy: cause, cause })
    expect(found.cause.map(({ callee, attributedG }) => [callee, attributedG.central])).toEqual([
      ['good', expect.closeTo(12, 10)],
      ['failed', expect.closeTo(6, 10)],
    ])
  })
})
