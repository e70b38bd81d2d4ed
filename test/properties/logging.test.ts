import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LogMiner } from '#lib/domain/logging/log-miner.ts'
import type { LogReport } from '#lib/domain/logging/log-report.ts'
import { maskMessage } from '#lib/domain/logging/mask-message.ts'
import type { LogAction } from '#lib/domain/logging/what-if/kept-part.ts'
import { saving } from '#lib/domain/logging/what-if/what-if.ts'
import { readLogs } from '#lib/formats/logs/read-logs.ts'

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
const gb = fc.double({ min: 0, max: 1e6, noNaN: true })

it('a what-if saves no more than there is, and another action never saves less', () => {
  fc.assert(
    fc.property(
      gb,
      gb,
      fc.array(action, { maxLength: 4 }),
      action,
      (ingestedGb, storedGbMonths, actions, more) => {
        const logged = { ingestedGb, storedGbMonths }
        const { saved, left } = saving({ logged, actions, auditKeep: false })
        for (const key of ['ingestedGb', 'storedGbMonths'] as const) {
          expect(saved[key]).toBeGreaterThanOrEqual(0)
          expect(saved[key]).toBeLessThanOrEqual(logged[key])
          expect(saved[key] + left[key]).toBeCloseTo(logged[key], 6)
          const further = saving({ logged, actions: [...actions, more], auditKeep: false })
          expect(further.saved[key]).toBeGreaterThanOrEqual(saved[key])
        }
      },
    ),
  )
})

const rate = fc.double({ min: -1, max: 3, noNaN: true })

it('keeping more never saves more', () => {
  fc.assert(
    fc.property(gb, fc.tuple(rate, rate), (ingestedGb, rates) => {
      const [less = 0, more = 0] = [...rates].sort((a, b) => a - b)
      const saved = (keepRate: number) =>
        saving({
          logged: { ingestedGb, storedGbMonths: ingestedGb },
          actions: [{ kind: 'sample', keepRate }],
          auditKeep: false,
        }).saved.ingestedGb
      expect(saved(more)).toBeLessThanOrEqual(saved(less))
    }),
  )
})
