import { expect, it } from 'vitest'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { estimateKinds, MAX_KINDS } from '#lib/engine/facts/estimate-kinds.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'

it('refuses a bill in which every line is a kind of its own, before it takes the memory', async () => {
  const engine = await openEngine()
  const connection = await engine.connect()
  await connection.run(
    `CREATE TEMP TABLE kinds AS SELECT i AS kind_id FROM range(${MAX_KINDS + 1}) numbers(i)`,
  )
  await expect(estimateKinds(connection, FACTOR_SETS['2026.1'])).rejects.toMatchObject({
    code: 'file-too-large',
    happened: expect.stringContaining(`${MAX_KINDS + 1} kinds`),
  })
  engine.close()
})
