import { describe, expect, it } from 'vitest'
import { keptPart, limited } from '#lib/domain/logging/what-if/kept-part.ts'
import { shareCarbon } from '#lib/domain/logging/what-if/share-carbon.ts'
import { saving, savings } from '#lib/domain/logging/what-if/what-if.ts'
import { exactly } from '#lib/domain/units/range.ts'

const logged = { ingestedGb: 8, storedGbMonths: 16 }

describe('what is kept', () => {
  it.each([
    [{ kind: 'demote' }, 0, 0],
    [{ kind: 'sample', keepRate: 0.25 }, 0.25, 0.25],
    [{ kind: 'sample', keepRate: 7 }, 1, 1],
    [{ kind: 'rate-limit', first: 10, recordsPerWindow: 100 }, 0.17, 0.17],
    [{ kind: 'rate-limit', first: 10, recordsPerWindow: 0 }, 1, 1],
    [{ kind: 'shorten-retention', fromDays: 90, toDays: 30 }, 1, 1 / 3],
    [{ kind: 'shorten-retention', fromDays: 30, toDays: 90 }, 1, 1],
    [{ kind: 'drop-fields', partOfBytes: 0.4 }, 0.6, 0.6],
    [{ kind: 'compress', ratio: 8 }, 0.125, 0.125],
    [{ kind: 'compress', ratio: 0.5 }, 1, 1],
    [{ kind: 'move-class', partOfStorage: 0.5 }, 1, 0.5],
    [{ kind: 'sample', keepRate: Number.NaN }, 1, 1],
  ] as const)('%o', (action, ingested, stored) => {
    const kept = keptPart(action)
    expect(kept.ingested).toBeCloseTo(ingested, 12)
    expect(kept.stored).toBeCloseTo(stored, 12)
  })

  it('a limit writes the first records, then the 1st, 2nd, 4th … after them', () => {
    expect([0, 3, 10, 11, 12, 13, 14, 100].map((records) => limited(records, 10))).toEqual([
      0, 3, 10, 11, 12, 12, 13, 17,
    ])
  })
})

it('actions work on what the ones before left', () => {
  const { saved, left } = saving({
    logged,
    actions: [
      { kind: 'sample', keepRate: 0.5 },
      { kind: 'compress', ratio: 2 },
    ],
    auditKeep: false,
  })
  expect(saved).toEqual({ ingestedGb: 6, storedGbMonths: 12 })
  expect(left).toEqual({ ingestedGb: 2, storedGbMonths: 4 })
})

it('nothing is done to what an auditor asks for', () => {
  const kept = { logged, actions: [{ kind: 'demote' }], auditKeep: true } as const
  expect(saving(kept).saved.ingestedGb).toBe(0)
  expect(savings([kept, { ...kept, auditKeep: false }]).saved).toEqual(logged)
})

it('the carbon of a part is its share of ingestion and of storage, scenario by scenario', () => {
  const carbon = { ingestKgCo2e: { low: 5, central: 10, high: 20 }, storageKgCo2e: exactly(4) }
  const all = { ingestedGb: 2, storedGbMonths: 4 }
  expect(shareCarbon(carbon, { ingestedGb: 1, storedGbMonths: 1 }, all)).toEqual({
    low: 3.5,
    central: 6,
    high: 11,
  })
  expect(shareCarbon(carbon, all, { ingestedGb: 0, storedGbMonths: 0 }).high).toBe(0)
})
