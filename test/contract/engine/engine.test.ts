import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { quoteIdentifier, quotePath } from '#lib/engine/duckdb/quote.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
const outside = await temporaryFolder()
writeFileSync(join(folder, 'in.csv'), 'a,b\n1,2\n')
writeFileSync(join(outside, 'secret.csv'), 'a,b\n1,2\n')

describe('select', () => {
  it('answers plain objects', async () => {
    const engine = await openEngine()
    const connection = await engine.connect()
    expect(
      await connection.select(
        `SELECT $text AS text, 1.5::DOUBLE AS number, true AS yes, NULL AS nothing, ['a'] AS list`,
        {
          text: "'; DROP",
        },
      ),
    ).toEqual([{ text: "'; DROP", number: 1.5, yes: true, nothing: null, list: ['a'] }])
    engine.close()
  })

  it.each(['count(*)', '1.5::DECIMAL(38, 12)', "DATE '2026-01-01'", "TIMESTAMP '2026-01-01'"])(
    'refuses %s, which JavaScript would garble, and says to cast it',
    async (expression) => {
      const engine = await openEngine()
      const connection = await engine.connect()
      await expect(connection.select(`SELECT ${expression} AS it`)).rejects.toThrow('cast it in SQL')
      engine.close()
    },
  )

  it('reads times as UTC wherever the machine stands', async () => {
    const engine = await openEngine()
    const connections = [await engine.connect(), await engine.connect()]
    for (const connection of connections) {
      expect(
        await connection.select(
          `SELECT CAST(TIMESTAMPTZ '2026-01-01T00:00:00+02:00' AS TIMESTAMP)::VARCHAR AS it`,
        ),
      ).toEqual([{ it: '2025-12-31 22:00:00' }])
    }
    engine.close()
  })

  it('stops at once when interrupted', async () => {
    const engine = await openEngine()
    const connection = await engine.connect()
    const long = connection.select(
      'SELECT max(a.range * b.range)::DOUBLE AS it FROM range(1000000) a, range(1000000) b',
    )
    setTimeout(() => connection.interrupt(), 100)
    await expect(long).rejects.toThrow(/interrupt/i)
    engine.close()
  })
})

describe('a sandboxed engine', () => {
  it('reads inside its folders and nothing else, and cannot be talked out of it', async () => {
    const engine = await openEngine({ allowedDirectories: [folder], tempDirectory: join(folder, 'spill') })
    const connection = await engine.connect()
    const read = (path: string) =>
      connection.select(`SELECT b FROM read_csv(${quotePath(path)}, all_varchar = true)`)
    expect(await read(join(folder, 'in.csv'))).toEqual([{ b: '2' }])
    await expect(read(join(outside, 'secret.csv'))).rejects.toThrow(/Permission/)
    await expect(read(`${folder}-sibling/secret.csv`)).rejects.toThrow(/Permission|IO/)
    await expect(read(join(folder, '..', 'secret.csv'))).rejects.toThrow(/Permission/)
    for (const statement of [
      `COPY (SELECT 1) TO ${quotePath(join(outside, 'out.csv'))}`,
      'SET enable_external_access = true',
      `SET allowed_directories = ['/']`,
      "SET memory_limit = '1TB'",
      "ATTACH '/etc/passwd'",
      'INSTALL httpfs',
      'LOAD httpfs',
    ]) {
      await expect(connection.run(statement), statement).rejects.toThrow()
    }
    engine.close()
  })
})

it('a column of any name is only a name', async () => {
  const engine = await openEngine()
  const connection = await engine.connect()
  const name = quoteIdentifier('"; DROP TABLE x; --')
  expect(await connection.select(`SELECT ${name} AS it FROM (SELECT 'safe' AS ${name})`)).toEqual([
    { it: 'safe' },
  ])
  engine.close()
})
