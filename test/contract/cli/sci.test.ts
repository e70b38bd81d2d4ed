import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '#test/support/run-cli.ts'
import { runHere } from '#test/support/run-here.ts'

const TERMS = ['--energy-kwh', '450', '--intensity', '250', '--units', '100000']
const SHARE = [
  '--total-embodied-g',
  '960000',
  '--reserved-hours',
  '730',
  '--lifespan-hours',
  '35040',
  '--resources-reserved',
  '3',
  '--total-resources',
  '12',
]

describe('headroom sci score', () => {
  it('answers one JSON object with every term', () => {
    const { code, stdout } = runCli('sci', 'score', ...TERMS, '--embodied-g', '800', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      sci: 1.133,
      operational: 112_500,
      embodied: 800,
      carbon: 113_300,
      energyKwh: 450,
      intensity: 250,
      functionalUnits: 100_000,
      unit: 'gCO2e',
      per: 'functional unit',
      warnings: [],
    })
  })

  it('computes M from its five terms, and says the shares', async () => {
    const { stdout } = await runHere('sci', 'score', ...TERMS, ...SHARE, '--unit-name', 'order', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      embodied: 5000,
      sci: 1.175,
      per: 'order',
      timeShare: 730 / 35_040,
      resourceShare: 0.25,
    })
  })

  it('warns that a score without M does not conform', async () => {
    const { code, stdout } = await runHere('sci', 'score', ...TERMS, '--embodied-g', '0')
    expect(code).toBe(0)
    expect(stdout).toContain('Warning: M is 0')
  })

  it.each([
    ['M is missing', TERMS, 'shall be included'],
    ['M is given twice', [...TERMS, ...SHARE, '--embodied-g', '1'], 'exclude each other'],
    ['a term of M is missing', [...TERMS, ...SHARE.slice(2)], '--total-embodied-g is missing'],
    ['R is 0', [...TERMS, '--units', '0', '--embodied-g', '1'], 'cannot be computed'],
    ['R is negative', [...TERMS, '--units=-1', '--embodied-g', '1'], 'cannot be computed'],
    ['R is no number', [...TERMS, '--units', '1,000', '--embodied-g', '1'], 'not a number'],
    ['RS is above 1', [...TERMS, ...SHARE, '--resources-reserved', '36'], 'resource share'],
    ['PUE is below 1', [...TERMS, '--embodied-g', '1', '--pue', '0.9'], 'PUE'],
  ])('refuses where %s', async (_, args, words) => {
    const { code, stdout, stderr } = await runHere('sci', 'score', ...args, '--json')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })
})

describe('headroom sci check', () => {
  const fileOf = (text: string): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'headroom-sci-')), 'calculation.json')
    writeFileSync(file, text)
    return file
  }
  const calculation = (sciG: number) =>
    fileOf(
      JSON.stringify({
        functionalUnits: 10,
        components: [{ operationalG: 4, embodiedG: 1 }],
        published: { sciG },
      }),
    )

  it('ends with 0 where it finds nothing and with 20 where it finds something', () => {
    expect(runCli('sci', 'check', calculation(0.5)).code).toBe(0)
    const { code, stdout } = runCli('sci', 'check', calculation(5), '--json')
    expect(code).toBe(20)
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'calculation',
      findings: [{ class: 'not-divided-by-r', where: 'published.sciG', line: 1, corrected: 0.5 }],
    })
  })

  it.each([
    ['', 4],
    ['{"a": ', 5],
    ['{"a": 1}', 6],
  ])('refuses a file of %j', async (text, exitCode) => {
    expect((await runHere('sci', 'check', fileOf(text))).code).toBe(exitCode)
  })
})
