import { expect, it } from 'vitest'
import { badgeSvg, badgeText } from '#lib/domain/sci/badge.ts'
import { exactly } from '#lib/domain/units/range.ts'

const score = (g: number) =>
  ({
    ok: true,
    sciG: exactly(g),
    operationalG: exactly(g),
    embodiedG: exactly(0),
    functionalUnits: 1,
  }) as const

it.each([
  [0.4213, '0.421 gCO2e/order'],
  [1234.5, '1230 gCO2e/order'],
  [0.00001234, '0.0000123 gCO2e/order'],
  [0, '0 gCO2e/order'],
  [1.234e-9, '1.23e-9 gCO2e/order'],
])('a badge of %d g says %j', (g, text) => {
  expect(badgeText(score(g), 'order')).toBe(text)
})

it('says unknown, and no number, where there is no score', () => {
  expect(badgeText({ ok: false, reason: 'cannot be computed: R is 7' }, 'order')).toBe('unknown')
})

it('is a picture of text, whatever the unit is called', () => {
  const svg = badgeSvg(badgeText(score(1), `</text><script>alert("1")</script>&\u0000\u202e'`))
  for (const hidden of ['<script', '\u0000', '\u202e', 'alert("']) expect(svg).not.toContain(hidden)
  expect(svg.match(/<(?!\/)/g)).toHaveLength(7)
  expect(badgeText(score(1), 'x'.repeat(500)).length).toBeLessThan(60)
})
