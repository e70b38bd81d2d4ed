import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import { newCluster } from '#lib/store/new-cluster.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

async function answerOf(dir: string): Promise<unknown> {
  const database = await PGlite.create(dir)
  const { rows } = await database.query(
    'SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = $1',
    ['public'],
  )
  await database.close()
  return rows
}

it('an empty database is made once and copied from then on', async () => {
  const keptIn = join(folder, 'cache')
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  await newCluster(first, keptIn)
  const [kept = '', ...more] = readdirSync(keptIn)
  expect(more).toEqual([])
  writeFileSync(join(keptIn, kept, 'mark'), '')
  await newCluster(second, keptIn)
  expect([existsSync(join(first, 'mark')), existsSync(join(second, 'mark'))]).toEqual([false, true])
  expect([await answerOf(first), await answerOf(second)]).toEqual([[{ tables: 0 }], [{ tables: 0 }]])
})

it('an empty database is made where nothing can be kept', async () => {
  const closed = join(folder, 'closed')
  writeFileSync(closed, 'a file')
  await newCluster(join(folder, 'third'), closed)
  expect(await answerOf(join(folder, 'third'))).toEqual([{ tables: 0 }])
})

it('an empty database is made where what was kept cannot be copied', async () => {
  const keptIn = join(folder, 'broken')
  const [kept = ''] = readdirSync(join(folder, 'cache'))
  mkdirSync(join(keptIn, kept), { recursive: true })
  const server = createServer().listen(join(keptIn, kept, 'socket'))
  await once(server, 'listening')
  await newCluster(join(folder, 'fourth'), keptIn)
  server.close()
  expect(await answerOf(join(folder, 'fourth'))).toEqual([{ tables: 0 }])
})
