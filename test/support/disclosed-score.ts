import type {
  DisclosedComponent,
  DisclosedPeriod,
  ScoreDisclosure,
} from '#lib/domain/sci/impact-framework/export/disclosure.ts'

const WEEKS = ['2026-02-01', '2026-02-08', '2026-02-15', '2026-02-22', '2026-03-01'] as const

const weeks = (of: (index: number) => Omit<DisclosedPeriod, 'from' | 'to'>): readonly DisclosedPeriod[] =>
  WEEKS.slice(0, -1).map((from, index) => ({
    from: `${from}T00:00:00.000Z`,
    to: `${WEEKS[index + 1]}T00:00:00.000Z`,
    ...of(index),
  }))

/** A boundary made by hand: two components with the terms of M, one with M itself, over four weeks. */
export const COMPONENTS: readonly DisclosedComponent[] = [
  {
    name: 'web: "front"',
    provenance: 'AWS CUR 2026-02, m5.xlarge',
    periods: weeks((index) => ({
      energyKwh: 41.3 + index / 7,
      pue: 1.135,
      intensityGPerKwh: 403.1 - index,
      embodied: {
        totalEmbodiedG: 1_344_100,
        timeReservedHours: 168,
        expectedLifespanHours: 35_040,
        resourcesReserved: 16,
        totalResources: 96,
      },
    })),
  },
  {
    name: 'database',
    provenance: 'AWS CUR 2026-02, r6g.large',
    periods: weeks((index) => ({
      energyKwh: 20.07 * (1 + index / 11),
      pue: 1,
      intensityGPerKwh: 291,
      embodied: {
        totalEmbodiedG: 900_000,
        timeReservedHours: 168,
        expectedLifespanHours: 52_560,
        resourcesReserved: 2,
        totalResources: 64,
      },
    })),
  },
  {
    name: '2026-01-01',
    provenance: 'a name that looks like a date: logging',
    periods: weeks((index) => ({
      energyKwh: 3.3 / (index + 1),
      pue: 1.2,
      intensityGPerKwh: 0.1 + index,
      embodied: { embodiedG: 17.77 },
    })),
  },
]

export const DISCLOSURE: ScoreDisclosure = {
  software: { name: 'Shop', version: '2.1', description: 'Sells things.' },
  organisation: 'Example Ltd',
  contact: { name: 'Ada', email: 'ada@example.org' },
  guid: 'b7c0f2de-0000-4000-8000-000000000001',
  calculatedOn: '2026-03-02',
  boundary: {
    name: 'shop',
    version: '3',
    outside: [{ name: 'browsers', reason: 'no figures of devices' }],
  },
  functionalUnit: { name: 'checkout', count: 1_250_000, source: 'orders table, daily' },
  methodology: 'E from billed usage of reserved hardware.',
  factors: { identity: '2026.1', sources: ['Ember 2025, CC BY 4.0'] },
  conversions: [],
  places: ['aws eu-west-1'],
}
