import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LogMiner } from '#lib/domain/logging/log-miner.ts'
import type { LogReport } from '#lib/domain/logging/log-report.ts'
import { maskMessage } from '#lib/domain/logging/mask-message.ts'
import { keptPart, type LogAction } from '#lib/domain/logging/what-if/kept-part.ts'
import { type LogPlan, logWhatIf, type WhatIfSource } from '#lib/domain/logging/what-if/log-what-if.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { readLogs } from '#lib/formats/logs/read-logs.ts'
import { auditMark, billedTemplate } from '#test/support/log-sources.ts'

async function mine(text: string, drain?: ConstructorParameters<typeof LogMiner>[0]): Promise<LogReport> {
  const bytes = Buffer.from(text)
  const miner = new LogMiner(drain)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97)
  }
  await readLogs(pieces(), (record) => miner.add(record))
  return miner.report()
}

const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/\p{Cc}/gu, '')),
  fc.constantFrom('  indented', '\tat a.b(C.java:1)', '', 'level=info msg=x', '{"level":"warn","msg":"x"}'),
  fc
    .tuple(
      fc.constantFrom('INFO', 'WARN', 'ERROR'),
      fc.array(fc.constantFrom('one', 'two', 'of', '17', 'a=b'), { maxLength: 6 }),
    )
    .map(([level, words]) => `2024-01-01 00:00:00,000 ${level} [main] a.B: ${words.join(' ')}`),
)
const log = fc.array(line, { minLength: 1, maxLength: 60 }).map((lines) => `first\n${lines.join('\n')}\n`)

const sum = (parts: readonly { lines: number; bytes: number }[]) => ({
  lines: parts.reduce((total, part) => total + part.lines, 0),
  bytes: parts.reduce((total, part) => total + part.bytes, 0),
})

it('templates and levels each add up to the file, with however little memory', async () => {
  const small = { similarity: 0.6, spellings: 3, mostClusters: 4, mostChildren: 3 }
  await fc.assert(
    fc.asyncProperty(log, fc.boolean(), async (text, tight) => {
      const report = await mine(text, tight ? { drain: small } : {})
      const whole = { lines: text.split('\n').length - 1, bytes: Buffer.byteLength(text) }
      expect({ lines: report.lines, bytes: report.bytes }).toEqual(whole)
      expect(sum(report.templates)).toEqual(whole)
      expect(sum(report.levels)).toEqual(whole)
      expect(new Set(report.templates.map(({ id }) => id)).size).toBe(report.templates.length)
    }),
    { numRuns: 60 },
  )
})

it('the order of lines changes no sum', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(line, { minLength: 1, maxLength: 40 })
        .chain((lines) =>
          fc.tuple(
            fc.constant(lines),
            fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
          ),
        ),
      async ([lines, shuffled]) => {
        const [one, other] = [`x\n${lines.join('\n')}\n`, `x\n${shuffled.join('\n')}\n`]
        const [a, b] = [await mine(one), await mine(other)]
        expect([sum(b.templates), sum(b.levels)]).toEqual([sum(a.templates), sum(a.levels)])
      },
    ),
    { numRuns: 40 },
  )
})

it('a mask keeps nothing with a digit, and masks once', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const masked = maskMessage(text)
      expect(maskMessage(masked)).toBe(masked)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{0,4}\d+[a-z]{0,4}$/), { maxLength: 5 }), (words) => {
      expect(maskMessage(words.join(' '))).not.toMatch(/\d/)
    }),
  )
})

const part = fc.double({ min: -1, max: 3 })
const action: fc.Arbitrary<LogAction> = fc.oneof(
  fc.constant<LogAction>({ kind: 'demote' }),
  part.map((keepRate): LogAction => ({ kind: 'sample', keepRate })),
  fc
    .tuple(fc.integer({ min: -5, max: 100 }), fc.integer({ min: -5, max: 10_000 }))
    .map(([first, recordsPerWindow]): LogAction => ({ kind: 'rate-limit', first, recordsPerWindow })),
  fc
    .tuple(fc.integer({ min: -5, max: 400 }), fc.integer({ min: -5, max: 400 }))
    .map(([fromDays, toDays]): LogAction => ({ kind: 'shorten-retention', fromDays, toDays })),
  part.map((partOfBytes): LogAction => ({ kind: 'drop-fields', partOfBytes })),
  part.map((ratio): LogAction => ({ kind: 'compress', ratio })),
  part.map((partOfStorage): LogAction => ({ kind: 'move-class', partOfStorage })),
)
const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
const range = fc.tuple(amount, amount, amount).map(([low, more, most]): Range => {
  return { low, central: low + more, high: low + more + most }
})
const sums = fc.record({
  gb: fc.option(amount, { nil: null }),
  totalKgCo2e: range,
  cost: fc.constant([]).map(() => [{ currency: 'USD', amount: 7 }]),
})
/** Shares of a whole, each with what sampling leaves open. */
const templates = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 0.5, noNaN: true }), fc.boolean()),
    {
      maxLength: 5,
    },
  )
  .map((all) => {
    const whole = all.reduce((total, [weight]) => total + weight, 10)
    return all.map(([weight, error, isKept], index) => {
      const central = weight / whole
      const share = { low: Math.max(0, central - error), central, high: Math.min(1, central + error) }
      return billedTemplate(`t${index}`, share, isKept ? auditMark('a', `t${index}`) : null)
    })
  })
