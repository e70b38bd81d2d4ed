import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterPoints } from '#app/_view/map/cluster-points.ts'
import { fanOut } from '#app/_view/map/fan-out.ts'
import { radiusOf } from '#app/_view/map/map-mark.ts'
import { placeLabels } from '#app/_view/map/place-labels.ts'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { moveRegion } from '#lib/domain/what-if/move-region.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'
import { allPlaces } from '#lib/factors/places/place-of.ts'
import { kindOf } from '#test/support/kind.ts'
import { summaryRow } from '#test/support/what-if.ts'

const KINDS = [
  { serviceCode: 'AmazonEC2', usageType: 'EU-BoxUsage:m5.large', unit: 'Hrs', instanceType: 'm5.large' },
  { serviceCode: 'AmazonS3', usageType: 'EU-TimedStorage-ByteHrs', unit: 'GB-Mo' },
  { serviceCode: 'AmazonEC2', usageType: 'EU-DataTransfer-Out-Bytes', unit: 'GB' },
  { serviceCode: 'AmazonFoo', usageType: 'EU-Something', unit: 'Requests' },
].map(kindOf)
const places = allPlaces().filter(({ provider }) => provider === 'aws')

const rows = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    amount: fc.double({ min: -1e3, max: 1e6, noNaN: true }),
    grams: fc.integer({ min: 1, max: 900 }),
  }),
  { minLength: 1, maxLength: 8 },
)

const movable = (kind: (typeof KINDS)[number], amount: number, before: number, after: number) => ({
  row: summaryRow({ amount }),
  kind,
  month: '2026-08',
  coefficient: estimateKind(kind, '2026-08', factorSet20261),
  gramsPerKwh: { before, after },
})

describe('a what-if', () => {
  it('to the same region changes nothing', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...places), (list, { region }) => {
        const moved = moveRegion(
          list.map(({ kind, amount, grams }) => movable({ ...kind, region }, amount, grams, grams)),
          { provider: 'AWS', region },
          factorSet20261,
        )
        expect(moved.differenceKg).toEqual({ low: 0, central: 0, high: 0 })
        expect(moved.after).toEqual(moved.before)
        expect(moved.direction).toBe('same')
      }),
    )
  })

  it('never changes what manufacture emitted', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...places), fc.constantFrom(...places), (list, from, to) => {
        const moved = moveRegion(
          list.map(({ kind, amount, grams }) =>
            movable({ ...kind, region: from.region }, amount, grams, 901 - grams),
          ),
          { provider: 'AWS', region: to.region },
          factorSet20261,
        )
        expect(moved.after.embodiedKgCo2e).toEqual(moved.before.embodiedKgCo2e)
      }),
    )
  })
})

const FRAME = { x: 0, y: 0, width: 960, height: 340 }
const SCALE = { largestRadius: 30, largestKilograms: 1000, plainRadius: 5 }
const points = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 960 }),
      y: fc.integer({ min: 0, max: 340 }),
      kilograms: fc.double({ min: 0, max: 1000, noNaN: true }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) =>
    list.map((point, index) => ({
      ...point,
      key: `region-${index}`,
      longitude: point.x / 3,
      latitude: point.y / 3,
      gramsPerKwh: 100,
    })),
  )
const apart = (a: { x: number; y: number; radius: number }, b: typeof a) =>
  Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius

describe('circles on the map', () => {
  it('never lie on one another, and hold every region once with all its carbon', () => {
    fc.assert(
      fc.property(points, (list) => {
        const marks = clusterPoints(list, SCALE, 2)
        marks.forEach((a, index) => {
          for (const b of marks.slice(index + 1)) expect(apart(a, b)).toBeGreaterThan(1.999)
        })
        expect(marks.flatMap((mark) => mark.points.map(({ key }) => key)).sort()).toEqual(
          list.map(({ key }) => key).sort(),
        )
        const sum = (of: readonly { kilograms: number | null }[]) =>
          of.reduce((total, { kilograms }) => total + (kilograms ?? 0), 0)
        expect(sum(marks)).toBeCloseTo(sum(list), 6)
      }),
    )
  })

  it('fan out without lying on one another', () => {
    fc.assert(
      fc.property(
        points,
        fc.record({ x: fc.integer({ max: 960, min: 0 }), y: fc.integer({ min: 0, max: 340 }) }),
        (list, at) => {
          const out = fanOut(at, list, {
            radiusOf: ({ kilograms }) => Math.max(12, radiusOf(kilograms, SCALE)),
            gap: 2,
            frame: FRAME,
          })
          expect(out).toHaveLength(list.length)
          out.forEach((a, index) => {
            for (const b of out.slice(index + 1)) expect(apart(a, b)).toBeGreaterThan(1.999)
          })
        },
      ),
    )
  })

  it('have labels that cover no circle and no other label', () => {
    fc.assert(
      fc.property(points, (list) => {
        const marks = clusterPoints(list, SCALE, 2)
        const boxes = placeLabels(
          marks.map((mark) => ({ ...mark, label: { width: 46, height: 30 } })),
          FRAME,
        ).filter((box) => box !== null)
        boxes.forEach((a, index) => {
          for (const b of boxes.slice(index + 1))
            expect(
              a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
            ).toBe(false)
        })
      }),
    )
  })
})
