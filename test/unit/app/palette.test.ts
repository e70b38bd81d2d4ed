import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { INTENSITY_BINS, intensityBin } from '#app/_format/intensity-bins.ts'

type Theme = 'light' | 'dark'
const THEMES: readonly Theme[] = ['light', 'dark']
const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8')

/** The colour of a token as the style sheet declares it. */
function token(name: string, theme: Theme): string {
  const [, light, dark] =
    css.match(new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`)) ?? []
  const colour = theme === 'light' ? light : dark
  if (!colour) throw new Error(`globals.css declares no --${name}`)
  return colour
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe.each(THEMES)('the %s theme', (theme) => {
  it.each([
    ['ink', 'page'],
    ['ink', 'surface'],
    ['ink', 'raised'],
    ['ink', 'sunken'],
    ['ink', 'accent-wash'],
    ['ink', 'warn-wash'],
    ['ink', 'danger-wash'],
    ['muted', 'page'],
    ['muted', 'surface'],
    ['muted', 'raised'],
    ['muted', 'sunken'],
    ['muted', 'accent-wash'],
    ['muted', 'warn-wash'],
    ['muted', 'danger-wash'],
    ['accent', 'surface'],
    ['accent', 'page'],
    ['accent', 'accent-wash'],
    ['warn', 'warn-wash'],
    ['danger', 'danger-wash'],
    ['danger', 'surface'],
    ['on-accent', 'accent'],
    ['on-accent', 'danger'],
  ])('has %s on %s with at least 4.5:1', (text, ground) => {
    expect(contrast(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    'strong-line',
    'measured',
    'proxied',
    'excluded',
    ...Array.from({ length: 9 }, (_, index) => `series-${index}`),
  ])('has graphics in %s with at least 3:1', (name) => {
    expect(contrast(token(name, theme), token('surface', theme))).toBeGreaterThanOrEqual(3)
  })

  it('has a scale of intensity whose lightness goes one way, so that high carbon stands out from the page', () => {
    const steps = INTENSITY_BINS.map((_, bin) => luminance(token(`intensity-${bin}`, theme)))
    const away = theme === 'light' ? -1 : 1
    for (const [index, step] of steps.entries())
      if (index > 0) expect(away * (step - (steps[index - 1] ?? 0))).toBeGreaterThan(0)
  })

  it('has a scale that ends far from the page', () => {
    expect(contrast(token('intensity-6', theme), token('surface', theme))).toBeGreaterThan(7)
  })
})

describe('the bins of grid intensity', () => {
  it.each([
    [0, 0],
    [50, 0],
    [50.1, 1],
    [150, 1],
    [334, 3],
    [350, 3],
    [351, 4],
    [600, 5],
    [600.5, 6],
    [902, 6],
  ])('put %f g/kWh in bin %i', (grams, bin) => {
    expect(intensityBin(grams)).toBe(bin)
  })

  it('are seven, as the scale is', () => {
    expect(INTENSITY_BINS).toHaveLength(7)
  })
})
