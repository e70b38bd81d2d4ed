import { describe, expect, it } from 'vitest'
import { checkDocument } from '#lib/queries/sci/check-document.ts'

const classesOf = async (document: object) =>
  (await checkDocument(JSON.stringify(document))).findings.map((finding) => finding.class)

/** 1,200 kg × 1 h / 35,040 h × 2/16 = 4.28082 g. */
const embodied = {
  inputs: { TE_kg: 1200, TiR_h: 1, EL_h: 35_040, RR: 2, ToR: 16 },
  formula: 'TE_kg*1000*(TiR_h/EL_h)*(RR/ToR)',
  unit: 'gCO2eq',
}
/** (12.5 kWh × 380 g/kWh + 640 g) / 25,000 = 0.2156 g. */
const score = {
  inputs: { E_kWh: 12.5, I: 380, M_g: 640, R: 25_000 },
  formula: '(E_kWh*I+M_g)/R',
  unit: 'gCO2e per call',
}
/** 20 g over 1,001 units is 0.01998 g; the rates are 10 g and 0.01 g. */
const periods = { inputs: { C1: 10, R1: 1, C2: 10, R2: 1000 }, formula: '(C1+C2)/(R1+R2)' }

describe('published calculations of any numbers', () => {
  it.each<readonly [string, object, string]>([
    ['unit-slip', { ...embodied, expected: 256.85 }, '60 times'],
    ['unit-slip', { ...embodied, expected: 4280822 }, 'a million times'],
    ['unit-slip', { ...embodied, expected: 0.00428 }, 'a thousandth'],
    ['not-from-terms', { ...embodied, expected: 43.02 }, '10.05 times is no slip'],
    ['not-from-terms', { ...embodied, expected: 51.58 }, '12.05 times is no slip'],
    ['not-from-terms', { ...embodied, expected: 8.56 }, 'twice the whole says nothing'],
    ['not-from-terms', { ...embodied, expected: 128.42 }, '30 times something that is no rate'],
    ['embodied-omitted', { ...embodied, expected: 150_000 }, 'TS not applied'],
    ['embodied-omitted', { ...embodied, expected: 34.25 }, 'RS not applied'],
    ['truncated-as-rounded', { ...embodied, expected: 4.28, tolerance: 0.0005 }, '4.280 of 4.281'],
    ['double-counting', { ...score, expected: 0.2412 }, 'M twice'],
    ['not-from-terms', { ...score, expected: 0.4312 }, 'twice the score'],
    ['not-from-terms', { ...score, expected: 0 }, 'no score is 0'],
    ['mean-of-rates', { ...score, expected: 6.6836 }, '31 daily rates'],
    ['mean-of-rates', { ...periods, expected: 5.005 }, 'the mean of two rates'],
    ['mean-of-rates', { ...periods, expected: 10.01 }, 'the sum of two rates'],
    [
      'embodied-omitted',
      { inputs: { TE_g: 1000, TS: 2, RS: 0.5 }, formula: 'TE_g*TS*RS', expected: 1000 },
      'TS above 1',
    ],
    [
      'embodied-omitted',
      { inputs: { E_kWh: 2, I: 100, R: 10 }, formula: 'E_kWh*I/R', expected: 20 },
      'no M in the score',
    ],
    [
      'mixed-grid-factors',
      {
        ...score,
        expected: 0.2156,
        method: 'E is from a service that uses 186 g/kWh, and I is 473 g/kWh.',
      },
      'two grid factors',
    ],
    [
      'mixed-grid-factors',
      {
        ...score,
        expected: 0.2156,
        method: 'Energy was derived from 2021 bills and carbon intensity is of 2024.',
      },
      'two years',
    ],
  ])('say %s of %j: %s', async (of, document) => {
    expect(await classesOf(document)).toEqual([of])
  })

  it.each([
    'Location-based; no RECs or offsets are used.',
    'The memory offset in the table was 12 bytes.',
    'Idle power is included without adjustments.',
    'End-user devices are excluded, monitoring is included.',
    'Energy from 2023 to 2024 and intensity of 2024.',
    'I is the weighted mean of 186 g/kWh and 473 g/kWh; energy is measured.',
    'Energy is measured, and the same factor of 2024 is used for I.',
  ])('have no finding where they are right and say: %s', async (notes) => {
    expect(await classesOf({ ...score, expected: 0.2156, notes })).toEqual([])
  })

  it('have no finding for a part without M', async () => {
    const part = { inputs: { E_kWh: 2, I: 100, R: 10 }, formula: 'E_kWh*I/R', expected: 20 }
    expect(await classesOf({ ...part, kind: 'component' })).toEqual([])
  })
})
