import { expect, it } from 'vitest'
import { THEME_COOKIE } from '#app/_view/theme.ts'
import { t } from '#test/support/translate.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { lookAtDemo } from '../support/serve-app.ts'
import { visit } from '../support/watched-page.ts'

/** Those whose own tests do not look at them. */
const PAGES = [
  'overview',
  'services',
  'regions',
  'teams',
  'logging',
  'kubernetes',
  'footprints',
  'imports',
  'settings',
  'report',
  'imports/sources',
  'settings/factors',
] as const

const app = lookAtDemo()

const open = (options = {}) => app.open(options)

it.each(PAGES)(
  '%s has no barrier in either theme, talks to nobody else, and does not scroll sideways at any size',
  async (name) => {
    const { page, complaints, close } = await open()
    await visit(page, `/o/demo/${name}`)
    await expectGoodLooks(page, name.replace('/', '-'))
    expect(complaints).toEqual([])
    await close()
  },
)

it('nor has the explanation of a figure', async () => {
  const { page, complaints, close } = await open()
  await visit(page, '/o/demo/overview?explain=total')
  await page
    .getByRole('dialog', { name: t('explain.title') })
    .getByText(t('explain.formula'), { exact: true })
    .waitFor()
  await expectGoodLooks(page, 'explain', 'window')
  expect(complaints).toEqual([])
  await close()
})

it('nor has a page whose filters nothing matches', async () => {
  const { page, complaints, close } = await open()
  await visit(page, '/o/demo/services?region=eu-north-1&team=search')
  await expectGoodLooks(page, 'no-match')
  expect(complaints).toEqual([])
  await close()
})

it.each(['light', 'dark'] as const)(
  'the %s theme, once chosen, outranks that of the system from the first answer on',
  async (theme) => {
    const { page, close } = await open({ colorScheme: theme === 'dark' ? 'light' : 'dark' })
    await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: app.url }])
    const answer = await page.goto('/o/demo/settings')
    expect(await answer?.text()).toContain(`data-theme="${theme}"`)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme)
    await close()
  },
)

it('what is at no address says so', async () => {
  const { page, close } = await open()
  for (const path of ['/nothing', '/o/nobody/overview', '/o/demo/nothing']) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await page.getByText(t('notFound.title')).waitFor()
  }
  await close()
})

it('every page forbids scripts that are not its own', async () => {
  const { page, close } = await open()
  const answer = await page.goto('/o/demo/overview')
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/)
  await close()
})
