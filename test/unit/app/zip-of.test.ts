import { once } from 'node:events'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { zipOf } from '#app/_export/zip-of.ts'

const endless = () =>
  Readable.from(
    (async function* () {
      for (;;) yield 'a,b\n'.repeat(1000)
    })(),
    { objectMode: false },
  )

it('ends every CSV when whoever reads the archive gives it up', async () => {
  const [csv, other] = [endless(), endless()]
  const archive = zipOf(
    new Map([
      ['export', csv],
      ['export-movers', other],
    ]),
    {},
    'export',
  )
  await once(archive, 'data')
  archive.destroy()
  await once(csv, 'close')
  expect([csv.destroyed, other.destroyed]).toEqual([true, true])
})

it('fails where a CSV fails', async () => {
  const csv = Readable.from(
    (async function* () {
      yield 'a,b\n'
      throw new Error('a file is gone')
    })(),
    { objectMode: false },
  )
  await expect(zipOf(new Map([['export', csv]]), {}, 'export').toArray()).rejects.toThrow('a file is gone')
})
