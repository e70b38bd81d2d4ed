import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { billLine, inTemporaryFolder, toCurCsv } from '#test/support/generated-bill.ts'
import { runCli } from '#test/support/run-cli.ts'
import { runHere } from '#test/support/run-here.ts'

const [lines = []] = fc.sample(fc.array(billLine, { minLength: 80, maxLength: 80 }), { numRuns: 1, seed: 11 })

const Range = z.strictObject({ low: z.number(), central: z.number(), high: z.number() })
const figures = { energyKwh: Range, operationalKgCo2e: Range, embodiedKgCo2e: Range, totalKgCo2e: Range }
const Coverage = z.strictObject({ measured: z.number(), proxied: z.number(), excluded: z.number() })
const Report = z.strictObject({
  factorSet: z.string(),
  method: z.enum(['location', 'market']),
  period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }),
  rows: z.strictObject({ read: z.number(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
  cost: z.array(
    z.strictObject({
      currency: z.string(),
      kept: z.number(),
      excluded: z.number(),
      rejected: z.number(),
      coverage: Coverage.nullable(),
    }),
  ),
  total: z.strictObject(figures),
  coverage: Coverage.nullable(),
  groups: z.array(
    z.strictObject({
      key: z.record(z.string(), z.string()),
      rows: z.number(),
      cost: z.array(
        z.strictObject({ currency: z.string(), amount: z.number(), coverage: Coverage.nullable() }),
      ),
      ...figures,
    }),
  ),
})

describe('headroom estimate', () => {
  it('prints a table with total, range, coverage and groups', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'bill.csv')
      writeFileSync(path, toCurCsv(lines))
      const { code, stdout, stderr } = runCli('estimate', path)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      for (const word of ['Total', 'Energy', 'Period', 'Coverage', 'Rows', 'Cost, USD', 'AmazonEC2']) {
        expect(stdout).toContain(word)
      }
    })
  })

  it('prints exactly one JSON object of the documented shape', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'bill.csv')
      writeFileSync(path, toCurCsv(lines))
      const { stdout } = await runHere(
        'estimate',
        path,
        '--json',
        '--group',
        'team,month',
        '--method',
        'market',
      )
      expect(stdout.trimEnd().split('\n')).toHaveLength(1)
      const report = Report.parse(JSON.parse(stdout))
      expect(report).toMatchObject({ factorSet: '2026.1', method: 'market', rows: { read: lines.length } })
      expect(Object.keys(report.groups[0]?.key ?? {})).toEqual(['team', 'month'])
    })
  })

  it('prints CSV whose rows add up to the JSON total, with hostile team names made safe', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'bill.csv')
      writeFileSync(path, toCurCsv(lines))
      const total = Report.parse(JSON.parse((await runHere('estimate', path, '--json')).stdout)).total
      const csv = (await runHere('estimate', path, '--csv', '--group', 'category')).stdout
      const [header = '', ...rows] = csv.trimEnd().split('\n')
      const column = header.split(',').indexOf('total_kgco2e_central')
      const sum = rows.reduce((value, row) => value + Number(row.split(',')[column]), 0)
      expect(sum).toBeCloseTo(total.totalKgCo2e.central, 9)
      expect((await runHere('estimate', path, '--csv', '--group', 'team')).stdout).toContain(
        `"'=HYPERLINK(""x"")"`,
      )
    })
  })
})

describe('bad input', () => {
  const csv = toCurCsv(lines)
  const withoutUsageType = csv
    .split('\n')
    .map((row) => row.split(',').toSpliced(9, 1).join(','))
    .join('\n')
  const cases: readonly (readonly [string, string, Buffer | string, number, RegExp])[] = [
    ['an empty file', 'empty.csv', '', 4, /empty/i],
    [
      'a web page',
      'page.csv',
      '<!DOCTYPE html><html><body>Please sign in</body></html>',
      6,
      /HTML|web page/i,
    ],
    [
      'a picture',
      'bill.csv',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      6,
      /PNG|picture|image/i,
    ],
    ['a gzip cut in half', 'cut.csv.gz', gzipSync(csv).subarray(0, 600), 5, /cut off|damaged/i],
    ['a gzip without its last bytes', 'tail.csv.gz', gzipSync(csv).subarray(0, -8), 5, /cut off|damaged/i],
    ['a table of something else', 'people.csv', 'name,age\nAda,36\n', 6, /expected|export/i],
    ['a bill without its usage types', 'bill.csv', withoutUsageType, 8, /usage ?type/i],
  ]

  it.each(cases)(
    '%s is refused with its own exit code and advice',
    async (_, name, content, exitCode, message) => {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, name)
        writeFileSync(path, content)
        const { code, stdout, stderr } = await runHere('estimate', path)
        expect(stderr).toMatch(message)
        expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' })
        expect(stderr.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2)
      })
    },
  )

  it('a file that is not there, an unknown option and an unknown value each say what to do', () => {
    expect(runCli('estimate', '/nowhere/bill.csv')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/no file/i),
    })
    expect(runCli('estimate', '--colour')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--colour'),
    })
    expect(runCli('estimate', 'x', '--group', 'planet')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('service'),
    })
    expect(runCli('fly')).toMatchObject({ code: 2, stderr: expect.stringContaining('help') })
  })
})
