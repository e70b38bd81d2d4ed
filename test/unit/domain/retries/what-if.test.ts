import { describe, expect, it } from 'vitest'
import { noEdge } from '#lib/domain/retries/add-edges.ts'
import type { CallProfile } from '#lib/domain/retries/call-profile.ts'
import { ANSWER_WIDTH, addDuration } from '#lib/domain/retries/duration-counts.ts'
import type { EdgeSums, RootSums } from '#lib/domain/retries/retry-sums.ts'
import { NO_CHANGE, type RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import { replay } from '#lib/domain/retries/what-if/replay.ts'
import { whatIfCarbon } from '#lib/domain/retries/what-if/what-if-carbon.ts'

interface Calls {
  readonly sends: number[]
  readonly lost: number[]
}

const total = (values: readonly number[], weight: (index: number) => number): number =>
  values.reduce((sum, value, index) => sum + value * weight(index), 0)

/** An edge of which so many calls took 1, 2, … sends, and of those so many failed for good. All that failed is wasted. */
function edge(
  caller: string,
  callee: string,
  { sends, lost }: Calls,
  more: Partial<CallProfile> = {},
): EdgeSums {
  const calls = total(sends, () => 1)
  const retries = total(sends, (index) => index)
  const wasted = retries + total(lost, () => 1)
  return {
    ...noEdge({ caller, callee, operation: 'get', local: false }),
    attempts: calls + retries,
    logicalCalls: calls,
    retries,
    finalFailures: total(lost, () => 1),
    wasted,
    attemptNs: (calls + retries) * 10e6,
    wastedNs: wasted * 10e6,
    profile: { sends, lost, answers: {}, failures: {}, late: {}, ...more },
  }
}

const requests = (service: string, count: number, delivered = count): RootSums => ({
  service,
  operation: 'GET /',
  requests: count,
  delivered,
  ns: count * 1e8,
  wastedNs: 0,
})

function played(edges: readonly EdgeSums[], roots: readonly RootSums[], change: Partial<RetryChange>) {
  const found = replay(
    {
      edges: new Map(edges.map((each) => [`${each.caller}\0${each.callee}`, each])),
      roots: new Map(roots.map((each) => [each.service, each])),
    },
    { ...NO_CHANGE, ...change },
  )
  if (!found) throw new Error('never ends')
  return found
}

/** 100 calls: 80 answered at once, 10 at the second send, 5 at the third, 5 never. A = 125 / 100. */
const RETRIED = { sends: [80, 10, 10], lost: [0, 0, 5] }

describe('what other settings make of the calls of one edge', () => {
  const of = (change: Partial<RetryChange>) => {
    const [found] = played([edge('a', 'b', RETRIED)], [requests('a', 100, 95)], change).edges
    return {
      sends: found?.after.amplification,
      lost: found?.after.lostShare,
      attempts: found?.after.attempts,
    }
  }

  it('fewer attempts cut its calls off where they were: 1.2 sends and 10 of 100 lost of two, 20 of one', () => {
    expect(of({ attempts: 2 }).sends).toBeCloseTo(1.2, 12)
    expect(of({ attempts: 2 }).lost).toBeCloseTo(0.1, 12)
    expect(of({ attempts: 1 }).attempts).toBeCloseTo(100, 9)
    expect(of({ attempts: 1 }).lost).toBeCloseTo(0.2, 12)
  })

  it('more attempts go on as the last ones did: half of later sends failed, so a fourth is sent for 5 calls', () => {
    expect(of({ attempts: 4 }).sends).toBeCloseTo(1.35, 12)
    expect(of({ attempts: 4 }).lost).toBeCloseTo(0.025, 12)
  })

  it('a budget allows so many retries per call and no more; one that is never reached changes nothing', () => {
    expect(of({ budgetShare: 0.1 }).sends).toBeCloseTo(1.1, 9)
    expect(of({ budgetShare: 0.5 })).toEqual(of({}))
    expect(of({ budgetShare: 0 }).lost).toBeCloseTo(0.2, 9)
  })

  it('back-off alone changes when calls are sent, not how often', () => {
    expect(of({ backoffMs: 100 })).toEqual(of({}))
  })
})

describe('timeouts', () => {
  const took = (...all: readonly number[]) => {
    const counts = {}
    for (const ms of all) addDuration(counts, ms * 1e6, ANSWER_WIDTH)
    return counts
  }

  it('a shorter one cuts off what took longer: a quarter of answers, and so of calls', () => {
    const slow = edge('a', 'b', { sends: [100], lost: [0] }, { answers: took(10, 10, 10, 200) })
    const [found] = played([slow], [requests('a', 100)], { timeoutMs: 100 }).edges
    expect(found?.after.lostShare).toBeCloseTo(0.25, 12)
    expect(played([slow], [requests('a', 100)], { timeoutMs: 500 }).edges[0]?.after.lostShare).toBe(0)
  })

  it('a longer one saves the answers that were seen to come late', () => {
    const late = edge('a', 'b', { sends: [80, 20], lost: [0, 0] }, { late: took(...Array(10).fill(150)) })
    const [found] = played([late], [requests('a', 100)], { timeoutMs: 300 }).edges
    expect(found?.after.amplification).toBeCloseTo(1.1, 12)
  })
})

describe('services below', () => {
  /** 100 requests; a asks b, which fails every other time by itself, twice at most; b asks c once. */
  const chain = [
    edge('a', 'b', { sends: [50, 50], lost: [0, 25] }),
    edge('b', 'c', { sends: [150], lost: [0] }),
  ]

  it('have as many visits fewer as calls above are sent less often', () => {
    const [first, second] = played(chain, [requests('a', 100, 75)], { attempts: 1 }).edges
    expect(first?.after.attempts).toBeCloseTo(100, 9)
    expect(second?.after.attempts).toBeCloseTo(100, 9)
    expect(second?.after.amplification).toBeCloseTo(1, 9)
  })

  it('that are asked less often fail more calls above, which are then sent more often', () => {
    const retriedBelow = [
      edge('a', 'b', { sends: [90, 10], lost: [0, 1] }),
      edge('b', 'c', { sends: [88, 22], lost: [0, 11] }),
    ]
    const [above, below] = played(retriedBelow, [requests('a', 100, 99)], { stopBelowDepth: 1 }).edges
    expect(below?.after.lostShare).toBeCloseTo(0.2, 9)
    expect(above?.after.amplification).toBeCloseTo(1.2, 9)
    expect(below?.after.attempts).toBeCloseTo(120, 6)
  })

  it('only the edge that is meant changes', () => {
    const change = { attempts: 1, edge: { caller: 'b', callee: 'c', operation: 'get' } }
    expect(played(chain, [requests('a', 100, 75)], change).after).toEqual(
      played(chain, [requests('a', 100, 75)], {}).before,
    )
  })

  it('requests that were answered only because somebody retried are no longer', () => {
    const found = played(chain, [requests('a', 100, 75)], { budgetShare: 0 })
    expect(found.answeredAfter).toBeCloseTo(50, 9)
  })
})

describe('carbon of a change', () => {
  const range = (central: number) => ({ low: central / 2, central, high: central * 2 })
  const usage = {
    services: ['b'],
    totalG: range(1250),
    dynamicG: range(500),
    cost: [{ currency: 'USD', amount: 12.5 }],
  }
  /** All 20 retried calls of 100 are answered in the end: 25 sends are wasted. */
  const rescued = edge('a', 'b', { sends: [80, 15, 5], lost: [0, 0, 0] })
  const waste = {
    service: 'b',
    basis: 'count' as const,
    usageShare: 1,
    totalG: usage.totalG,
    wastedShare: 0.2,
    attributedG: range(250),
    avoidableG: range(100),
    cost: [{ currency: 'USD', amount: 2.5 }],
  }
  const saved = (change: Partial<RetryChange>, edges = [rescued]) =>
    whatIfCarbon(played(edges, [requests('a', 100)], change).edges, [waste], [usage]).services[0]

  it('without retries it is all that retries wasted', () => {
    const found = saved({ budgetShare: 0 })
    expect(found?.share).toBeCloseTo(1, 12)
    expect(found?.attributedG.low).toBeCloseTo(125, 9)
    expect(found?.attributedG.high).toBeCloseTo(500, 9)
    expect(found?.avoidableG.central).toBeCloseTo(100, 9)
    expect(found?.cost[0]?.amount).toBeCloseTo(2.5, 12)
  })

  it('what fails without being sent again stays wasted: 30 of 35 go', () => {
    const failing = edge('a', 'b', RETRIED)
    const found = saved({ attempts: 1 }, [{ ...failing, wasted: failing.retries + 5 }])
    expect(found?.share).toBeCloseTo(30 / 35, 12)
  })

  it('more attempts cost as much of the whole as they add to it', () => {
    const failing = edge('a', 'b', { sends: [80, 20], lost: [0, 10] })
    const found = saved({ attempts: 3 }, [failing])
    expect(found?.share).toBeCloseTo(-10 / 120, 12)
    expect(found?.attributedG.central).toBeCloseTo(-1250 / 12, 9)
    expect(found?.attributedG.low).toBeLessThan(found?.attributedG.high ?? 0)
  })

  it('of services that save and services that cost more is added scenario by scenario', () => {
    const both = played([rescued, edge('a', 'c', { sends: [80, 20], lost: [0, 10] })], [requests('a', 100)], {
      budgetShare: 0,
    }).edges.map((each) =>
      each.callee === 'c' ? { ...each, before: each.after, after: { ...each.after, attempts: 120 } } : each,
    )
    const other = { ...waste, service: 'c', wastedShare: 0, attributedG: range(0), avoidableG: range(0) }
    const found = whatIfCarbon(both, [waste, other], [usage, { ...usage, services: ['c'] }])
    expect(found.services.map(({ attributedG }) => attributedG.central)).toEqual([250, -250])
    expect(found.total.attributedG).toEqual({ low: 0, central: 0, high: 0 })
    expect(found.total.cost).toEqual([{ currency: 'USD', amount: 0 }])
  })
})

describe('5,000 calls between 500 services, many of them in loops', () => {
  const name = (index: number) => `s${index % 500}`
  const many = Array.from({ length: 5000 }, (_, index) => {
    const [caller, to] = [index % 500, Math.floor(index / 500)]
    return {
      ...edge(name(caller), name(caller * 7 + to * 31 + 1), { sends: [80, 15, 5], lost: [0, 0, 3] }),
      operation: `op${to}`,
    }
  })

  it.each([
    ['more attempts, which never end', { attempts: 20 }],
    ['both, and a timeout', { attempts: 20, budgetShare: 0.5, timeoutMs: 10 }],
  ])('are played again in seconds: %s', (_, change) => {
    const sums = { edges: new Map(many.map((each, index) => [String(index), each])), roots: new Map() }
    const began = performance.now()
    replay(sums, { ...NO_CHANGE, ...change })
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
