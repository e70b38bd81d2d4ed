import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { verifyBill } from '#lib/engine/reading/read-bill.ts'
import { CUR_LINE } from '#test/support/cur-lines.ts'
import { preflightOf } from '#test/support/preflight-of.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
const write = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const bill = readFileSync(writeCsv(join(folder, 'good.csv'), [CUR_LINE, CUR_LINE]), 'utf8')
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const { 'lineItem/UsageAmount': _amount, ...withoutAmount } = CUR_LINE

const REFUSED = [
  ['an empty file', write('empty.csv', ''), 'file-empty', '0 bytes'],
  ['a file of blanks', write('blank.csv', '\n \n'), 'file-empty', 'blanks'],
  ['a gzip of nothing', write('nothing.gz', gzipSync('')), 'file-empty', 'empty'],
  ['an HTML page', write('login.csv', '<!doctype html><p>Sign in</p>'), 'format-unknown', 'HTML'],
  ['a PNG called .csv', write('chart.csv', png), 'format-unknown', 'PNG'],
  ['a binary file', write('noise.csv', Buffer.from([1, 2, 0, 3, 0, 9])), 'format-unknown', 'binary'],
  ['other JSON', write('other.json', '{"a":1}'), 'format-unknown', 'begins with a'],
  [
    'another table',
    write('people.csv', 'name,age,town\nAda,36,London\n'),
    'format-unknown',
    'name, age, town',
  ],
  ['prose', write('prose.csv', 'Dear customer\nplease find attached\n'), 'format-unknown', 'without columns'],
  ['a broken footer', write('x.parquet', 'PAR1 and then nothing of use'), 'file-damaged', 'Parquet'],
  ['half a gzip header', write('cut.gz', gzipSync(bill).subarray(0, 12)), 'file-damaged', 'unpacked'],
  [
    'a CUR without amounts',
    writeCsv(join(folder, 'no.csv'), [withoutAmount]),
    'column-missing',
    'UsageAmount',
  ],
  ['too many columns', write('wide.csv', `${'a,'.repeat(2001)}b\n`), 'file-too-large', '2002 columns'],
] as const

describe('what is no bill is refused, in words', () => {
  for (const [what, path, code, words] of REFUSED) {
    it(`${what}: ${code}`, async () => {
      await expect(recogniseBill(path)).rejects.toMatchObject({
        code,
        happened: expect.stringContaining(words),
        next: expect.stringMatching(/\w+.*\./),
      })
      expect(await preflightOf(path)).toMatchObject({ bills: [], refused: [{ code }] })
    })
  }

  it('a file that does not exist: file-not-found', async () => {
    await expect(recogniseBill(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'file-not-found' })
    await expect(recogniseBill(folder)).rejects.toMatchObject({ code: 'file-not-found' })
  })
})

describe('damaged gzip is found out', () => {
  const packed = gzipSync(Buffer.from(bill.repeat(2000)))
  for (const [what, bytes] of [
    ['cut in half', packed.subarray(0, packed.length >> 1)],
    ['without its trailer of 8 bytes', packed.subarray(0, packed.length - 8)],
    ['with one bit flipped', flipped(packed)],
  ] as const) {
    it(`${what}: file-damaged, with the byte`, async () => {
      const recognised = await recogniseBill(write('damaged.csv.gz', bytes))
      await expect(verifyBill(recognised)).rejects.toMatchObject({
        code: 'file-damaged',
        happened: expect.stringMatching(/at byte \d+/),
        next: expect.stringContaining('Download it again'),
      })
    })
  }

  it('several members in one file are one file', async () => {
    const header = bill.slice(0, bill.indexOf('\n') + 1)
    const line = bill.slice(header.length, bill.indexOf('\n', header.length) + 1)
    const path = write('members.csv.gz', Buffer.concat([header, line, line].map((it) => gzipSync(it))))
    await verifyBill(await recogniseBill(path))
    expect(await readCharges(path)).toHaveLength(2)
  })

  it('a bomb is refused while it unpacks', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(bill), Buffer.alloc(64 * 1024 * 1024, ',')]))
    const recognised = await recogniseBill(write('bomb.csv.gz', bomb))
    await expect(verifyBill(recognised)).rejects.toMatchObject({ code: 'file-too-large' })
  })
})

describe('every way of writing a CSV is read', () => {
  const [header = '', ...lines] = bill.trimEnd().split('\n')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bill, 'utf16le')])
  const WAYS = [
    ['with a BOM', `\uFEFF${bill}`],
    ['with CRLF', bill.replaceAll('\n', '\r\n')],
    ['with CR', bill.replaceAll('\n', '\r')],
    ['with mixed line ends', `${header}\r\n${lines.join('\n')}\n`],
    ['with semicolons', bill.replaceAll(',', ';')],
    ['with tabs', bill.replaceAll(',', '\t')],
    ['with Athena’s \\x01', bill.replaceAll(',', '\x01')],
    ['with every cell quoted', bill.replaceAll(/[^,\n]+/g, '"$&"')],
    ['without a last line end', bill.trimEnd()],
    ['in UTF-16', utf16],
    ['with cells missing at the end', `${header},pricing/term\n${lines.join('\n')}\n`],
    ['below blank lines', `\r\n\n${bill}`],
    ['below a title, an account and a blank line', `My bill, of May\n"Account\n",12\n\n${bill}`],
    ['with blank lines', `${header}\n\n${lines.join('\n\n')}\n\n`],
  ] as const
  for (const [way, content] of WAYS) {
    it(way, async () => {
      const rows = await readCharges(write('way.csv', content))
      expect(rows).toMatchObject([
        { quantity: 1, billed_cost: 0.1, region: 'eu-central-1', sub_account_id: '000000000042' },
        { quantity: 1, billed_cost: 0.1, region: 'eu-central-1', sub_account_id: '000000000042' },
      ])
    })
  }

  it('a header alone is a bill of no rows', async () => {
    const path = write('header.csv', `${header}\n`)
    expect(await readCharges(path)).toEqual([])
    expect(await preflightOf(path)).toMatchObject({
      bills: [{ rows: { count: 0, exact: true }, period: null, coverage: null }],
    })
  })

  it('a file name full of wildcards names one file', async () => {
    write('b1.csv', bill)
    const path = write('b[1]*?{a,b}.csv', bill)
    expect(await readCharges(path)).toHaveLength(2)
  })
})

function flipped(packed: Buffer): Buffer {
  const copy = Buffer.from(packed)
  const middle = copy.length >> 1
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}