const source: fc.Arbitrary<WhatIfSource> = fc.record({
  id: fc.constant('a'),
  auditKeep: fc.constant(null),
  sample: templates.map((each) => ({ templates: each })),
  written: sums,
  stored: sums,
  fixed: sums,
})
const plan: fc.Arbitrary<LogPlan> = fc.record({
  source: fc.constant('a'),
  templates: fc.option(fc.subarray(['t0', 't1', 't2', 't3', 't4'], { minLength: 1 }), { nil: null }),
  action,
})
const SIDES = ['low', 'central', 'high'] as const

/** What a source comes to after plans, from each template and the rest by itself. */
function recomputed({ written, stored, sample }: WhatIfSource, plans: readonly LogPlan[]): number {
  const shares = (sample?.templates ?? []).map((each) => ({ ...each, share: each.shareRange.central }))
  const rest = { id: '', share: 1 - shares.reduce((total, { share }) => total + share, 0), auditKeep: null }
  return [...shares, rest].reduce((total, { id, share, auditKeep }) => {
    const own = plans.filter((each) => each.templates === null || each.templates.includes(id))
    const kept = (auditKeep ? [] : own).map((each) => keptPart(each.action))
    const ingested = kept.reduce((left, each) => left * each.ingested, written.totalKgCo2e.central)
    return (
      total + share * (ingested + kept.reduce((left, each) => left * each.stored, stored.totalKgCo2e.central))
    )
  }, 0)
}

it('the saving of a what-if is the difference of the total worked out again', () => {
  fc.assert(
    fc.property(source, fc.array(plan, { maxLength: 5 }), (given, plans) => {
      const { saved, plans: parts } = logWhatIf([given], plans)
      const before = given.written.totalKgCo2e.central + given.stored.totalKgCo2e.central
      const close = 6 - Math.ceil(Math.log10(before + 1))
      expect(saved.totalKgCo2e.central).toBeCloseTo(before - recomputed(given, plans), close)
      const sum = parts.reduce((total, each) => total + each.saved.totalKgCo2e.central, 0)
      expect(sum).toBeCloseTo(saved.totalKgCo2e.central, close)
    }),
  )
})

it('a what-if saves no more than there is in any scenario, low ≤ central ≤ high, and another plan never saves less', () => {
  fc.assert(
    fc.property(source, fc.array(plan, { minLength: 1, maxLength: 4 }), plan, (given, plans, more) => {
      const { saved, plans: parts } = logWhatIf([given], plans)
      const further = logWhatIf([given], [...plans, more]).saved
      for (const side of SIDES) {
        const all = given.written.totalKgCo2e[side] + given.stored.totalKgCo2e[side]
        expect(saved.totalKgCo2e[side]).toBeGreaterThanOrEqual(0)
        expect(saved.totalKgCo2e[side]).toBeLessThanOrEqual(all * (1 + 1e-12))
      }
      for (const { low, central, high } of [saved, ...parts.map((each) => each.saved)].map(
        (each) => each.totalKgCo2e,
      )) {
        expect(low).toBeLessThanOrEqual(central)
        expect(central).toBeLessThanOrEqual(high)
      }
      expect(further.totalKgCo2e.central).toBeGreaterThanOrEqual(saved.totalKgCo2e.central * (1 - 1e-9))
    }),
  )
})

const rate = fc.double({ min: -1, max: 3, noNaN: true })

it('keeping more never saves more', () => {
  fc.assert(
    fc.property(source, fc.tuple(rate, rate), (given, rates) => {
      const [less = 0, more = 0] = [...rates].sort((a, b) => a - b)
      const saved = (keepRate: number) =>
        logWhatIf([given], [{ source: 'a', templates: null, action: { kind: 'sample', keepRate } }]).saved
          .totalKgCo2e.central
      expect(saved(more)).toBeLessThanOrEqual(saved(less))
    }),
  )
})
