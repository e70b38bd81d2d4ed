import { launchBrowser } from '/work/main/test/support/browser.ts'
const [path = '', name = 'x', ...more] = process.argv.slice(2)
const browser = await launchBrowser()
for (const [width, theme] of (more.length ? [[1440,'light']] : [[1440,'light'],[390,'dark']]) as const) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme })
  const page = await context.newPage()
  page.on('console', (m) => { if (m.type() === 'error') console.log('console', m.text().slice(0, 600)) })
  page.on('pageerror', (e) => console.log('pageerror', e.message.slice(0, 600)))
  await page.goto('http://localhost:3120' + path, { timeout: 240000 })
  await page.waitForTimeout(3000)
  console.log(width, await page.evaluate(() => document.documentElement.scrollWidth))
  await page.screenshot({ path: `/tmp/shot-${name}-${width}-${theme}.png`, fullPage: true })
  await context.close()
}
await browser.close()
