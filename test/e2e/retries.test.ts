import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { RetriesBody } from '#app/api/_schema/retries.ts'
import { RetryWhatIfBody } from '#app/api/_schema/retry-what-if.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { graphEdges, part, rowsOf } from '../support/retries-page.ts'
import { lookAtDemo } from '../support/serve-app.ts'
import { violations } from '../support/violations.ts'
import { listening, visit, wordsOf } from '../support/watched-page.ts'

const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30' }
const STORM = { caller: 'search-api', callee: 'catalogue-indexer', operation: 'GET /similar' }
const STORM_PARAM = JSON.stringify(Object.values(STORM))
const demo = lookAtDemo()
const dialog = (page: Page) => page.getByRole('dialog')
const pathOf = (query: Record<string, string>) => `/o/demo/retries?${new URLSearchParams(query)}`
const found = () =>
  apiClient(demo.url).ask(`/organisations/demo/retries?${new URLSearchParams(SEPTEMBER)}`, RetriesBody)

describe('the demo', () => {
  it('opens with its planted storm as the first row, looks right in both themes and sizes, and is closed to nobody', async () => {
    const { page, complaints, close } = await demo.open()
    await visit(page, '/o/demo/retries')
    expect(await rowsOf(page).first().textContent()).toMatch(/search-api.*catalogue-indexer/)
    await graphEdges(page).first().waitFor()
    await expectGoodLooks(page, 'retries')
    await visit(page, pathOf({ ...SEPTEMBER, edge: STORM_PARAM }))
    await part(page, 'panel').waitFor()
    await expectGoodLooks(page, 'retries-edge', 'window')
    expect(complaints).toEqual([])
    await close()
  })

  it('says the same numbers in the head, the table, the graph, the CSV, the JSON and the API', async () => {
    const { page, close } = await demo.open({ viewport: { width: 1440, height: 900 } })
    await visit(page, pathOf({ ...SEPTEMBER, unit: 'kg' }))
    const { edges, waste } = await found()
    const kilograms = (grams: number) => String(Number((grams / 1000).toPrecision(3)))
    expect(await part(page, 'attributed').textContent()).toContain(kilograms(waste.attributedG.central))
    expect(await part(page, 'avoidable').textContent()).toContain(kilograms(waste.avoidableG.central))
    const rows = await rowsOf(page).allTextContents()
    expect(rows).toHaveLength(edges.length)
    await graphEdges(page).first().waitFor()
    const labels = await graphEdges(page).evaluateAll((all) =>
      all.map((edge) => edge.getAttribute('aria-label')),
    )
    expect(labels).toHaveLength(edges.length)
    for (const [index, { callee, operation, measures, policy }] of edges.entries()) {
      if (!measures) throw new Error('every edge of the demo is measured')
      const row = rows[index] ?? ''
      const label = labels.find((each) => each?.includes(`calls ${callee}, ${operation}:`))
      for (const figure of [String(measures.attempts), (measures.amplification ?? 0).toFixed(2)]) {
        expect(row).toContain(figure)
        expect(label).toContain(figure)
      }
      expect(row).toContain(kilograms(policy.waste?.attributedG.central ?? 0))
    }
    const table = async (format: string) =>
      apiClient(demo.url).text(
        `/organisations/demo/exports/retries.${format}?${new URLSearchParams(SEPTEMBER)}`,
      )
    const Rows = z.array(
      z.object({
        attempts: z.number(),
        wasted: z.number(),
        attributed_gco2e_central: z.number(),
        view: z.string(),
      }),
    )
    const exported = Rows.parse(z.object({ rows: z.unknown() }).parse(JSON.parse(await table('json'))).rows)
    const sum = (name: 'attempts' | 'wasted' | 'attributed_gco2e_central') =>
      exported.reduce((total, row) => total + row[name], 0)
    const totals = (await part(page, 'edges').locator('tfoot').textContent()) ?? ''
    expect(totals).toContain(sum('attempts').toLocaleString('en'))
    expect(totals).toContain(sum('wasted').toLocaleString('en'))
    expect(totals).toContain(kilograms(sum('attributed_gco2e_central')))
    expect(sum('attributed_gco2e_central')).toBeCloseTo(waste.attributedG.central, 6)
    const csv = (await table('csv')).trim().split('\n')
    expect(csv).toHaveLength(exported.length + 1)
    for (const [index, row] of exported.entries())
      expect(csv[index + 1]).toContain(String(row.attributed_gco2e_central))
    await close()
  })

  it('opens the same panel from a row and, by key, from the graph; its figures can be derived from what it shows', async () => {
    const { page, complaints, close } = await demo.open({ viewport: { width: 1440, height: 900 } })
    await visit(page, pathOf(SEPTEMBER))
    await rowsOf(page).first().getByRole('button').first().click()
    await part(page, 'panel').waitFor()
    const fromRow = await part(page, 'panel').textContent()
    expect(new URL(page.url()).searchParams.get('edge')).toBe(STORM_PARAM)
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    await page.waitForURL((url) => !url.searchParams.has('edge'))
    const edge = graphEdges(page).and(page.getByLabel(/catalogue-indexer/))
    await edge.focus()
    await page.keyboard.press('Enter')
    await part(page, 'panel').waitFor()
    expect(await part(page, 'panel').textContent()).toBe(fromRow)
    expect(await violations(page)).toEqual([])

    const { edges, services, usages, found: all } = await found()
    const storm = edges[0]
    const [share] = storm?.policy.parts ?? []
    const service = services.find((each) => each.service === share?.service)
    const usage = usages.find((each) => each.services.includes(share?.service ?? ''))
    const derived =
      (usage?.totalG.central ?? 0) *
      (service?.waste?.usageShare ?? 0) *
      (service?.waste?.wastedShare ?? 0) *
      ((share?.own ?? 0) / (share?.all ?? 1))
    expect(derived).toBeCloseTo(storm?.policy.waste?.attributedG.central ?? 0, 6)
    expect(all.retries).toBe(280)
    // 728 attempts for 450 calls; nothing above or below was sent again.
    expect(await part(page, 'chain').textContent()).toContain(t('retries.chain.product', { product: '1.62' }))
    expect(await part(page, 'advice').textContent()).toContain(t('retries.advice.timeoutTooShort'))
    const days = await part(page, 'days').locator('tbody tr').count()
    expect(days).toBe(3)
    const link = await part(page, 'derivation').getByRole('link').first().getAttribute('href')
    await visit(page, link ?? '')
    await dialog(page).getByText(t('explain.formula'), { exact: true }).waitFor()
    const total = Number(((usage?.totalG.central ?? 0) / 1000).toPrecision(3))
    expect(await dialog(page).textContent()).toContain(`${total} kg`)
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps all its state in the address; Back steps through it', async () => {
    const { page, complaints, close } = await demo.open()
    const path = pathOf({
      from: '2026-09-22',
      to: '2026-09-23',
      blame: 'cause',
      sort: '-attempts',
      compare: '2026-09-21..2026-09-21',
      nonsense: '1',
    })
    await visit(page, path)
    await graphEdges(page).first().waitFor()
    expect(await part(page, 'edges').locator('[aria-current=true]').textContent()).toBe(
      t('retries.blame.cause'),
    )
    expect(await part(page, 'edges').locator('th[aria-sort=descending]').textContent()).toContain(
      t('retries.columns.attempts'),
    )
    await part(page, 'compare').getByRole('table').waitFor()
    const words = await wordsOf(page)
    const again = await demo.open()
    await visit(again.page, page.url())
    await graphEdges(again.page).first().waitFor()
    expect(await wordsOf(again.page)).toBe(words)
    await again.close()
    await page.getByRole('link', { name: t('retries.blame.policy'), exact: true }).click()
    await page.waitForURL((url) => url.searchParams.get('blame') !== 'cause')
    await page.goBack()
    await page.waitForURL(/blame=cause/)
    await visit(page, pathOf({ ...SEPTEMBER, explain: 'waste' }))
    await part(page, 'explanation').waitFor()
    expect(await violations(page)).toEqual([])
    await visit(page, pathOf({ ...SEPTEMBER, edge: '["gone"]' }))
    await dialog(page).getByText(t('retries.panel.gone')).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('tries settings that the address holds, saves no more than the waste, plays them in a simulation, and lints', async () => {
    const { page, complaints, close } = await demo.open({ viewport: { width: 320, height: 700 } })
    await visit(page, pathOf(SEPTEMBER))
    await part(page, 'what-if').getByText(t('retries.whatIf.unchanged')).waitFor()
    await part(page, 'what-if').getByLabel(t('retries.whatIf.tries')).selectOption('1')
    await page.waitForURL(/tries=1/)
    await part(page, 'what-if').getByText(t('retries.whatIf.meaning')).waitFor()
    const saved = await part(page, 'saving').textContent()
    const again = await demo.open({ viewport: { width: 320, height: 700 } })
    await visit(again.page, page.url())
    expect(await part(again.page, 'saving').textContent()).toBe(saved)
    expect(await part(again.page, 'what-if').getByLabel(t('retries.whatIf.tries')).inputValue()).toBe('1')
    await again.close()
    const { waste } = await found()
    const whatIf = await apiClient(demo.url).ask(
      `/organisations/demo/retries/what-if?${new URLSearchParams(SEPTEMBER)}&attempts=1`,
      RetryWhatIfBody,
    )
    expect(whatIf.saving.attributedG.central).toBeGreaterThan(0)
    expect(whatIf.saving.attributedG.central).toBeLessThanOrEqual(waste.attributedG.central)
    await part(page, 'play').getByLabel(t('retries.play.seed')).fill('7')
    await page.waitForURL(/seed=7/)
    await part(page, 'play').getByRole('button').click()
    const played = part(page, 'played').getByRole('row')
    await played.first().waitFor()
    const [sends] = await played
      .filter({ hasText: t('retries.play.measures.amplification') })
      .locator('td:last-child')
      .allTextContents()
    expect(sends).toBe('1.00')
    await expectToFit(page)
    expect(await violations(page)).toEqual([])
    expect(await part(page, 'played').textContent()).toContain('7')
    await part(page, 'play').getByLabel(t('retries.play.slow')).selectOption('catalogue-indexer')
    await part(page, 'play').getByText(t('retries.play.changed')).waitFor()
    await page.waitForURL(/slow=catalogue-indexer/)
    await visit(page, `${page.url().replace('tries=1', 'tries=7')}`)
    const shows = async (name: 'what-if' | 'play', label: string) =>
      part(page, name).getByLabel(label, { exact: true }).inputValue()
    expect(await shows('play', t('retries.play.seed'))).toBe('7')
    expect(await shows('play', t('retries.play.slow'))).toBe('catalogue-indexer')
    expect(await shows('what-if', t('retries.whatIf.tries'))).toBe('7')
    expect(complaints).toEqual([])
    await close()
  })

  it('lints what the traces show, and with a file of policies what that states; what is no such file is refused in words', async () => {
    const { page, complaints, close } = await demo.open({ viewport: { width: 320, height: 700 } })
    await visit(page, pathOf(SEPTEMBER))
    const lint = part(page, 'lint')
    await lint.getByText(t('retries.lint.rules.A1')).waitFor()
    const seen = await lint.textContent()
    const choose = async (name: string, text: string) =>
      lint.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'application/yaml',
        buffer: Buffer.from(text),
      })
    const route = (host: string) => `{ route: [{ destination: { host: ${host} } }], timeout: 1s }`
    await choose(
      'routes.yaml',
      `kind: VirtualService\nspec: { http: [${route('catalogue-indexer')}, ${route('nobody')}] }`,
    )
    const kind = t('retries.lint.policies.kinds.istio')
    const read = { file: 'routes.yaml', kind, calls: 2, stated: 1, all: 5 }
    await lint.getByText(t('retries.lint.policies.read', read)).waitFor()
    await lint.getByText(t('retries.lint.policies.unmatched', { count: 1 })).click()
    expect(await part(page, 'unmatched').textContent()).toBe('mesh → nobody')
    await lint.getByText(t('retries.lint.rules.R3')).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await violations(page)).toEqual([])
    await lint.getByRole('button', { name: t('retries.lint.policies.drop') }).click()
    await lint.getByText(t('retries.lint.rules.R3')).waitFor({ state: 'detached' })
    expect(await lint.textContent()).toBe(seen)
    expect(complaints).toEqual([])
    await choose('poem.yaml', 'roses: red')
    await lint.getByRole('alert').getByText('no call graph that Headroom knows').waitFor()
    await choose('huge.yaml', `#${' '.repeat(1_000_000)}`)
    await lint.getByRole('alert').getByText(t('retries.lint.policies.tooLargeNext')).waitFor()
    await close()
  })

  it('is drawn in the middle, in a window that is made narrow too', async () => {
    const { page, close } = await demo.open({ viewport: { width: 1440, height: 900 } })
    await visit(page, pathOf(SEPTEMBER))
    await graphEdges(page).first().waitFor()
    const offMiddle = () =>
      part(page, 'graph').evaluate((graph) => {
        const frame = graph.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
        const nodes = [...graph.querySelectorAll('.react-flow__node')].map((node) =>
          node.getBoundingClientRect(),
        )
        const left = Math.min(...nodes.map((node) => node.left))
        const right = Math.max(...nodes.map((node) => node.right))
        return Math.abs((left + right) / 2 - (frame.left + frame.right) / 2)
      })
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 })
      await expect.poll(offMiddle).toBeLessThan(5)
    }
    await close()
  })

  it('is reached by keys, fits 320 pixels, and says which days have traces', async () => {
    const { page, close } = await demo.open({ viewport: { width: 320, height: 700 } })
    await visit(page, pathOf(SEPTEMBER))
    await graphEdges(page).first().waitFor()
    await expectToFit(page)
    await visit(page, '/o/demo/services')
    await listening(page)
    await page.keyboard.press('g')
    await page.keyboard.press('y')
    await page.waitForURL(/\/o\/demo\/retries/)
    await visit(page, pathOf({ from: '2026-06-01', to: '2026-06-30' }))
    await page.getByRole('link', { name: t('retries.otherDays.show', { days: 'Sep 21 – 23, 2026' }) }).click()
    await page.waitForURL(/from=2026-09-21&to=2026-09-23/)
    await rowsOf(page).first().waitFor()
    await close()
  })
})
