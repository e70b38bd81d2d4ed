import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gcpRow, writeDltCsv, writeJsonLines } from '#test/support/gcp-rows.ts'
import { readCharges, withCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
let files = 0
const file = (name: string) => join(folder, `${files++}-${name}`)

/** Rows with plain cells, as somebody's query may leave them. */
const PLAIN = {
  billing_account_id: 'A',
  service_id: 'S',
  service_description: 'Compute Engine',
  sku_id: 'K',
  sku_description: 'E2 Instance Core running in EMEA',
  usage_start_time: '2026-05-03T04:00:00Z',
  usage_amount: '3600',
  usage_unit: 'seconds',
  cost: '2',
  cost_type: 'regular',
  currency: 'USD',
  credits: '[]',
}
const plain = (...rows: readonly Readonly<Record<string, string>>[]) =>
  readCharges(
    writeCsv(
      file('plain.csv'),
      rows.map((row) => ({ ...PLAIN, ...row })),
    ),
  )

describe('cells that cannot be read', () => {
  it('are no credits: the row is rejected, for nobody knows what it costs', async () => {
    const cells = [
      "[{'name': 'x', 'amount': -1",
      "[{'name': 'x'}]",
      "[{'amount': 'much'}]",
      "[{'amount': -5'}]",
      '[STRUCT("a" AS name, -1 AS amount)]',
      '{"amount": -1}',
      '[{"amount": -1}, {"amount": null}]',
      '[{"amount": 1e300}]',
    ]
    const rows = await plain(...cells.map((credits) => ({ credits })))
    expect(rows.map((row) => row.reject_reason)).toEqual(cells.map(() => 'the credits cannot be read'))
  })

  it('are no labels, and invent none', async () => {
    const cells = ["[{'key': 'team', 'value': 'a'", 'team=a', '[1]', '[{"key":null,"value":"a"}]', 'None', '']
    const rows = await plain(...cells.map((labels) => ({ labels, system_labels: labels })))
    expect(rows.map((row) => [row.tags, row.vcpu, row.reject_reason])).toEqual(
      cells.map(() => ['{}', null, null]),
    )
  })

  it('reject a row whose time, amount, cost or month is none', async () => {
    const rows = await plain(
      { usage_start_time: 'noon' },
      { usage_start_time: '' },
      { usage_amount: 'many' },
      { cost: 'NaN' },
    )
    expect(rows.map((row) => row.reject_reason)).toEqual([
      'usage_start_time is not a date',
      'the row has no date',
      'usage_amount is not a number',
      'cost is not a number',
    ])
    const [row] = await plain({ invoice_month: '202613' })
    expect(row?.reject_reason).toBe('invoice_month is not a month')
  })
})

describe('credits', () => {
  it('in every spelling are taken off the cost of 2', async () => {
    const cells: readonly (readonly [string, number])[] = [
      ['', 2],
      ['[]', 2],
      ['None', 2],
      ['null', 2],
      ['-0.5', 1.5],
      ['[{"amount": -0.5}, {"amount": "-0.25"}]', 1.25],
      ["[{'name': 'a, b', 'amount': -5e-1, 'id': None}]", 1.5],
      ["[{'amount': Decimal('-0.5')}\n {'amount': -0.5}]", 1],
    ]
    const rows = await plain(...cells.map(([credits]) => ({ credits })))
    expect(rows.map((row) => [row.effective_cost, row.reject_reason])).toEqual(
      cells.map(([, net]) => [net, null]),
    )
    expect(rows.map((row) => row.list_cost)).toEqual(cells.map(() => 2))
  })
})

describe('months', () => {
  it('are those of the invoice, also as numbers; else those of the usage', async () => {
    const read = (cells: readonly string[]) =>
      plain(...cells.map((invoice_month) => ({ invoice_month }))).then((rows) =>
        rows.map((row) => row.billing_period_start),
      )
    expect(await read(['202604', '202606.0', ''])).toEqual(['2026-04-01', '2026-06-01', '2026-05-01'])
    expect((await plain({}))[0]?.billing_period_start).toBe('2026-05-01')
  })
})

describe('recognition', () => {
  const recognised = (path: string) =>
    withCharges([path], async (_, [bill]) => ({
      is: `${bill?.format} ${bill?.version} ${bill?.generator} ${bill?.variant}`,
      gaps: bill?.gaps.map(({ column }) => column),
    }))
  const row = gcpRow({
    sku: { id: 'CF4E-A0C7-E3BF', description: 'E2 Instance Core running in EMEA' },
    usage: { amount: 28800, unit: 'seconds', amount_in_pricing_units: 8, pricing_unit: 'hour' },
  })
  const { resource: _, ...standard } = row

  it('tells the detailed export by its resources', async () => {
    expect(await recognised(writeJsonLines(file('lines.json'), [row]))).toEqual({
      is: 'gcp-billing detailed Google Cloud detailed',
      gaps: [],
    })
    const path = writeDltCsv(file('standard.csv'), [standard])
    expect(await recognised(path)).toEqual({
      is: 'gcp-billing standard Google Cloud standard',
      gaps: ['resource.global_name'],
    })
  })

  it('says what each missing column costs', async () => {
    const path = writeCsv(file('bare.csv'), [PLAIN])
    expect((await recognised(path)).gaps).toEqual([
      'location.region',
      'system_labels',
      'labels',
      'project.id',
      'resource.global_name',
      'cost_at_list',
      'invoice.month',
    ])
  })

  it('refuses a table without costs or amounts, and says how to export them', async () => {
    const { cost, usage_amount, ...rest } = PLAIN
    await expect(recognised(writeCsv(file('less.csv'), [rest]))).rejects.toMatchObject({
      code: 'column-missing',
      happened: 'This looks like a Google Cloud billing export, but it has no column usage.amount, cost.',
      next: expect.stringContaining('Billing export'),
    })
  })

  it('refuses a table with unnested lists, where one charge stands many times', async () => {
    const path = writeCsv(file('unnested.csv'), [{ ...PLAIN, labels_key: 'team', labels_value: 'a' }])
    await expect(recognised(path)).rejects.toMatchObject({
      code: 'column-missing',
      next: 'Export the table without UNNEST, with TO_JSON_STRING(labels) AS labels.',
    })
  })
})
