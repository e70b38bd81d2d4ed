import { describe, expect, it } from 'vitest'
import { checkManifest } from '#lib/domain/sci/impact-framework/check/check-manifest.ts'
import { readManifest } from '#lib/formats/impact-framework/read-manifest.ts'

const check = (text: string) => checkManifest(readManifest(text), new Map())
const row = 'timestamp: "2026-01-01T00:00:00.000Z", duration: 3600'

const scored = (rows: string, more = '') => `
name: case
aggregation: {metrics: [carbon, sci], type: both}
initialize: {plugins: {sci: {path: builtin, method: Sci, config: {functional-unit: requests}}}}
tree: {children: {svc: {pipeline: {compute: [sci]}, inputs: [${rows}]${more}}}}
`

describe('what is wrong in a manifest', () => {
  it('a memory coefficient per minute that is multiplied by seconds, with the score it should have been', () => {
    const text = (coefficient: string) => `
name: memory
aggregation: {metrics: [carbon], type: both}
initialize:
  plugins:
    per-run: {path: builtin, method: Coefficient, config: {input-parameter: duration, coefficient: ${coefficient}, output-parameter: per-gb}}
    carbon: {path: builtin, method: Multiply, config: {input-parameters: [per-gb, gb, intensity], output-parameter: carbon}, parameter-metadata: {outputs: {carbon: {unit: g, description: C, aggregation-method: {time: sum, component: sum}}}}}
tree: {children: {m: {pipeline: {compute: [per-run, carbon]}, inputs: [{${row}, gb: 1, intensity: 1000}]}}}
`
    const [finding] = check(text('0.000006533333'))
    expect(finding).toMatchObject({ class: 'unit-slip', unit: 'carbon' })
    expect(finding?.published).toBeCloseTo(23.52, 4)
    expect(finding?.corrected).toBeCloseTo(0.392, 6)
    expect(check(text('0.000000108889'))).toEqual([])
  })

  it('a mean of rates, with the ratio of sums', () => {
    const found = check(scored(`{${row}, carbon: 10, requests: 1}, {${row}, carbon: 10, requests: 1000}`))
    expect(found.map((finding) => finding.class)).toEqual(['mean-of-rates', 'mean-of-rates'])
    expect(found[0]).toMatchObject({ published: 5.005, corrected: 20 / 1001 })
  })

  it('nothing about periods of the same R', () => {
    expect(check(scored(`{${row}, carbon: 10, requests: 5}, {${row}, carbon: 30, requests: 5}`))).toEqual([])
  })

  it('R of 0', () => {
    const [finding] = check(scored(`{${row}, carbon: 250, requests: 0}`))
    expect(finding).toMatchObject({ class: 'not-divided-by-r', published: 250 })
  })

  it('published outputs that the pipeline does not give', () => {
    const published = `, outputs: [{carbon: 10, requests: 4, sci: 2}]`
    expect(check(scored(`{${row}, carbon: 10, requests: 4}`, published))).toContainEqual(
      expect.objectContaining({ class: 'not-from-terms', published: 2, corrected: 2.5 }),
    )
  })

  it('published outputs by how they are wrong: 10 g over 6 are 1.66667 g', () => {
    const of = (sci: number) =>
      check(scored(`{${row}, carbon: 10, requests: 6}`, `, outputs: [{sci: ${sci}}]`)).map(
        (each) => each.class,
      )
    expect(of(1.67)).toEqual([])
    expect(of(1.66)).toEqual(['truncated-as-rounded'])
    expect(of(0.00166667)).toEqual(['unit-slip'])
    expect(of(1.8)).toEqual(['not-from-terms'])
  })

  it('embodied emissions of 0, shares above 1, and hardware that SciEmbodied never reads', () => {
    const of = (values: string) =>
      check(scored(`{${row}, carbon: 10, requests: 4, ${values}}`)).map((each) => each.class)
    expect(of('carbon-embodied: 0')).toEqual(['embodied-omitted'])
    expect(of('carbon-embodied: 1')).toEqual([])
    expect(of('carbon-embodied: 1, resource-share: 3')).toEqual(['embodied-omitted'])
    const text = `
name: unread
initialize: {plugins: {e: {path: builtin, method: SciEmbodied}}}
tree: {children: {a: {pipeline: {compute: [e]}, inputs: [{${row}, device/emissions-embodied: 1533.12}]}}}
`
    expect(check(text)[0]?.message).toContain('device/emissions-embodied')
  })

  it('market-based intensity in a description, and not where it is denied', () => {
    const described = (words: string) =>
      check(`description: ${words}\n${scored(`{${row}, carbon: 1, requests: 4}`)}`)
    expect(described('I is market-based, by our PPA')[0]?.class).toBe('market-based-intensity')
    expect(described('I is location-based, not market-based')).toEqual([])
  })
})
