import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatShare } from '#app/_format/share.ts'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { idleOnNode, onNode, writeOpenCost } from '../support/opencost.ts'
import { serveApp } from '../support/serve-app.ts'
import { NODE_LINE } from '../support/split-cur.ts'
import { tableCells } from '../support/table-cells.ts'
import { kilogramsOf, takenAway } from '../support/taken-away.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { visit } from '../support/watched-page.ts'
import { writeCsv } from '../support/write-table.ts'

const LIVE_MILLISECONDS = 60_000

const folder = await temporaryFolder()
const app = serveApp()

const hour = (day: number) => {
  const date = `2026-06-${String(day).padStart(2, '0')}`
  return { line_item_usage_start_date: `${date} 04:00:00`, line_item_usage_end_date: `${date} 05:00:00` }
}

/** A machine in one hour of each day of June, of which some workloads had a part on the third. */
const bill = () =>
  writeCsv(
    join(folder, 'bill.csv'),
    Array.from({ length: 30 }, (_, index) => ({
      ...NODE_LINE,
      ...hour(index + 1),
      identity_line_item_id: `line ${index}`,
    })),
  )

const allocations = () =>
  writeOpenCost(
    folder,
    'allocations.json',
    [onNode('cart', 0.5, 0), onNode('<img src=x>', 0.2, 0), idleOnNode(0.3, 0)],
    [onNode('old', 1, 0, { from: '2026-05-31T23', to: '2026-06-01T00', node: 'i-gone' })],
  )

const carbon = () =>
  writeCsv(join(folder, 'carbon.csv'), [
    {
      payer_account_id: NODE_LINE.bill_payer_account_id,
      usage_account_id: NODE_LINE.line_item_usage_account_id,
      product_code: 'AmazonEC2',
      region_code: 'us-east-1',
      model_version: 'v3.0.0',
      usage_period_start: '2026-06-01 00:00:00Z',
      total_lbm_emissions_value: '0.010',
      total_lbm_emissions_unit: 'MTCO2e',
      total_scope_3_lbm_emissions_value: '0.001',
      total_scope_3_lbm_emissions_unit: 'MTCO2e',
    },
  ])

const totalOf = async () =>
  (await apiClient(app.url).ask('/organisations/default/emissions', ReportBody)).total.totalKgCo2e.central

async function importFile(path: string): Promise<void> {
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/default/imports')
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.getByRole('button', { name: t('imports.importAll', { files: 1 }) }).click()
  await page.getByText(t('imports.done')).waitFor({ timeout: LIVE_MILLISECONDS })
  expect(complaints).toEqual([])
  await close()
}

