import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { english } from '#app/_i18n/english.ts'
import { PAGES } from '#app/_view/pages.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { lookAtDemo } from '../support/serve-app.ts'
import { violations } from '../support/violations.ts'
import { keepScreenshot, visit, type WatchedPage } from '../support/watched-page.ts'

const NARROW = { width: 390, height: 844 }
const WIDE = { width: 1440, height: 900 }
const PERIOD = 'from=2026-08-01&to=2026-08-31'

const app = lookAtDemo()

/** A page of somebody whose cookie asks for the pseudo-locale. */
async function openPseudo(): Promise<WatchedPage> {
  const opened = await app.open({ viewport: NARROW })
  await opened.page.context().addCookies([{ name: 'locale', value: 'ar-XB', url: app.url }])
  return opened
}

const leaves = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : leaves(value)))
const plain = (text: string): string => text.trim().replace(/\.$/, '').toLowerCase()
const OUR_WORDS = new Set(leaves(english).map(plain))

/** Small words of English: whatever has one of them is a sentence, and no name. */
const SENTENCE =
  /\b(?:the|is|are|not|no|your|this|that|with|without|from|what|which|has|have|was|by|to|than|only)\b/

/** Sentences that come with data: why a rule of the factor set leaves usage out, and the demo's own notes. */
const DATA_SENTENCES = /^(?:no published energy|software licence|From the basket)|like the bills$/

/** Where figures and rules of the factor set stand with their grounds and licences, as they are published: in English. */
const FACTOR_SET_TEXTS = /explain=|\/report|\/factors/

/** Names, units and symbols that are words of ours too. */
const DATA_WORDS = new Set([
  'search',
  'storage',
  'bandwidth',
  'aws',
  'google cloud',
  'azure',
  'aws cost explorer',
  'azure cost details',
  'pue',
  'hours',
  'eu-central-1',
  'gb',
])

/** The texts that can be seen or heard and have letters, but not the marks of the pseudo-locale. */
const unmarked = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style, noscript, code')) texts.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder]'))
      texts.push(element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '')
    return texts
      .map((text) => text.trim())
      .filter((text) => /\p{L}{2}/u.test(text) && !text.includes('\u200f'))
  })

/** English that no message said: a word of ours, or a sentence that is not data. */
const plainEnglish = (texts: readonly string[], path: string): string[] =>
  texts.filter((text) => {
    if (DATA_WORDS.has(plain(text))) return false
    if (OUR_WORDS.has(plain(text))) return true
    return SENTENCE.test(text) && !DATA_SENTENCES.test(text) && !FACTOR_SET_TEXTS.test(path)
  })

const PATHS = [
  ...PAGES.map(({ name }) => `/o/demo/${name}?${PERIOD}`),
  `/o/demo/services?${PERIOD}&explain=total`,
  `/o/demo/services?${PERIOD}&group=service&team=nobody`,
  `/o/demo/regions?${PERIOD}&region=eu-west-1`,
  `/o/demo/teams/checkout?${PERIOD}`,
  `/o/demo/report?${PERIOD}`,
  '/o/demo/settings/factors',
  '/o/default/overview',
  '/o/default/imports',
  '/o/default/imports/sources',
  '/o/demo/imports/sources',
  '/o/demo/nothing-here',
  '/s/no-such-secret',
]

it('says nothing in plain English and fits a narrow window, on every page of another language', async () => {
  const { page, complaints, close } = await openPseudo()
  for (const path of PATHS) {
    await page.setViewportSize(NARROW)
    await visit(page, path)
    const html = page.locator('html')
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')], path).toEqual(['ar-XB', 'rtl'])
    expect(plainEnglish(await unmarked(page), path), path).toEqual([])
    expect(await page.title(), path).toContain('\u200f')
    for (const window of [NARROW, WIDE]) {
      await page.setViewportSize(window)
      await expectToFit(page, path)
    }
  }
  expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
  await close()
})

it('shuts nobody out who reads from the right', async () => {
  const { page, close } = await openPseudo()
  for (const path of [`/o/demo/overview?${PERIOD}`, `/o/demo/services?${PERIOD}`]) {
    await visit(page, path)
    expect(await violations(page), path).toEqual([])
  }
  await keepScreenshot(page, 'services-390-pseudo', 'window')
  await close()
})

it('is English for everybody else, whatever a cookie says', async () => {
  const { page, close } = await app.open({ viewport: WIDE })
  await page.context().addCookies([{ name: 'locale', value: '../../etc', url: app.url }])
  await visit(page, '/o/demo/services')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
  expect(await page.locator('h1').textContent()).toBe(english.services.title)
  await close()
})

it('a download keeps the names of its columns in English', async () => {
  const { page, close } = await openPseudo()
  const headers = async () => {
    const answer = await page.request.get(`/api/v1/organisations/demo/exports/services.csv?${PERIOD}`)
    return (await answer.text()).split('\n')[0]
  }
  const pseudo = await headers()
  await page.context().clearCookies()
  expect(pseudo).toBe(await headers())
  expect(pseudo).toMatch(/^[\w,]+\r?$/)
  await close()
})
