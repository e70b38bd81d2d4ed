import { describe, expect, it } from 'vitest'
import { readCallGraph } from '#lib/formats/call-graph/read-call-graph.ts'

const edgesOf = (text: string) => readCallGraph(text).graph.edges
const policyOf = (text: string) => edgesOf(text)[0]?.policy

describe('Istio', () => {
  const virtualService = (http: string, more = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews }
spec:
  hosts: [reviews.shop.svc.cluster.local]
${more}  http:
  - ${http}
`
  const to = 'route: [{ destination: { host: reviews.shop.svc.cluster.local } }]'

  it('a route that says nothing retries twice, without a timeout and not to the same host', () => {
    expect(edgesOf(virtualService(to))).toMatchObject([
      {
        from: 'mesh',
        to: 'reviews',
        policy: { attempts: 3, timeoutMs: null, deadlineMs: null, excludeTried: true },
      },
    ])
  })

  it('attempts: 3 are three retries, timeout is for all of them, attempts: 0 is none', () => {
    const set = `${to}\n    timeout: 10s\n    retries: { attempts: 3, perTryTimeout: 2s }`
    expect(policyOf(virtualService(set))).toMatchObject({ attempts: 4, timeoutMs: 2000, deadlineMs: 10_000 })
    expect(policyOf(virtualService(`${to}\n    retries: { attempts: 0 }`))).toMatchObject({ attempts: 1 })
  })

  it('a label names the caller, and hashing by a DestinationRule of the same file keeps to one host', () => {
    const text = `${virtualService(`${to}\n    match: [{ sourceLabels: { app: productpage } }]`)}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
spec:
  host: reviews.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer: { consistentHash: { httpHeaderName: user } }
    connectionPool: { tcp: { connectTimeout: 30ms } }
`
    expect(edgesOf(text)).toMatchObject([
      {
        from: 'productpage',
        to: 'reviews',
        policy: { pick: 'sticky', excludeTried: false, connectTimeoutMs: 30 },
      },
    ])
  })
})

describe('Envoy', () => {
  const config = (route: object, more: object = {}) =>
    JSON.stringify({
      name: 'local',
      virtual_hosts: [{ name: 'v', domains: ['*'], routes: [{ match: { prefix: '/' }, route }] }],
      ...more,
    })

  it('waits 15 s and does not retry unless told to', () => {
    expect(edgesOf(config({ cluster: 'books' }))).toMatchObject([
      {
        from: 'envoy',
        to: 'books',
        policy: { attempts: 1, deadlineMs: 15_000, timeoutMs: null, budget: null },
      },
    ])
  })

  it('num_retries are retries, one unless stated; a timeout of 0 is none; at most three at once', () => {
    const retry = {
      cluster: 'books',
      timeout: '0s',
      retry_policy: {
        retry_on: '5xx',
        per_try_timeout: '0.25s',
        num_retries: 3,
        retry_host_predicate: [{ name: 'envoy.retry_host_predicates.previous_hosts' }],
      },
    }
    expect(policyOf(config(retry))).toMatchObject({
      attempts: 4,
      deadlineMs: null,
      timeoutMs: 250,
      excludeTried: true,
      backoff: { initialMs: 25, maxMs: 250 },
      budget: { kind: 'concurrency', share: 0, minimum: 3 },
    })
    expect(policyOf(config({ cluster: 'books', retry_policy: {} }))).toMatchObject({ attempts: 2 })
  })

  it('reads camelCase, a whole bootstrap, budgets and connect timeouts of clusters', () => {
    const text = JSON.stringify({
      node: { cluster: 'front' },
      staticResources: {
        listeners: [
          {
            filterChains: [
              {
                filters: [
                  {
                    typedConfig: {
                      routeConfig: {
                        virtualHosts: [
                          { routes: [{ route: { cluster: 'books', retryPolicy: { numRetries: 2 } } }] },
                        ],
                      },
                    },
                  },
                ],
              },
            ],
          },
        ],
        clusters: [
          {
            name: 'books',
            connectTimeout: '5s',
            circuitBreakers: { thresholds: [{ retryBudget: { budgetPercent: { value: 25 } } }] },
          },
        ],
      },
    })
    expect(edgesOf(text)).toMatchObject([
      {
        from: 'front',
        to: 'books',
        policy: { attempts: 3, connectTimeoutMs: 5000, budget: { share: 0.25, minimum: 3 } },
      },
    ])
  })
})

describe('gRPC', () => {
  const config = (more: object, throttling: object = {}) =>
    JSON.stringify({
      methodConfig: [{ name: [{ service: 'shop.Cart', method: 'Add' }], ...more }],
      ...throttling,
    })
  const retryPolicy = {
    maxAttempts: 4,
    initialBackoff: '0.1s',
    maxBackoff: '1s',
    backoffMultiplier: 2,
    retryableStatusCodes: ['UNAVAILABLE'],
  }

  it('maxAttempts are all sends, the timeout is a deadline that is sent along, jitter is ±20 %', () => {
    expect(
      edgesOf(
        config({ timeout: '1.5s', retryPolicy }, { retryThrottling: { maxTokens: 10, tokenRatio: 0.1 } }),
      ),
    ).toMatchObject([
      {
        from: 'client',
        to: 'shop.Cart',
        operation: 'Add',
        policy: {
          attempts: 4,
          timeoutMs: null,
          deadlineMs: 1500,
          propagateDeadline: true,
          backoff: { initialMs: 100, multiplier: 2, maxMs: 1000, jitter: { low: 0.8, high: 1.2 } },
          budget: { kind: 'tokens', most: 10, perSuccess: 0.1 },
        },
      },
    ])
  })

  it('no more than five, whatever is written; hedges count likewise', () => {
    expect(policyOf(config({ retryPolicy: { ...retryPolicy, maxAttempts: 9 } }))?.attempts).toBe(5)
    expect(policyOf(config({ hedgingPolicy: { maxAttempts: 3, hedgingDelay: '0.5s' } }))).toMatchObject({
      attempts: 3,
      hedging: { delayMs: 500 },
    })
  })

  it('refuses maxAttempts of 1, as gRPC does', () => {
    expect(() => edgesOf(config({ retryPolicy: { ...retryPolicy, maxAttempts: 1 } }))).toThrow(
      /maxAttempts: must be at least 2/,
    )
  })
})
