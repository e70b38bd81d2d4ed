import { expect, it } from 'vitest'
import { changePolicy } from '#lib/domain/call-graph/change-policy.ts'
import { isPresetName, PRESETS } from '#lib/domain/call-graph/presets.ts'
import { chain } from '../../../support/call-graphs.ts'

it.each([
  ['istio', 2 + 1],
  ['envoy', 1 + 1],
  ['linkerd', 1 + 1],
  ['aws-sdk', 3],
  ['resilience4j', 3],
] as const)('%s sends %i times, whatever its own word counts', (name, sends) => {
  expect(PRESETS[name].policy.attempts).toBe(sends)
})

it('gRPC stays within its cap of five sends and sends deadlines along', () => {
  expect(PRESETS.grpc.policy.attempts).toBeLessThanOrEqual(5)
  expect(PRESETS.grpc.policy).toMatchObject({
    propagateDeadline: true,
    backoff: { jitter: { low: 0.8, high: 1.2 } },
  })
})

it('budgets and waits are those of the documents that were read', () => {
  const ratio = { kind: 'ratio', ratio: 0.2, minPerSecond: 10, windowMs: 10_000 }
  expect([PRESETS.finagle.policy.budget, PRESETS.linkerd.policy.budget]).toEqual([ratio, ratio])
  expect(PRESETS.envoy.policy).toMatchObject({
    deadlineMs: 15_000,
    backoff: { initialMs: 25, maxMs: 250 },
    budget: { minimum: 3 },
  })
  expect(PRESETS.resilience4j.policy.backoff).toMatchObject({ initialMs: 500, maxMs: 500 })
})

it('a name that only every object has is no preset', () => {
  expect([isPresetName('istio'), isPresetName('toString')]).toEqual([true, false])
})

it('a change of one edge leaves the others', () => {
  const graph = chain(['a', 'b', 'c'], { attempts: 3 })
  const attempts = (change: Parameters<typeof changePolicy>[1]) =>
    changePolicy(graph, change).edges.map(({ policy }) => policy.attempts)
  expect(attempts({ edge: { from: 'b', to: 'c' }, policy: { attempts: 1 } })).toEqual([3, 1])
  expect(attempts({ edge: null, policy: PRESETS.istio.policy })).toEqual([3, 3])
  expect(attempts({ edge: null, policy: { attempts: 2 } })).toEqual([2, 2])
})
