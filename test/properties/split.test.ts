import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '#lib/domain/report/emissions.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { draws } from '#test/support/draws.ts'
import { type BillLine, billLine, inTemporaryFolder, toCurCsv } from '#test/support/generated-bill.ts'
import { zipOf } from '#test/support/zip-of.ts'

const [LINES] = fc.sample(fc.array(billLine, { minLength: 9, maxLength: 9 }), { numRuns: 1, seed: 7 }) as [
  BillLine[],
]
const WHOLE = Buffer.from(toCurCsv(LINES))

const ask = (files: readonly string[]): Promise<Report> =>
  estimateBill({
    files,
    groupBy: ['service'],
    factorSet: '2026.1',
    method: 'location',
    teamTagKeys: ['team'],
  })

/** Writes files and asks about them. */
const reportOn = (contents: Readonly<Record<string, Buffer | string>>): Promise<Report> =>
  inTemporaryFolder((folder) => {
    const paths = Object.entries(contents).map(([name, content]) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    })
    return ask(paths)
  })

/** Pieces of some bytes, cut at these offsets. */
const cutAt = (bytes: Buffer, offsets: readonly number[]): readonly Buffer[] =>
  [0, ...[...offsets].sort((a, b) => a - b)].map((from, index, all) => bytes.subarray(from, all[index + 1]))

const members = (pieces: readonly Buffer[]): Buffer => Buffer.concat(pieces.map((piece) => gzipSync(piece)))

describe('law 2: how the bytes are packed changes nothing', () => {
  it('a gzip file of two members cut anywhere', async () => {
    const whole = await reportOn({ 'whole.csv': WHOLE })
    const offset = fc.oneof(
      fc.integer({ min: 1, max: WHOLE.length - 1 }),
      // Within the last row: its numbers, quotes, letters of several bytes, and the line end.
      fc.integer({ min: WHOLE.length - 120, max: WHOLE.length - 1 }),
    )
    await fc.assert(
      fc.asyncProperty(offset, async (cut) => {
        expect(await reportOn({ 'bill.csv.gz': members(cutAt(WHOLE, [cut])) })).toEqual(whole)
      }),
      { numRuns: draws(24) },
    )
  })

  it('many members, an archive, files of any rows in any order, packed or not', async () => {
    const whole = await reportOn({ 'whole.csv': WHOLE })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: WHOLE.length }), { maxLength: 8 }),
        fc.shuffledSubarray(LINES, { minLength: LINES.length }),
        fc.array(fc.nat({ max: LINES.length }), { maxLength: 4 }),
        fc.boolean(),
        async (offsets, order, rows, gzip) => {
          expect(await reportOn({ 'many.gz': members(cutAt(WHOLE, offsets)) })).toEqual(whole)
          const ends = [...new Set([...rows, order.length])].sort((a, b) => a - b)
          const files = ends.map((end, index) => toCurCsv(order.slice(ends[index - 1] ?? 0, end)))
          const named = Object.fromEntries(
            files.map((text, index) => [`part-${index}`, gzip ? gzipSync(text) : Buffer.from(text)]),
          )
          expect(await reportOn(named)).toEqual(whole)
          expect(await reportOn({ 'all.zip': await zipOf(named) })).toEqual(whole)
        },
      ),
      { numRuns: draws(6) },
    )
  })
})
