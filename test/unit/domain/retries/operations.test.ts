import { describe, expect, it } from 'vitest'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { operationTemplate } from '#lib/domain/retries/operation-template.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { settleOperations } from '#lib/domain/retries/settle-operations.ts'
import { span } from '../../../support/spans.ts'

/** A request to `front`, which asks `back` for the operation twice: the first attempt fails. */
const request = (trace: string, operation: string) => {
  const call = { trace, parent: 'root', service: 'front', peer: 'back', op: operation }
  return analyseTrace([
    span({ trace, id: 'root', kind: 'server', service: 'front', op: operation, from: 0, to: 100 }),
    span({ ...call, id: 'a', from: 1, to: 11, error: true, tags: { 'http.status_code': '503' } }),
    span({ ...call, id: 'b', from: 20, to: 30 }),
  ])
}

function reportOf(operations: readonly string[]) {
  const sums = noSums()
  for (const [index, operation] of operations.entries()) mergeSums(sums, request(`t${index}`, operation))
  settleOperations(sums)
  return retryReport(sums)
}

/** 0 is a, 26 is aa: words without a digit. */
function wordOf(number: number): string {
  const letter = String.fromCharCode(97 + (number % 26))
  return number < 26 ? letter : wordOf(Math.floor(number / 26) - 1) + letter
}

const named = (count: number, nameOf: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => nameOf(index))

describe('the name of an operation without what differs from request to request', () => {
  it.each([
    ['GET /users/123', 'GET /users/{id}'],
    ['GET /users/123/orders/9f86d081884c7d65?page=2#top', 'GET /users/{id}/orders/{id}'],
    ['/u/7c9e6679-7425-40de-944b-e07fc1f90ae7/x', '/u/{id}/x'],
    ['POST /orders/ord-1829', 'POST /orders/{id}'],
    ['PUT /01ARZ3NDEKTSV4RRFFQ69G5FAV', 'PUT /{id}'],
    ['job 4711 of worker-12', 'job {id} of {id}'],
    ['SELECT * FROM t WHERE id = 42', 'SELECT * FROM t WHERE id = {id}'],
  ])('%s is %s', (given, template) => {
    expect(operationTemplate(given)).toBe(template)
    expect(operationTemplate(template)).toBe(template)
  })

  it.each([
    'GET /api/v2/users',
    'hipstershop.CurrencyService/GetCurrencyData',
    '/**',
    'deadbeef',
    'utf-8',
    'HTTP POST',
  ])('%s is one already', (name) => expect(operationTemplate(name)).toBe(name))
})

describe('operations of a service', () => {
  it('keep the names that spans have, ids included, up to 200', () => {
    const report = reportOf(named(200, (index) => `GET /users/${index}`))
    expect(report.edges).toHaveLength(200)
    expect(report.roots).toHaveLength(200)
    expect(report.foldedOperations).toEqual([])
  })

  it('are one with `{id}` where there are more, with all that was counted', () => {
    const report = reportOf([...named(900, (index) => `GET /users/${index}`), 'GET /health'])
    const [users, health] = report.edges
    expect(report.edges).toHaveLength(2)
    expect(users).toMatchObject({
      caller: 'front',
      callee: 'back',
      operation: 'GET /users/{id}',
      attempts: 1800,
      logicalCalls: 900,
      retries: 900,
      wasted: 900,
      wastedSeconds: 9,
    })
    expect(health).toMatchObject({ operation: 'GET /health', attempts: 2, retries: 1 })
    expect(report.roots.map(({ operation, requests }) => [operation, requests])).toEqual([
      ['GET /users/{id}', 900],
      ['GET /health', 1],
    ])
    expect(report.policyView).toMatchObject([
      { operation: 'GET /users/{id}', service: 'back', attempts: 900 },
      { operation: 'GET /health', service: 'back', attempts: 1 },
    ])
    expect(report.foldedOperations).toEqual([
      { service: 'back', hasOthers: false },
      { service: 'front', hasOthers: false },
    ])
  })

  it('are others where even so there are more than 200: those with the fewest digits, then the shortest, are told apart', () => {
    const report = reportOf([
      ...named(300, (index) => `run ${wordOf(index)}`),
      ...named(300, (index) => `x${index}y`),
      ...named(50, (index) => `v${index % 7}`),
    ])
    const operations = report.edges.map(({ operation }) => operation)
    expect(operations).toHaveLength(201)
    expect(operations.filter((name) => /\d/.test(name))).toEqual([])
    expect(operations).toContain('run a')
    expect(operations).not.toContain(`run ${wordOf(299)}`)
    expect(report.edges.find(({ operation }) => operation === '{other}')).toMatchObject({
      logicalCalls: 450,
      retries: 450,
    })
    expect(report.edges.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(1300)
    expect(report.foldedOperations).toContainEqual({ service: 'back', hasOthers: true })
  })

  it('of one service do not fold those of another', () => {
    const sums = noSums()
    for (let index = 0; index < 300; index += 1)
      mergeSums(
        sums,
        analyseTrace([
          span({
            trace: `t${index}`,
            id: 'root',
            kind: 'server',
            service: 'front',
            op: `/${index % 9}`,
            from: 0,
            to: 9,
          }),
          span({
            trace: `t${index}`,
            id: 'a',
            parent: 'root',
            service: 'front',
            peer: 'back',
            op: `/${index}`,
            from: 1,
            to: 5,
          }),
        ]),
      )
    settleOperations(sums)
    const report = retryReport(sums)
    expect(report.edges.map(({ operation }) => operation)).toEqual(['/{id}'])
    expect(report.roots).toHaveLength(9)
    expect(report.foldedOperations).toEqual([{ service: 'back', hasOthers: false }])
  })
})