describe('what stands beside the totals', () => {
  it('changes none of them', async () => {
    await importFile(bill())
    const before = await totalOf()
    expect(before).toBeGreaterThan(0)
    await importFile(allocations())
    await importFile(carbon())
    expect(await totalOf()).toBe(before)
  })

  it('workloads have their shares of a machine, idle and unmatched machines included', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/kubernetes?period=all')
    const table = page.getByRole('region', { name: t('kubernetes.table') })
    const cart = table.getByRole('row').filter({ hasText: 'cart' })
    const idle = table.getByRole('row').filter({ hasText: t('kubernetes.stateHints.idle') })
    const unsplit = table.getByRole('row').filter({ hasText: t('kubernetes.stateHints.unsplit') })
    // Of 30 hours of the machine one is shared out: 0.5 / 30 = 1.7 %, 0.3 / 30 = 1 %, and 29 / 30 = 96.7 % are not.
    expect(await cart.textContent()).toContain('1.7\u00a0%')
    expect(await idle.textContent()).toContain('1\u00a0%')
    expect(await unsplit.textContent()).toContain('96.7\u00a0%')
    await page.getByRole('row').filter({ hasText: 'i-gone' }).waitFor()
    expect(await page.locator('img').count()).toBe(0)
    await page.getByRole('link', { name: t('kubernetes.levels.cluster'), exact: true }).click()
    await page.waitForURL(/kubernetes\?.*level=cluster/)
    await cart.waitFor({ state: 'hidden' })
    await table.getByRole('rowheader', { name: 'shop', exact: true }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('workloads and the machines that no bill has are taken away as they are shown', async () => {
    const { page, close } = await app.open()
    await visit(page, '/o/default/kubernetes?period=all&unit=g')
    const { rows, tables } = await takenAway(apiClient(app.url), 'default', 'kubernetes', 'period=all&unit=g')
    const cells = await tableCells(
      page.getByRole('region', { name: t('kubernetes.table') }).getByRole('table'),
    )
    expect(cells).toHaveLength(rows.length)
    for (const [index, row] of rows.entries()) {
      const [name, central, range, share] = cells[index] ?? []
      if (row.state === 'used') expect(name).toContain(row.workload)
      expect(central).toBe(formatMass(kilogramsOf(row.total_gco2e_central) ?? Number.NaN, 'g'))
      for (const side of ['low', 'high'] as const)
        expect(range).toContain(formatMass(kilogramsOf(row[`total_gco2e_${side}`]) ?? Number.NaN, 'g'))
      expect(share).toContain(formatShare(Number(row.share)))
    }
    expect(tables['machines-without-bill']).toMatchObject([{ machine: 'i-gone', hours: 1, workloads: 1 }])
    await close()
  })

  it('official figures are taken away as they are shown, by service, with our range and the accounts', async () => {
    const { page, close } = await app.open()
    await visit(page, '/o/default/footprints?unit=g')
    const { rows } = await takenAway(apiClient(app.url), 'default', 'footprints', 'unit=g')
    expect(rows.map(({ row }) => row)).toEqual(['month', 'compared', 'service'])
    const [whole, compared, service] = rows
    const month = page.getByRole('region', {
      name: t('footprints.month', { month: 'Jun 2026', provider: 'AWS' }),
    })
    const shown = (grams: string | undefined) => formatMass(kilogramsOf(grams) ?? Number.NaN, 'g')
    const lines = month.getByRole('row')
    for (const [at, row] of [
      [lines.nth(1), service],
      [lines.nth(2), compared],
    ] as const) {
      const cells = await at.locator('th, td').allTextContents()
      expect(cells[1]).toBe(shown(row?.official_total_location_gco2e))
      expect(cells[2]).toContain(shown(row?.estimate_location_gco2e_central))
      expect(cells[3]).toContain(shown(row?.estimate_location_gco2e_low))
      expect(cells[3]).toContain(shown(row?.estimate_location_gco2e_high))
      expect(cells[4]).toContain(shown(row?.difference_location_gco2e))
    }
    const name = await lines.nth(1).getByRole('rowheader').textContent()
    expect(service?.service_name || service?.service_code).toBe(name)
    expect(whole).toMatchObject({
      accounts_in_both: '1',
      accounts_only_official: '0',
      reasons: expect.stringContaining('allocation'),
    })
    await close()
  })

  it('an official figure stands beside ours, with the difference and the reasons', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/footprints')
    const ours = await totalOf()
    const month = page.getByRole('region', {
      name: t('footprints.month', { month: 'Jun 2026', provider: 'AWS' }),
    })
    const all = month.getByRole('row').filter({ hasText: t('footprints.allServices') })
    // 0.010 t are 10 kg, whose unit the whole table has.
    expect(await all.textContent()).toContain(`10.0${formatMass(ours, massUnit(10))}`)
    expect(await all.textContent()).toContain(formatMass(ours - 10, massUnit(10)))
    await page.getByText(t('footprints.reasons.allocation')).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('their pages', () => {
  it('have no barrier in either theme and do not scroll sideways', async () => {
    const { page, complaints, close } = await app.open()
    for (const name of ['kubernetes', 'footprints']) {
      await visit(page, `/o/default/${name}`)
      await expectGoodLooks(page, name)
    }
    expect(complaints).toEqual([])
    await close()
  })
})
