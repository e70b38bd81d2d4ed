import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
let files = 0
const write = (delimiter: string, ...rows: readonly (readonly string[])[]) => {
  const path = join(folder, `${files++}.csv`)
  const header = ['Date', 'MeterCategory', 'SubscriptionId', 'Quantity', 'Cost', 'Tags']
  writeFileSync(path, [header, ...rows].map((row) => `${row.join(delimiter)}\n`).join(''))
  return path
}
const row = (quantity: string, cost: string, tags = '') => ['9/5/2026', 'Storage', 's1', quantity, cost, tags]

const amounts = async (path: string) =>
  (await readCharges(path)).map(({ quantity, effective_cost, reject_reason }) => [
    quantity,
    effective_cost,
    reject_reason,
  ])

describe('numbers of a CSV', () => {
  it('with a decimal comma, thousands apart or not, with signs and exponents', async () => {
    const path = write(
      ';',
      row('0,5', '1.234,56'),
      row('12', '-1.234.567,8'),
      row('1,5E-05', '1.234'),
      row('1e3', ''),
    )
    expect(await amounts(path)).toEqual([
      [0.5, 1234.56, null],
      [12, -1234567.8, null],
      [1.5e-5, 1234, null],
      [1000, null, null],
    ])
  })

  it('with a decimal comma between quotes, where commas part the cells', async () => {
    expect(await amounts(write(',', row('"0,5"', '"1,25"'), row('3', '2')))).toEqual([
      [0.5, 1.25, null],
      [3, 2, null],
    ])
  })

  it('with thousands set apart by commas', async () => {
    expect(await amounts(write(',', row('"1,234"', '"1,234.56"'), row('"1,234,567"', '0.5')))).toEqual([
      [1234, 1234.56, null],
      [1234567, 0.5, null],
    ])
  })

  it('plain ones, exponents included, as ever', async () => {
    expect(await amounts(write(',', row('1.5E-05', '6.123e-7'), row('.5', '-3')))).toEqual([
      [1.5e-5, 6.123e-7, null],
      [0.5, -3, null],
    ])
  })

  it('of two styles in one column: those with the comma are rejected, and a warning says so', async () => {
    const path = write(';', row('0,5', '1,5'), row('0.5', '2'))
    expect(await amounts(path)).toEqual([
      [null, 1.5, 'Quantity is not a number'],
      [0.5, 2, null],
    ])
    expect((await recogniseBill(path)).warnings.join()).toContain('Quantity holds numbers')
  })

  it('of the other style after the first megabyte are rejected, never read ten times too large', async () => {
    const padding = Array.from({ length: 600 }, () => row('1', '2', 'x'.repeat(2000)))
    const last = async (delimiter: string, first: readonly string[], then: readonly string[]) =>
      (await amounts(write(delimiter, first, ...padding, then))).at(-1)
    expect(await last(';', row('0,5', '1.234,5'), row('1', '12.34'))).toEqual([
      1,
      null,
      'Cost is not a number',
    ])
    expect(await last(',', row('0.5', '"1,234.5"'), row('1', '"1,2"'))).toEqual([
      1,
      null,
      'Cost is not a number',
    ])
    expect(await last(',', row('0.5', '1.5'), row('1', '"1,234"'))).toEqual([1, null, 'Cost is not a number'])
    expect(await last(';', row('0,5', '1.234,5'), row('1', '12.345'))).toEqual([1, 12345, null])
  })

  it('that can mean two things are rejected with a warning', async () => {
    const path = write(',', row('3', '"1,234"'))
    expect(await recogniseBill(path)).toMatchObject({
      warnings: expect.arrayContaining([expect.stringContaining('like 1,234 in Cost')]),
    })
    expect(await amounts(path)).toEqual([[3, null, 'Cost is not a number']])
  })

  it('are not told by what stands in tags', async () => {
    expect(await amounts(write(',', row('3', '2', '"0,5"'), row('0.5', '1', '"1,5"')))).toEqual([
      [3, 2, null],
      [0.5, 1, null],
    ])
  })

  it('and blanks: nothing, \\N and NULL', async () => {
    expect(await amounts(write('\t', row('', '\\N'), row('NULL', '0.5')))).toEqual([
      [null, null, null],
      [null, 0.5, null],
    ])
  })

  it('behind a byte order mark and with carriage returns', async () => {
    const path = write(';', row('0,5', '1,5'))
    writeFileSync(path, '\uFEFFDate;MeterCategory;Quantity;Cost\r\n9/5/2026;Storage;0,5;1,5\r\n')
    expect(await amounts(path)).toEqual([[0.5, 1.5, null]])
  })

  it('hold for each file of a bill by itself', async () => {
    const paths = [write(';', row('0,5', '1,5')), write(',', row('0.5', '1.5'))]
    expect((await readCharges(...paths)).map(({ quantity }) => quantity)).toEqual([0.5, 0.5])
  })
})
