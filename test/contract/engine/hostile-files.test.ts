import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, type Limits } from '#lib/domain/imports/limits.ts'
import { runImportWorker } from '#lib/engine/worker/run-import-worker.ts'
import { importHere } from '#test/support/import-here.ts'
import { given } from '#test/support/preflight-of.ts'
import { awsBillCsv } from '#test/support/small-bill.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeParquet } from '#test/support/write-table.ts'
import { renamed, zipOf } from '#test/support/zip-of.ts'

const folder = await temporaryFolder()
const MB = 1024 ** 2

let number = 0
function write(name: string, content: string | Buffer): string {
  number += 1
  const path = join(folder, `${number}-${name}`)
  writeFileSync(path, content)
  return path
}

const bill = awsBillCsv([{}, {}])
const [header = '', row = ''] = bill.split('\n')

async function expectFailure(
  path: string,
  code: string,
  words: RegExp,
  limits: Partial<Limits> = {},
): Promise<void> {
  const { error, result, left } = await importHere(folder, [given(path)], limits)
  expect(result).toBeUndefined()
  expect(error).toMatchObject({
    code,
    happened: expect.stringMatching(words),
    next: expect.stringMatching(/\w.*\./),
  })
  expect(left).toEqual([])
}

/** A gzip file of so many MB of one byte, made member by member. */
const bomb = (megabytes: number): Buffer =>
  Buffer.concat([gzipSync(bill), ...Array.from({ length: megabytes }, () => gzipSync(Buffer.alloc(MB, ',')))])

/** A zip archive whose central directory names one member so many times. */
function overlapping(archive: Buffer, times: number): Buffer {
  const end = archive.length - 22
  const start = archive.readUInt32LE(end + 16)
  const entry = archive.subarray(start, end)
  const tail = Buffer.from(archive.subarray(end))
  tail.writeUInt16LE(times, 8)
  tail.writeUInt16LE(times, 10)
  tail.writeUInt32LE(entry.length * times, 12)
  return Buffer.concat([archive.subarray(0, start), ...Array.from({ length: times }, () => entry), tail])
}

describe('an archive', () => {
  it('that is a gzip bomb fails while it unpacks', () =>
    expectFailure(write('bomb.gz', bomb(40)), 'file-too-large', /200 times/))

  it('just under the ratio is read, just over it fails', async () => {
    // 12 MB of rows that repeat; the ratio is that of this very file.
    const content = Buffer.from(`${header}\n${`${row}\n`.repeat(Math.ceil((12 * MB) / row.length))}`)
    const path = write('ratio.csv.gz', gzipSync(content))
    const ratio = content.length / gzipSync(content).length
    const under = await importHere(folder, [given(path)], { unpackRatio: Math.ceil(ratio) + 5 })
    expect(under.error).toBeUndefined()
    await expectFailure(path, 'file-too-large', /times its size/, { unpackRatio: Math.floor(ratio / 2) })
  })

  it('that is a zip bomb fails while it unpacks', async () => {
    const zip = await zipOf({ 'bill.csv': Buffer.concat([Buffer.from(bill), Buffer.alloc(64 * MB, ',')]) })
    await expectFailure(write('bomb.zip', zip), 'file-too-large', /200 times/)
  })

  it('of more files than allowed fails before anything is unpacked', async () => {
    const zip = await zipOf(
      Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`${index}.csv`, bill])),
    )
    await expectFailure(write('many.zip', zip), 'file-too-large', /more than 20 files/, {
      archiveEntries: 20,
    })
  })

  it('in an archive is refused', async () => {
    const inner = await zipOf({ 'bill.csv': bill })
    await expectFailure(
      write('nested.zip', await zipOf({ 'inner.zip': inner })),
      'format-unknown',
      /inside another/,
    )
    await expectFailure(write('nested.gz', gzipSync(inner)), 'format-unknown', /inside another/)
    await expectFailure(write('twice.gz', gzipSync(gzipSync(bill))), 'format-unknown', /inside another/)
  })

  it('whose members overlap is refused', async () => {
    await expectFailure(
      write('overlap.zip', overlapping(await zipOf({ 'bill.csv': bill }), 8)),
      'file-damaged',
      /overlap/,
    )
  })

  it('that lies about sizes is refused', async () => {
    const zip = await zipOf({ 'bill.csv': bill })
    const directory = zip.readUInt32LE(zip.length - 6)
    zip.writeUInt32LE(bill.length * 3, directory + 24)
    await expectFailure(write('lie.zip', zip), 'file-damaged', /not what it says/)
  })

  it.each([
    ['climbs', 'aaaaaaaaaaaa.csv', '../../../evil.cs'],
    ['is absolute', 'aaaaaaaaaaaa.csv', '/etc/cron.d/evil'],
    ['names a drive', 'aaaaaaaaaaaa.csv', 'C:/windows/ev.cs'],
  ])('with a name that %s is refused', async (_, from, to) => {
    const zip = renamed(await zipOf({ [from]: bill }), from, to)
    await expectFailure(write('traversal.zip', zip), 'file-damaged', /path/)
  })

  it.each([
    ['a NUL', 'bill\0.exe'],
    ['a device', 'CON'],
    ['4 KB', 'x'.repeat(4096)],
    ['a right-to-left mark', '\u202Egnp.csv'],
  ])('with a member named by %s is read: names are only text', async (_, name) => {
    const plain = 'n'.repeat(Buffer.byteLength(name))
    const zip = renamed(await zipOf({ [plain]: bill }), plain, name)
    const { result, left } = await importHere(folder, [given(write('names.zip', zip))])
    expect(result?.parts).toMatchObject([{ rows: 2 }])
    expect(left).toHaveLength(1)
  })

  it('of links, hidden files and a read-me is what else it holds', async () => {
    const zip = await zipOf({
      'README.md': 'About, this',
      '.DS_Store': 'x',
      '__MACOSX/._b.csv': 'x',
      'bill.csv': bill,
    })
    const { result } = await importHere(folder, [given(write('folder.zip', zip))])
    expect(result).toMatchObject({
      parts: [{ rows: 2 }],
      setAside: [{ name: expect.stringContaining('README.md') }],
    })
    await expectFailure(
      write('link.zip', await zipOf({ 'passwd.csv': '/etc/passwd' }, { mode: 0o120777 })),
      'file-empty',
      /empty/,
    )
  })

  it.each([0.2, 0.5, 0.9])('that was cut off at %s of its length is damaged', async (share) => {
    const big = `${header}\n${Array.from({ length: 5000 }, (_, index) => row.replace('line0', `id${index * 7919}`)).join('\n')}\n`
    for (const packed of [gzipSync(big), await zipOf({ 'bill.csv': big })])
      await expectFailure(
        write('cut', packed.subarray(0, Math.floor(packed.length * share))),
        'file-damaged',
        /damaged|cut off/,
      )
  })

  it('with any one bit flipped fails, or reads what it held', async () => {
    const packed = gzipSync(bill)
    for (let byte = 10; byte < packed.length; byte += Math.ceil(packed.length / 12)) {
      const flipped = Buffer.from(packed)
      flipped[byte] = (flipped[byte] ?? 0) ^ 0x10
      const { error, result } = await importHere(folder, [given(write('flip.csv.gz', flipped))])
      if (error === undefined) expect(result?.parts).toMatchObject([{ rows: 2 }])
      else expect(error.happened).not.toBe('')
    }
  })

  it('of several gzip members is read fully; bytes behind them are damage', async () => {
    const members = [`${header}\n`, `${row}\n`, `${row}\n`].map((text) => gzipSync(text))
    const { result } = await importHere(folder, [given(write('m.gz', Buffer.concat(members)))])
    expect(result?.parts).toMatchObject([{ rows: 2 }])
    for (const tail of [Buffer.alloc(512), Buffer.from('something else')])
      await expectFailure(write('tail.gz', Buffer.concat([...members, tail])), 'file-damaged', /gzip/)
  })
})

