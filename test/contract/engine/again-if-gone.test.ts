import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { againIfGone } from '#lib/engine/facts/again-if-gone.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

const write = (name: string) =>
  withConnection((connection) =>
    connection.run(`COPY (SELECT 7 AS n) TO '${join(folder, name)}' (FORMAT parquet)`),
  )

const read = (name: string) =>
  withConnection((connection) =>
    connection.select<{ n: number }>(`SELECT n FROM read_parquet(['${join(folder, name)}'])`),
  )

it('a question whose file was deleted before it was read is asked once more', async () => {
  await write('kept.parquet')
  expect(await againIfGone((isAgain) => read(isAgain ? 'kept.parquet' : 'deleted.parquet'))).toEqual([
    { n: 7 },
  ])
})

it('so is one whose file is deleted while it reads', async () => {
  await write('first.parquet')
  await write('second.parquet')
  const names = ['first', 'second']
  const ask = () =>
    withConnection(async (connection) => {
      const path = join(folder, `${names.shift()}.parquet`)
      await connection.run(`CREATE TEMP VIEW facts AS FROM read_parquet(['${path}'])`)
      if (names.length > 0) rmSync(path)
      return connection.select<{ n: number }>('SELECT n FROM facts')
    })
  expect(await againIfGone(ask)).toEqual([{ n: 7 }])
})

it('a question that fails twice, or for another reason, has failed', async () => {
  let asked = 0
  const ask = (why: () => Promise<unknown>) => () => {
    asked += 1
    return why()
  }
  await expect(againIfGone(ask(() => read('deleted.parquet')))).rejects.toThrow(/deleted.parquet/)
  expect(asked).toBe(2)
  await expect(againIfGone(ask(() => Promise.reject(new Error('other'))))).rejects.toThrow('other')
  expect(asked).toBe(3)
})
