import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { orderGraph } from '#lib/domain/call-graph/order-graph.ts'
import { graphDepth, worstVisits } from '#lib/domain/call-graph/worst-visits.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { readCallGraph } from '#lib/formats/call-graph/read-call-graph.ts'
import { orderOf } from '../../../support/call-graphs.ts'
import { sample, samplesDir } from '../../../support/samples.ts'

function refusal(text: string): AppError {
  try {
    readCallGraph(text)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('was read')
}

const service = (name: string, dependencies: readonly string[] | null, kind = 'store', count = 1) => ({
  name,
  package: kind,
  count,
  dependencies,
})
const arch = (...services: unknown[]) => JSON.stringify({ arch: 'a', version: 'arch-0.0', services })

describe.skipIf(samplesDir === null)('real architectures of spigo', () => {
  it.each([
    ['lamp', 5, 4, 21, 3, 27, 1, 'rds-mysql'],
    ['storage', 5, 4, 4, 3, 27, 1, 'disk'],
    ['container', 7, 7, 20, 5, 324, 2, 'mysql'],
    ['netflixoss', 8, 8, 63, 5, 486, 2, 'cassSubscriber'],
    ['aws_ac_ra_web', 8, 7, 20, 6, 729, 1, 'rdsmysql'],
    ['yogi', 13, 16, 30, 5, 270, 2, 'zookeeper'],
    ['edge', 83, 152, 82, 9, 308_097, 131, 'larniest'],
  ] as const)(
    '%s: %i services, %i calls, %i instances, depth %i, worst visits %i (%i) to %s',
    (file, nodes, edges, instances, depth, worst, once, name) => {
      const { graph } = readCallGraph(readFileSync(sample(`callgraphs/${file}_arch.json`), 'utf8'))
      const order = orderOf(graph)
      expect([graph.nodes.length, graph.edges.length]).toEqual([nodes, edges])
      expect(graph.nodes.reduce((sum, node) => sum + (node.instances ?? 0), 0)).toBe(instances)
      expect(graphDepth(graph, order)).toBe(depth)
      const visits = worstVisits(graph, order, 3)
      expect(visits.get(name)).toBe(worst)
      expect(Math.max(...visits.values())).toBe(worst)
      expect(worstVisits(graph, order, 1).get(name)).toBe(once)
    },
  )

  it.each([
    ['testBadPackage', '"signup-node" has the unknown package "unknown"'],
    ['testDuplicate', '"signup-node" stands there twice'],
    ['testMissingDep', '"www-proxy" depends on "missing"'],
  ])('%s is refused: %s', (file, why) => {
    const error = refusal(readFileSync(sample(`callgraphs/${file}_arch.json`), 'utf8'))
    expect(error.code).toBe('file-damaged')
    expect(error.happened).toContain(why)
  })
})

describe('architectures of spigo', () => {
  it('a dependency on itself and on eureka is no call, null is none, regions multiply instances', () => {
    const { graph } = readCallGraph(
      arch(
        { ...service('cass', ['cass', 'eureka'], 'priamCassandra', 6), regions: 2 },
        service('app', ['cass'], 'karyon'),
        service('idle', null),
      ),
    )
    expect(graph.edges).toMatchObject([{ from: 'app', to: 'cass' }])
    expect(graph.nodes.map(({ instances }) => instances)).toEqual([12, 1, 1])
  })

  it('without a denominator the last service is the root; with several all of them are', () => {
    expect(readCallGraph(arch(service('a', []), service('b', ['a']))).graph.roots).toEqual(['b'])
    const two = arch(service('a', []), service('x', ['a'], 'denominator'), service('y', ['a'], 'denominator'))
    expect(readCallGraph(two).graph.roots).toEqual(['x', 'y'])
  })

  it('say more of a service and its calls under x-devsusops; a call that is no dependency is refused', () => {
    const more = {
      failures: 0.1,
      calls: [{ to: 'db', operation: 'get', policy: { timeout: '1s', attempts: 2 } }],
    }
    const app = (dependencies: readonly string[]) => ({
      ...service('app', dependencies, 'karyon'),
      'x-devsusops': more,
    })
    const { graph } = readCallGraph(arch(service('db', []), service('log', []), app(['db', 'log'])))
    expect(graph.edges).toMatchObject([
      { from: 'app', to: 'db', operation: 'get', policy: { timeoutMs: 1000, attempts: 2 } },
      { from: 'app', to: 'log', operation: '', policy: { timeoutMs: null, attempts: 1 } },
    ])
    expect(graph.nodes.find(({ name }) => name === 'app')?.failureProbability).toBe(0.1)
    expect(refusal(arch(service('db', []), app([]))).happened).toContain('"app" calls "db" in x-devsusops')
  })

  it('a loop is found', () => {
    const { graph } = readCallGraph(
      arch(
        service('db', ['data']),
        service('data', ['back']),
        service('back', ['db']),
        service('www', ['back'], 'denominator'),
      ),
    )
    expect(orderGraph(graph)).toEqual({ ok: false, cycle: ['back', 'db', 'data', 'back'] })
  })
})

describe('our own schema', () => {
  const example = readFileSync('docs/call-graphs.md', 'utf8').split('```yaml\n')[1]?.split('```')[0] ?? ''

  it('the example of the documents is read whole', () => {
    const { graph, faults, load } = readCallGraph(example)
    expect(graph.roots).toEqual(['edge'])
    expect(graph.nodes.find(({ name }) => name === 'orders')).toMatchObject({
      time: { kind: 'lognormal', medianMs: 20, sigma: 0.8 },
      instances: 3,
      concurrency: 50,
    })
    expect(graph.edges.find(({ to }) => to === 'orders')?.policy).toMatchObject({
      timeoutMs: 900,
      attempts: 2,
      budget: { kind: 'ratio', ratio: 0.1 },
    })
    expect(faults).toMatchObject([{ kind: 'kill', service: 'orders', fromMs: 20_000, untilMs: 30_000 }])
    expect(load).toMatchObject({ perSecond: 80, durationMs: 160_000, measure: { fromMs: 120_000 } })
  })

  it('a preset gives what is not named', () => {
    const text =
      'callGraph: 1\nservices: { a: , b: }\ncalls: [{ from: a, to: b, policy: { preset: istio, timeout: 2s, budget: null } }]'
    expect(readCallGraph(text).graph.edges[0]?.policy).toMatchObject({
      attempts: 3,
      timeoutMs: 2000,
      excludeTried: true,
    })
  })

  it.each([
    ['an unknown key', 'services: { a: { tiem: 2s } }', /tiem/],
    ['a call to nobody', 'services: { a: }\ncalls: [{ from: a, to: b }]', /"b", which is no service/],
    ['one call twice', 'services: { a: , b: }\ncalls: [{ from: a, to: b }, { from: a, to: b }]', /twice/],
    ['a duration without a unit', 'services: { a: { time: "5" } }', /no duration/],
    ['a negative number', 'services: { a: { time: -5 } }', /no duration/],
    [
      'no attempt at all',
      'services: { a: , b: }\ncalls: [{ from: a, to: b, policy: { attempts: 0 } }]',
      /attempts/,
    ],
    [
      'an unknown preset',
      'services: { a: , b: }\ncalls: [{ from: a, to: b, policy: { preset: x } }]',
      /must be one of istio/,
    ],
    [
      'a fall-back for nothing',
      'services: { a: , b: }\ncalls: [{ from: a, to: b, fallbackFor: c }]',
      /does not call that/,
    ],
    [
      'a cut of what has no limit',
      'services: { a: }\nfaults: [{ kind: capacity, service: a, factor: 0.5 }]',
      /no concurrency limit/,
    ],
    ['a key that reaches a prototype', 'services: { __proto__: { time: 1s } }', /__proto__/],
  ])('refuses %s', (_, text, why) => {
    const error = refusal(`callGraph: 1\n${text}`)
    expect(error.code).toBe('file-damaged')
    expect(error.happened).toMatch(why)
  })

  it.each([
    ['', 'file-empty'],
    ['hello: world', 'format-unknown'],
    ['[1, 2]', 'format-unknown'],
    [`a: ${'['.repeat(2000)}`, 'file-damaged'],
    ['a: &a [1]\nb: : :', 'file-damaged'],
  ])('says of %j that it is %s', (text, code) => {
    expect(refusal(text).code).toBe(code)
  })
})