describe('a limit', () => {
  it.each<[string, string, Partial<Limits>, RegExp]>([
    ['bytes of a file', bill, { fileBytes: 100 }, /one file may have 100 bytes/],
    ['bytes of an import', bill, { importBytes: 100 }, /more than 100 bytes unpacked/],
    ['columns', `${Array.from({ length: 2001 }, (_, index) => `c${index}`).join(',')}\n`, {}, /2001 columns/],
    ['free disk', bill, { freeDiskBytes: 2 ** 60 }, /must leave/],
  ])('of %s fails the import and says where it is changed', async (_, content, limits, words) => {
    await expectFailure(write('limit.csv', content), 'file-too-large', words, limits)
    const { error } = await importHere(folder, [given(write('limit.csv', content))], limits)
    expect(error?.next).toContain('Settings')
  })

  it('of bytes of a line rejects the line', async () => {
    const long = row.replace('checkout', 'x'.repeat(3 * MB))
    const { result } = await importHere(folder, [
      given(write('long.csv', `${header}\n${row}\n${long}\n${row}\n`)),
    ])
    expect(result).toMatchObject({ parts: [{ rows: 2 }], rejected: { lines: 1 } })
  })

  it('of time stops the worker', async () => {
    const lakeFolder = await mkdtemp(join(folder, 'lake-'))
    const limits = { ...DEFAULT_LIMITS, workerSeconds: 0.2 }
    await expect(
      runImportWorker({ importId: 'slow', files: [given(write('b.csv', bill))], lakeFolder, limits }),
    ).rejects.toMatchObject({
      code: 'import-failed',
      happened: expect.stringContaining('longer than 0.2 seconds'),
    })
  })
})

