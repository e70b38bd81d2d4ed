import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { manifestReport } from '#lib/domain/sci/impact-framework/manifest-report.ts'
import { readManifest } from '#lib/formats/impact-framework/read-manifest.ts'
import { writeScore } from '#lib/formats/impact-framework/write-score.ts'
import { checkDocument } from '#lib/queries/sci/check-document.ts'
import { COMPONENTS, DISCLOSURE } from '#test/support/disclosed-score.ts'

const written = (count = DISCLOSURE.functionalUnit.count, components = COMPONENTS) =>
  writeScore({ ...DISCLOSURE, functionalUnit: { ...DISCLOSURE.functionalUnit, count } }, components)

function whole(score: ReturnType<typeof writeScore>) {
  if (!score.ok) throw new Error(score.reason)
  return score
}

describe('a score in the forms of other tools', () => {
  const score = whole(written())

  it('has the carbon of all components over the whole period', () => {
    const carbon = COMPONENTS.flatMap(({ periods }) => periods).reduce((sum, period) => {
      const { embodied } = period
      const embodiedG =
        'embodiedG' in embodied
          ? embodied.embodiedG
          : (((embodied.totalEmbodiedG * embodied.timeReservedHours) / embodied.expectedLifespanHours) *
              embodied.resourcesReserved) /
            embodied.totalResources
      return sum + period.energyKwh * period.pue * period.intensityGPerKwh + embodiedG
    }, 0)
    expect(score.carbonG).toBeCloseTo(carbon, 6)
    expect(score.sciG).toBe(score.carbonG / 1_250_000)
  })

  it('is a manifest that our own import finds nothing in', () => {
    const report = manifestReport(readManifest(score.components), new Map())
    expect(report.status).toBe('success')
    expect(report.aggregated?.carbon).toBe(score.carbonG)
    expect(report.differences).toEqual([])
  })

  it('uses Multiply, Divide and Sum only, all built in', () => {
    for (const text of [score.components, score.total])
      for (const { path, method } of readManifest(text).plugins.values()) {
        expect(path).toBe('builtin')
        expect(['Multiply', 'Divide', 'Sum']).toContain(method)
      }
  })

  it('is an IMP disclosure whose parts add up, and which our own checker finds nothing in', async () => {
    const { calculation } = parse(score.imp)
    const { energy, carbon_intensity: intensity, embodied_emissions: embodied } = calculation
    expect(calculation.score.value).toBeCloseTo(score.sciG, 12)
    expect(energy.value * intensity.value + embodied.value).toBeCloseTo(score.carbonG, 6)
    expect(intensity.approach).toBe('location-based')
    expect((await checkDocument(score.imp)).findings).toEqual([])
  })

  it('is a report with every disclosure of the standard, and no markup of users in it', () => {
    const hostile = whole(
      writeScore({ ...DISCLOSURE, organisation: 'A|B <script>\n# heading' }, COMPONENTS),
    ).report
    for (const said of [
      '0.0855785 gCO2e per checkout',
      'Ada',
      'ada@example.org',
      'shop, version 3',
      'browsers: no figures of devices',
      'orders table, daily',
      'Conversion factors',
      'ISO/IEC 21031:2024',
      '2026-03-02',
      'database',
    ])
      expect(hostile).toContain(said)
    expect(hostile).toContain('A\\|B \\<script\\>')
    expect(hostile).not.toContain('\n# heading')
  })

  it('is not written where R is not known, a figure is not known, or periods differ', () => {
    const [first, ...others] = COMPONENTS
    if (!first) throw new Error('no component')
    const unknown = first.periods.map((period) => ({ ...period, energyKwh: Number.NaN }))
    expect(written(0)).toMatchObject({ ok: false })
    expect(written(1, [{ ...first, periods: unknown }, ...others])).toMatchObject({ ok: false })
    expect(written(1, [{ ...first, periods: first.periods.slice(1) }, ...others])).toMatchObject({
      ok: false,
    })
    expect(written(1, [first, first])).toMatchObject({ ok: false })
  })

  it('halves with twice the units, and does not fall when energy rises', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (units, more) => {
          const grown = COMPONENTS.map((component) => ({
            ...component,
            periods: component.periods.map((period) => ({ ...period, energyKwh: period.energyKwh + more })),
          }))
          const one = whole(written(units))
          expect(whole(written(2 * units)).sciG).toBeCloseTo(one.sciG / 2, 12)
          expect(whole(written(units, grown)).sciG).toBeGreaterThanOrEqual(one.sciG)
        },
      ),
      { numRuns: 20 },
    )
  })
})
