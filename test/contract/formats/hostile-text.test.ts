import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CUR_LINE } from '#test/support/cur-lines.ts'
import { preflightOf } from '#test/support/preflight-of.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { text, writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

const HOSTILE = [
  '"; DROP TABLE x; --',
  "'; DROP TABLE x; --",
  '__proto__',
  'constructor',
  'toString',
  '🌍 emoji',
  'x'.repeat(300),
  '<script>alert(1)</script>',
  '=cmd|calc',
  'back\\slash',
  'two\nlines',
  '$$',
  '\u202Egnp',
]

describe('text of a bill never becomes SQL', () => {
  it('as a tag key in a CSV header', async () => {
    const tags = Object.fromEntries(HOSTILE.map((key) => [`resourceTags/user:${key}`, `of ${key}`]))
    const path = writeCsv(join(folder, 'tags.csv'), [{ ...CUR_LINE, ...tags }])
    const [row] = await readCharges(path)
    const read = new Map(Object.entries(JSON.parse(String(row?.tags)) as Record<string, string>))
    for (const key of HOSTILE) expect(read.get(key)).toBe(`of ${key}`)
    expect((await preflightOf(path)).bills[0]?.tagKeys).toEqual(expect.arrayContaining(HOSTILE))
  })

  it('as a column name in Parquet', async () => {
    const plain = Object.entries(CUR_LINE).map(([name, value]) => [
      name.replace('/', '_').replaceAll(/(?<=[a-z])[A-Z]/g, (it) => `_${it}`),
      text(value),
    ])
    const tags = HOSTILE.map((key) => [`resource_tags_user_${key}`, text(`of ${key}`)])
    const strange = HOSTILE.map((key) => [key, "'x'"])
    const path = await writeParquet(join(folder, 'tags.parquet'), [
      Object.fromEntries([...plain, ...tags, ...strange]),
    ])
    const [row] = await readCharges(path)
    expect(row).toMatchObject({ quantity: 1, region: 'eu-central-1' })
    const read = new Map(Object.entries(JSON.parse(String(row?.tags)) as Record<string, string>))
    for (const key of HOSTILE) expect(read.get(key)).toBe(`of ${key}`)
  })

  it('as a cell', async () => {
    const path = writeCsv(
      join(folder, 'cells.csv'),
      HOSTILE.map((cell) => ({ ...CUR_LINE, 'lineItem/UsageType': cell, 'lineItem/ResourceId': cell })),
    )
    const rows = await readCharges(path)
    expect(rows.map((row) => row.usage_type)).toEqual(HOSTILE)
    expect(rows.map((row) => row.resource_id)).toEqual(HOSTILE)
  })

  it('as a second column of the same name: the first counts', async () => {
    const path = writeCsv(join(folder, 'twice.csv'), [{ ...CUR_LINE, 'lineitem/usageamount': '99' }])
    expect(await readCharges(path)).toMatchObject([{ quantity: 1 }])
  })
})
