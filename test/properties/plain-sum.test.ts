import fc from 'fast-check'
import { expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { METHODS } from '#lib/domain/factors/factor-set.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import { add, product, type Range, scale, ZERO } from '#lib/domain/units/range.ts'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { estimateKinds } from '#lib/engine/facts/estimate-kinds.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { FACTS, summariseFrom } from '#lib/engine/facts/summarise.ts'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { rollUp } from '#lib/engine/writing/roll-up.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { draws } from '#test/support/draws.ts'
import { bill, inTemporaryFolder, writeBill } from '#test/support/generated-bill.ts'

type FactRow = KindRow & { month: string; quantity: number; list_cost: number }

const close = (found: Range, expected: Range) => {
  for (const side of ['low', 'central', 'high'] as const) {
    expect(Math.abs(found[side] - expected[side])).toBeLessThanOrEqual(
      1e-9 * Math.abs(expected[side]) + 1e-12,
    )
  }
}

it('the SQL sum is the sum that plain code makes of each kind, ranges included', async () => {
  await fc.assert(
    fc.asyncProperty(
      bill,
      fc.constantFrom(...METHODS),
      fc.constantFrom('2026.1' as const, 'ccf-2024' as const),
      async (lines, method, setId) => {
        const set = FACTOR_SETS[setId]
        await inTemporaryFolder(async (folder) => {
          const engine = await openEngine()
          const connection = await engine.connect()
          const recognised = await recogniseBill(writeBill(folder, 'bill.csv', lines))
          await rollUp(connection, [recognised], { time: 'month', owners: false })
          await estimateKinds(connection, set)
          const [row] = await summariseFrom(connection, FACTS, { groupBy: [], filter: {}, method })
          const facts = await connection.select<FactRow>(
            `SELECT k.* REPLACE (k.kind_id::VARCHAR AS kind_id), strftime(f.day, '%Y-%m') AS month,
               f.quantity::DOUBLE AS quantity, f.list_cost::DOUBLE AS list_cost
             FROM facts f JOIN kinds k USING (kind_id)`,
          )
          engine.close()
          let energy = ZERO
          let operational = ZERO
          let embodied = ZERO
          for (const fact of facts) {
            const kind = toKind(fact)
            const coefficient = estimateKind(kind, fact.month, set)
            const grid = set.grid(kind.provider, kind.region, fact.month, method)
            if (!grid || (coefficient.status !== 'measured' && coefficient.status !== 'proxied')) continue
            const amount = coefficient.basis === 'quantity' ? fact.quantity : fact.list_cost
            const perUnit = add(coefficient.idleKwh, coefficient.dynamicKwh)
            energy = add(energy, scale(perUnit, amount))
            operational = add(operational, scale(product(perUnit, grid), amount / 1000))
            embodied = add(embodied, scale(coefficient.embodiedGrams, amount / 1000))
          }
          const found = emissionsOf(row ? [row] : [])
          close(found.energyKwh, energy)
          close(found.operationalKgCo2e, operational)
          close(found.embodiedKgCo2e, embodied)
        })
      },
    ),
    { numRuns: draws(10) },
  )
})
