import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { nestedText } from '#lib/formats/gcp-billing/nested-text.ts'
import { type Nested, python } from '#test/support/gcp-rows.ts'

const engine = await openEngine()
const connection = await engine.connect()
afterAll(() => engine.close())

async function read(text: string): Promise<unknown> {
  const [row] = await connection.select<{ json: string | null }>(
    `SELECT ${nestedText('cell')} AS json FROM (SELECT $text AS cell)`,
    { text },
  )
  return row?.json == null ? undefined : JSON.parse(row.json)
}

it('reads what CPython 3.11 prints of strings with quotes, backslashes and line breaks', async () => {
  expect(
    await read(String.raw`[{'name': 'O\'Neil, "x" \\ y', 'id': None, 'ok': True, 'n': -5e-06}]`),
  ).toEqual([{ name: `O'Neil, "x" \\ y`, id: null, ok: true, n: -5e-6 }])
  expect(await read(String.raw`[{'k': 'nb\xa0sp\\x41\n\t tab \u2028 ü'}]`)).toEqual([
    { k: 'nb\u00a0sp\\x41\n\t tab \u2028 ü' },
  ])
  expect(await read(String.raw`[{'k': "a\\'"}, {'k': 'trailing\\'}]`)).toEqual([
    { k: `a\\'` },
    { k: 'trailing\\' },
  ])
})

it('reads what NumPy and Decimal leave around lists', async () => {
  expect(await read("[{'amount': Decimal('-0.5')}\n {'amount': nan}]")).toEqual([
    { amount: '-0.5' },
    { amount: null },
  ])
  expect(await read("{'labels': array([{'key': 'a'}], dtype=object)}")).toEqual({ labels: [{ key: 'a' }] })
})

it('leaves words alone that stand in strings', async () => {
  const text = "[{'value': 'None, True), } {'}]"
  expect(await read(text)).toEqual([{ value: 'None, True), } {' }])
})

it('reads nothing of a text that it cannot read in full', async () => {
  for (const text of ["[{'a': -5'}]", "[{'a': 'b", '[STRUCT("a" AS b)]', 'a=b', "[{'a': 1]", '[<Foo>]']) {
    expect(await read(text), text).toBeUndefined()
  }
})

it('reads any list of labels back from JSON and from Python', async () => {
  const label = fc.string({ unit: fc.constantFrom(...`ab'"\\,:{}[]() N\n\u00a0é🧟`) })
  const value = fc.oneof(label, fc.constant(null), fc.boolean(), fc.integer())
  const list = fc.array(fc.record({ key: label, value }), { maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(list, async (labels: Nested) => {
      expect(await read(python(labels))).toEqual(labels)
      expect(await read(JSON.stringify(labels))).toEqual(labels)
    }),
    { numRuns: 200 },
  )
})