describe('text', () => {
  it('of too many rejected rows fails the import with the first reasons, and keeps the rows', async () => {
    const rows = [row, ...Array.from({ length: 12 }, () => row.replace(',24,', ',many,'))]
    const { error, left } = await importHere(folder, [
      given(write('bad.csv', `${header}\n${rows.join('\n')}\n`)),
    ])
    expect(error).toMatchObject({
      code: 'import-failed',
      happened: expect.stringMatching(
        /12 of 13 rows .*92\.3 %.*10 %.*UsageAmount is not a number \(12 rows, the first is line 3 of/,
      ),
    })
    expect(left).toEqual(['it.rejected.csv'])
  })

  it('with headers and tags named like parts of objects, and with a million-letter alphabet, is read', async () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      '"; DROP TABLE lines; --',
      '🦆',
      'k'.repeat(300),
      '   ',
      '',
      '',
    ]
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
    const tags = names.map((name) => quote(name === '' ? '' : `resourceTags/user:${name}`)).join(',')
    const cells = names.map((name) => quote(`of ${name}`)).join(',')
    const { result } = await importHere(folder, [
      given(write('names.csv', `${header},${tags}\n${row},${cells}\n`)),
    ])
    expect(result?.parts).toMatchObject([{ rows: 1 }])
  })

  it('that never closes a quote is rejected from there on, and what comes before is read', async () => {
    const { result } = await importHere(folder, [given(write('quote.csv', `${header}\n${row}\n"${row}\n`))])
    expect(result).toMatchObject({ parts: [{ rows: 1 }], rejected: { lines: 1 } })
  })

  it('with a cell longer than the limit is refused, and one just under it is read', async () => {
    const rowsOf = (name: string) => awsBillCsv([{ 'lineItem/UsageType': name }])
    const limits = { cellCharacters: 2000 }
    const { result } = await importHere(folder, [given(write('cell.csv', rowsOf('u'.repeat(2000))))], limits)
    expect(result?.parts).toMatchObject([{ rows: 1 }])
    const long = write('long-cell.csv', rowsOf('u'.repeat(2001)))
    await expectFailure(long, 'file-too-large', /usage type has 2001 characters, and at most 2000/, limits)
  })

  it('of 20,000 distinct tags is read', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => row.replace('checkout', `team-${index}`))
    const { result } = await importHere(folder, [given(write('tags.csv', `${header}\n${rows.join('\n')}\n`))])
    expect(result?.parts).toMatchObject([{ rows: 20_000 }])
  })

  it('in Latin-1 is read as such where its beginning shows it, and else fails or has its rows rejected', async () => {
    const odd = row.replace('checkout', 'caf\u00e9')
    const early = Buffer.from(`${header}\n${row}\n${odd}\n`, 'latin1')
    const { result } = await importHere(folder, [given(write('latin.csv', early))])
    expect(result).toMatchObject({ parts: [{ rows: 2 }], rejected: { lines: 0 } })
    const late = Buffer.from(`${header}\n${`${row}\n`.repeat(5000)}${odd}\n`, 'latin1')
    const ended = await importHere(folder, [given(write('late.csv', late))])
    if (ended.error === undefined)
      expect(ended.result).toMatchObject({ parts: [{ rows: 5000 }], rejected: { lines: 1 } })
    else
      expect(ended.error).toMatchObject({ code: 'file-damaged', happened: expect.stringContaining('UTF-8') })
  })
})

describe('a Parquet file', () => {
  const cells = Object.fromEntries(
    header.split(',').map((name, index) => [name, `'${row.split(',')[index]}'`]),
  )
  const parquet = async () => readFileSync(await writeParquet(join(folder, 'good.parquet'), [cells, cells]))

  it('that claims 10^9 rows and holds 300 fails in its own process', async () => {
    const rows = Array.from({ length: 300 }, () => cells)
    const honest = readFileSync(await writeParquet(join(folder, 'honest.parquet'), rows))
    const footerLength = honest.readUInt32LE(honest.length - 8)
    const start = honest.length - 8 - footerLength
    // Thrift's compact protocol: a field of type i64 is 0x16, its value a zigzag varint. 300 is d8 04, 10^9 is 80 a8 d6 b9 07.
    const footer = Buffer.from(
      honest.subarray(start, -8).toString('hex').replaceAll('16d804', '1680a8d6b907'),
      'hex',
    )
    expect(footer.length).toBeGreaterThan(footerLength)
    const end = Buffer.alloc(8, 'PAR1')
    end.writeUInt32LE(footer.length, 0)
    const lying = write('lying.parquet', Buffer.concat([honest.subarray(0, start), footer, end]))
    await expectFailure(lying, 'file-damaged', /./)
  })

  it.each(['footer', 'footer length', 'pages', 'end'])(
    'with a damaged %s fails in its own process',
    async (part) => {
      const bytes = Buffer.from(await parquet())
      if (part === 'footer') bytes.fill(0xff, bytes.length - 200, bytes.length - 40)
      if (part === 'footer length') bytes.writeUInt32LE(0x7fffffff, bytes.length - 8)
      if (part === 'pages') bytes.fill(0xaa, 4, 400)
      const content = part === 'end' ? bytes.subarray(0, bytes.length - 4) : bytes
      const lakeFolder = await mkdtemp(join(folder, 'lake-'))
      await expect(
        runImportWorker({ importId: 'p', files: [given(write('p.parquet', content))], lakeFolder }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/file-damaged|import-failed/) })
      expect(readdirSync(lakeFolder)).toEqual([])
    },
  )
})
