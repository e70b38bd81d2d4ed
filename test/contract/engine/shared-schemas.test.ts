import { expect, it } from 'vitest'
import { type SharedRelations, withSharedRelations } from '#lib/engine/duckdb/shared-schemas.ts'

const relation = (key: string, table: string): SharedRelations => ({
  key: `${table} ${key}`,
  build: (connection, schema) => connection.run(`CREATE TABLE ${schema}.${table} AS SELECT '${key}' AS key`),
})

const read = (key: string) =>
  withSharedRelations([relation(key, 'first'), relation(key, 'second')], async (connection) => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    const rows = await connection.select<{ key: string }>('SELECT f.key FROM first f JOIN second USING (key)')
    return rows.map((row) => row.key)
  })

it('takes no relation from who reads it, while others are forgotten', async () => {
  const asked = Array.from({ length: 16 }, async (_, reader) => {
    for (let turn = 0; turn < 30; turn++) {
      const key = String((reader * 7 + turn * (reader + 1)) % 20)
      expect(await read(key)).toEqual([key])
    }
  })
  await Promise.all(asked)
})
