import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { calculateSci } from '#lib/domain/sci/calculate.ts'
import { evaluate, parseArithmetic } from '#lib/domain/sci/check/arithmetic.ts'
import type { SciErrorClass } from '#lib/domain/sci/check/finding.ts'
import { checkDocument } from '#lib/queries/sci/check-document.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { type SciCase, sciCases } from '#test/support/sci-cases.ts'
import { SCI_SHAPES } from '#test/support/sci-shapes.ts'

/** Why each published figure does not reproduce, read from the reasons that its source gives away. */
const EXPECTED_CLASS: Readonly<Record<string, SciErrorClass>> = {
  'eshoppen-v1/app-E': 'truncated-as-rounded',
  'eshoppen-v1/app-M': 'not-from-terms',
  'eshoppen-v2/client-mem-E': 'not-from-terms',
  'eshoppen-v2/client-SCI': 'not-from-terms',
  'eshoppen-v2/network-E': 'not-from-terms',
  'dow/neo4j-db-Emem': 'unit-slip',
  'dow/neo4j-total': 'parts-do-not-sum',
  'dow/grand-total': 'parts-do-not-sum',
  'endava/E-total': 'parts-do-not-sum',
  'endava/SCI-printed': 'not-from-terms',
  'farm/SCI': 'unit-slip',
  'sci-guidance/website-O': 'not-from-terms',
  'gsf-website/breakdown-sum': 'mean-of-rates',
  'gsf-website/ratio-of-sums': 'mean-of-rates',
  'chatgpt-notes/train-share': 'not-from-terms',
  'sci-ai/llm-consumer-reported': 'unit-slip',
  'sci-ai/cv-provider': 'unit-slip',
  'texas/gpt2-cpu-E': 'not-from-terms',
  'cert/greentech-sensitivity-SCI': 'not-from-terms',
  'cert/stacklane-functions-E': 'unit-slip',
  'imp/M-app': 'not-from-terms',
  'imp/M-shared-node': 'not-from-terms',
}

const value = (of: SciCase, name: string): number => of.inputs[name] ?? Number.NaN

/** Figures that reproduce with a wrong input: what comes out with the right one, from the same source. */
const CORRECTED: Readonly<Record<string, (of: SciCase) => number>> = {
  'dow/neo4j-db-SCI': (of) => value(of, 'E_kWh') - 0.024 + 0.38 * 6.3 * 0.001,
  'if-db/if-course-1': (of) =>
    (value(of, 'storage') + value(of, 'net') + value(of, 'cpu') + value(of, 'mem') / 60) / value(of, 'R'),
  'if-db/if-course-2': (of) => (value(of, 'C_g') - (4 * 279.41758574400006 * 59) / 60) / value(of, 'R'),
}

function corrected(of: SciCase): number | null {
  if (of.id === 'dow/neo4j-db-SCI') {
    const energyKwh = CORRECTED[of.id]?.(of) ?? Number.NaN
    const score = calculateSci({
      energyKwh,
      intensityGPerKwh: value(of, 'I'),
      embodiedG: value(of, 'M_g'),
      functionalUnits: 1,
    })
    return score.ok ? score.sciG : null
  }
  if (of.id === 'cert/meridian-SCI-as-stated') {
    const score = calculateSci({
      energyKwh: 3663.27,
      intensityGPerKwh: 210,
      embodiedG: value(of, 'M_g'),
      functionalUnits: value(of, 'R'),
    })
    return score.ok ? score.sciG : null
  }
  return CORRECTED[of.id]?.(of) ?? null
}

/** Their right figure rests on data outside the case. */
const RESTS_ON_MORE = new Set(['gsf-website/breakdown-sum', 'if-db/zoom'])

const report = samplesDir ? await checkDocument(readFileSync(sample('sci/sci-cases.json'), 'utf8')) : null
const findingsOf = (index: number) =>
  (report?.findings ?? []).filter(({ where }) => where.startsWith(`[${index}].`))
const isValueError = ({ published, class: of }: { published?: number; class: SciErrorClass }) =>
  published !== undefined && of !== 'truncated-as-rounded'
const withFormula = sciCases.filter(({ formula }) => formula)

describe.skipIf(samplesDir === null)('published calculations', () => {
  it.each(withFormula.map((of) => [of.id, of] as const))('%s comes out right', (id, of) => {
    const names = new Map(Object.entries(of.inputs))
    const shape = SCI_SHAPES[of.formula ?? '']
    const parsed = parseArithmetic(of.formula ?? '')
    if (!parsed.ok) throw new Error(parsed.reason)
    const mine = shape
      ? shape((name) => {
          const given = of.inputs[name]
          if (given === undefined) throw new Error(`${id} has no ${name}`)
          return given
        })
      : evaluate(parsed.expression, names)
    expect(mine).toBeCloseTo(of.recomputed ?? Number.NaN, 9)
    expect(Math.abs(mine / (of.recomputed ?? Number.NaN) - 1)).toBeLessThan(1e-12)
    if (RESTS_ON_MORE.has(id)) return
    const right = corrected(of) ?? mine
    const tolerance = of.tolerance + 1e-9 * Math.abs(right)
    expect(Math.abs(right - (of.expected_correct ?? Number.NaN))).toBeLessThanOrEqual(tolerance)
  })

  it('are mostly computed by the functions of the product', () => {
    const shapes = withFormula.filter(({ formula }) => SCI_SHAPES[formula ?? '']).length
    expect({ cases: sciCases.length, withFormula: withFormula.length, shapes }).toMatchObject({
      cases: 143,
      withFormula: 138,
    })
    expect(shapes).toBeGreaterThan(90)
  })

  it('that do not reproduce are flagged, each with its class and the right figure', () => {
    const flagged = sciCases.flatMap((of, index) => {
      if (of.reproduces !== false || of.expected === null || !of.formula) return []
      const found = findingsOf(index).filter(({ published }) => published !== undefined)
      expect(
        found.map(({ corrected: right }) => right),
        of.id,
      ).toEqual([expect.closeTo(of.recomputed ?? 0, 9)])
      return [[of.id, found[0]?.class]]
    })
    expect(Object.fromEntries(flagged)).toEqual(EXPECTED_CLASS)
  })

  it('that reproduce have no error of value', () => {
    const wrong = sciCases.flatMap((of, index) =>
      of.reproduces ? findingsOf(index).filter(isValueError) : [],
    )
    expect(wrong).toEqual([])
  })

  it('that are cut off, market-based, without M or without idle are flagged as such', () => {
    const classes = (id: string) => findingsOf(sciCases.findIndex((of) => of.id === id)).map((of) => of.class)
    expect(classes('cert/offlyn-SCI')).toEqual(['truncated-as-rounded'])
    expect(classes('cert/meridian-SCI-as-stated')).toEqual(['market-based-intensity'])
    expect(classes('cert/stacklane-SCI-as-stated')).toEqual(['embodied-omitted'])
    expect(classes('cert/portal-arena-SCI')).toEqual(['idle-excluded'])
    expect(classes('aveva/E')).toEqual(['idle-excluded'])
    expect(classes('eshoppen-v1/db-E')).toEqual(['double-counting'])
  })

  it('have the line of each finding', () => {
    const text = readFileSync(sample('sci/sci-cases.json'), 'utf8').split('\n')
    const found = report?.findings.find(({ where }) => where.endsWith('.expected'))
    expect(text[(found?.line ?? 0) - 1]).toContain('"expected"')
  })
})
