import fc from 'fast-check'
import { expect, it } from 'vitest'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { operationTemplate } from '#lib/domain/retries/operation-template.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums, type RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { settleOperations } from '#lib/domain/retries/settle-operations.ts'
import { fromStored, type StoredSums, toStored } from '#lib/domain/retries/stored-sums.ts'
import { span } from '../support/spans.ts'

const trace = (name: string, number: number) => {
  const id = `t${number}`
  const root = { trace: id, id: 'r', kind: 'server', service: `s${number % 2}`, op: `/${number % 3}` }
  const call = { trace: id, id: 'c', parent: 'r', service: 'a', peer: 'b', op: name, error: number % 4 === 0 }
  return [span({ ...root, from: 0, to: 50 }), span({ ...call, from: 1, to: 9 + (number % 5) })]
}

function sumOf(parts: readonly RetrySums[]): RetrySums {
  const sums = noSums()
  for (const part of parts) mergeSums(sums, part)
  settleOperations(sums)
  return sums
}

const analysed = (names: readonly (readonly [string, number])[]) =>
  names.map(([name, number]) => analyseTrace(trace(name, number)))

const stored = (sums: RetrySums): RetrySums =>
  fromStored(JSON.parse(JSON.stringify(toStored(sums))) as StoredSums)

/** So many that some services have too many operations, with ids and without. */
const names = fc
  .record({ ids: fc.integer({ min: 0, max: 450 }), words: fc.integer({ min: 0, max: 450 }), seed: fc.nat() })
  .map(({ ids, words, seed }) => [
    ...Array.from({ length: ids }, (_, index) => `/u/${(seed + index) % 9973}`),
    ...Array.from({ length: words }, (_, index) => `w${((seed + index * 7919) % 99991).toString(36)}q`),
  ])

it('operations are told apart the same in whatever order and from whatever days the traces come', () => {
  fc.assert(
    fc.property(names, fc.nat(), fc.integer({ min: 1, max: 5 }), (given, turn, days) => {
      const numbered = given.map((name, index) => [name, index] as const)
      const whole = retryReport(sumOf(analysed(numbered)))
      const turned = [
        ...numbered.slice(turn % (given.length + 1)),
        ...numbered.slice(0, turn % (given.length + 1)),
      ].reverse()
      expect(retryReport(sumOf(analysed(turned)))).toEqual(whole)
      const byDay = Array.from({ length: days }, (_, day) =>
        numbered.filter((_, index) => index % days === day),
      )
      const parts = byDay.map((day) => stored(sumOf(analysed(day))))
      expect(retryReport(sumOf(parts))).toEqual(whole)
      expect(retryReport(sumOf(parts.reverse().map(stored)))).toEqual(whole)
      expect(whole.edges.length).toBeLessThanOrEqual(201)
      expect(whole.edges.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(given.length)
      expect(whole.services.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(given.length)
    }),
    { numRuns: 5 },
  )
}, 60_000)

it('the name of a template is itself', () => {
  fc.assert(
    fc.property(
      fc
        .array(
          fc.oneof(
            fc.string(),
            fc.uuid(),
            fc.nat().map(String),
            fc.constantFrom('/', ' ', '?', '#', '-', '{', '}', 'x-1'),
          ),
        )
        .map((some) => some.join('')),
      (name) => {
        expect(operationTemplate(operationTemplate(name))).toBe(operationTemplate(name))
      },
    ),
    { examples: [['# ?/']] },
  )
})
