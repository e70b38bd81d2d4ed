import { describe, expect, it } from 'vitest'
import { checkDocument } from '#lib/queries/sci/check-document.ts'

/** 10 kWh × 400 g/kWh = 4,000 g; 960 kg × 730/35,040 × 3/12 = 5,000 g; 9,000 g over 3,000 orders is 3 g. */
const component = {
  name: 'web',
  energyKwh: 8,
  pue: 1.25,
  intensityGPerKwh: 400,
  operationalG: 4000,
  embodiedG: 5000,
  totalEmbodiedG: 960_000,
  timeReservedHours: 730,
  expectedLifespanHours: 35_040,
  resourcesReserved: 3,
  totalResources: 12,
}
const right = {
  functionalUnits: 3000,
  components: [component],
  published: { energyKwh: 10, operationalG: 4000, embodiedG: 5000, carbonG: 9000, sciG: 3 },
}
const check = (document: unknown) => checkDocument(JSON.stringify(document, null, 1))
const withComponent = (changes: object) => ({
  functionalUnits: 3000,
  components: [{ ...component, ...changes }],
})
const published = (changes: object) => ({ ...right, published: changes })

describe('the checker', () => {
  it('finds nothing in a calculation that is right, and computes it again', async () => {
    expect(await check(right)).toEqual({
      kind: 'calculation',
      results: [{ id: 'score', recomputed: 3, reproduces: true }],
      findings: [],
    })
  })

  const cases: readonly (readonly [string, unknown, string, number | undefined])[] = [
    ['unit-slip', withComponent({ operationalG: 4_000_000 }), 'components[0].operationalG', 4000],
    ['unit-slip', withComponent({ operationalG: 240_000 }), 'components[0].operationalG', 4000],
    ['unit-slip', published({ sciG: 0.003 }), 'published.sciG', 3],
    ['parts-do-not-sum', published({ carbonG: 9100 }), 'published.carbonG', 9000],
    ['parts-do-not-sum', published({ embodiedG: 5600 }), 'published.embodiedG', 5000],
    ['not-from-terms', published({ sciG: 3.7 }), 'published.sciG', 3],
    ['not-from-terms', withComponent({ operationalG: 3200 }), 'components[0].operationalG', 4000],
    ['not-divided-by-r', published({ sciG: 9000 }), 'published.sciG', 3],
    ['embodied-omitted', published({ sciG: 1.3333 }), 'published.sciG', 3],
    ['embodied-omitted', withComponent({ embodiedG: 240_000 }), 'components[0].embodiedG', 5000],
    ['embodied-omitted', withComponent({ embodiedG: 20_000 }), 'components[0].embodiedG', 5000],
    [
      'embodied-omitted',
      withComponent({ resourcesReserved: 36, embodiedG: 60_000 }),
      'components[0].resourcesReserved',
      undefined,
    ],
    [
      'embodied-omitted',
      { functionalUnits: 10, components: [{ energyKwh: 1, intensityGPerKwh: 100 }] },
      'components',
      undefined,
    ],
    ['market-based-intensity', { ...right, intensityBasis: 'market-based' }, 'intensityBasis', undefined],
    [
      'market-based-intensity',
      { ...right, method: 'I is zero because we bought RECs.' },
      'method',
      undefined,
    ],
    [
      'mixed-grid-factors',
      withComponent({ energySource: { gPerKwh: 186 } }),
      'components[0].intensityGPerKwh',
      186,
    ],
    [
      'mixed-grid-factors',
      withComponent({ energySource: { year: 2021 }, intensitySource: { year: 2024 } }),
      'components[0].intensityGPerKwh',
      undefined,
    ],
    [
      'idle-excluded',
      { ...right, boundary: { excludes: ['CDN', 'Logging and monitoring'] } },
      'boundary.excludes[1]',
      undefined,
    ],
    ['idle-excluded', { ...right, method: 'Idle power was subtracted.' }, 'method', undefined],
    ['double-counting', { ...right, method: 'TE of the LCA includes the use stage.' }, 'method', undefined],
  ]
  it.each(cases)('says %s of %j', async (of, document, where, corrected) => {
    const { findings } = await check(document)
    expect(findings.map((finding) => [finding.class, finding.where])).toEqual([[of, where]])
    expect(findings[0]?.corrected).toEqual(corrected === undefined ? undefined : expect.closeTo(corrected, 9))
  })

  it('tells digits that are cut off: 4 / 6 printed as 0.66', async () => {
    const document = {
      functionalUnits: 6,
      components: [{ operationalG: 3, embodiedG: 1 }],
      published: { sciG: 0.66 },
    }
    expect((await check(document)).findings).toMatchObject([
      { class: 'truncated-as-rounded', published: 0.66 },
    ])
    expect((await check({ ...document, published: { sciG: 0.67 } })).findings).toEqual([])
  })

  it('tells the mean and the sum of rates from the ratio of sums', async () => {
    const periods = [
      { carbonG: 10, functionalUnits: 1 },
      { carbonG: 10, functionalUnits: 1000 },
    ]
    const of = async (sciG: number) =>
      (await check({ periods, published: { sciG } })).findings.map((each) => each.class)
    expect(await of(5.005)).toContain('mean-of-rates')
    expect(await of(10.01)).toContain('mean-of-rates')
    expect(await of(0.01998)).not.toContain('mean-of-rates')
  })

  it('takes M from periods that print it, and M of a carbon total as contained', async () => {
    const parts = [1, 1000].map((functionalUnits) => ({ operationalG: 10, embodiedG: 1, functionalUnits }))
    const carbon = [1, 1000].map((functionalUnits) => ({ carbonG: 11, functionalUnits }))
    for (const periods of [parts, carbon])
      expect(await check({ periods, published: { sciG: 0.02198 } })).toMatchObject({
        results: [{ recomputed: 22 / 1001 }],
        findings: [],
      })
  })

  it('says nothing of a ratio of 2, and double counting where M is in twice: 4,000 g + 2 × 5,000 g', async () => {
    expect((await check(published({ sciG: 6 }))).findings).toMatchObject([{ class: 'not-from-terms' }])
    expect((await check(published({ sciG: 4.6667 }))).findings).toMatchObject([{ class: 'double-counting' }])
  })

  it.each([
    ['not-from-terms', { energyKwh: -8 }],
    ['not-from-terms', { pue: 1.2, energyKwh: 10, operationalG: 4944 }],
    ['embodied-omitted', { embodiedG: 240_000, timeReservedHours: undefined }],
  ])('says %s of %j', async (of, changes) => {
    expect((await check(withComponent(changes))).findings[0]?.class).toBe(of)
  })

  it('tells two resource shares of one server, and scores with different R that were added', async () => {
    const twice = {
      ...component,
      hardware: 'server 1',
      resourcesReserved: 8,
      embodiedG: undefined,
      operationalG: undefined,
    }
    expect((await check({ functionalUnits: 10, components: [twice, twice] })).findings).toMatchObject([
      { class: 'double-counting', where: 'components[1]' },
    ])
    const parts = {
      functionalUnits: 1000,
      components: [
        { name: 'front', operationalG: 99, embodiedG: 1 },
        { name: 'back', operationalG: 99, embodiedG: 1, functionalUnits: 100 },
      ],
      published: { sciG: 1.1 },
    }
    expect((await check(parts)).findings).toMatchObject([{ class: 'parts-do-not-sum', corrected: 0.2 }])
  })

  it('names the line of the finding in the text', async () => {
    const { findings } = await checkDocument(
      'components:\n  - energyKwh: 2\n    intensityGPerKwh: 10\n    operationalG: 30\n    embodiedG: 4\n',
    )
    expect(findings).toMatchObject([{ where: 'components[0].operationalG', line: 4, corrected: 20 }])
  })

  it('makes the formula of a case from the symbols of its inputs', async () => {
    const inputs = { E_kWh: 450, I: 250, M_g: 800, R: 100_000 }
    expect(await check({ inputs, published: 113_300 })).toMatchObject({
      results: [{ recomputed: 1.133, reproduces: false }],
      findings: [{ class: 'not-divided-by-r', where: 'published', corrected: 1.133 }],
    })
    expect((await check({ inputs, published: 1.133 })).findings).toEqual([])
  })

  it.each([
    ['code', 'process.exit(1)'],
    ['a function', 'max(1,2)'],
    ['brackets without end', '('.repeat(500)],
    ['a name of a prototype', 'constructor*2'],
    ['a division by nothing', '1/0'],
  ])('computes nothing from a formula of %s', async (_, formula) => {
    const [result] = (await check({ inputs: { E: 1 }, formula, published: 1 })).results
    expect(result).toMatchObject({ recomputed: null, reproduces: null })
    expect(result?.reason).toMatch(/^cannot be computed/)
  })

  it.each(['{}', '[1]', 'just words', '{"components": [{"energyKwh": "much"}]}'])(
    'refuses %s with what to do',
    async (text) => {
      await expect(checkDocument(text)).rejects.toThrow(/docs\/sci\.md/)
    },
  )
})
