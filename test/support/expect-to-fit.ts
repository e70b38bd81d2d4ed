import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What makes a page scroll sideways: the elements that stick out of the window and are cut off by nothing. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate((width) => {
    const { scrollWidth } = document.documentElement
    if (scrollWidth <= width) return []
    const isCut = (element: Element): boolean => {
      const outer = element.parentElement
      if (outer === null || outer === document.body) return false
      return getComputedStyle(outer).overflowX !== 'visible' || isCut(outer)
    }
    const found = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return (left < 0 || right > width) && !isCut(element)
    })
    const names = found.map((element) => {
      const { left, right } = element.getBoundingClientRect()
      return `${element.tagName} from ${left} to ${right}: ${element.getAttribute('class') ?? ''}`
    })
    return [`${scrollWidth} px in a window of ${width} px`, ...names.slice(0, 5)]
  }, page.viewportSize()?.width ?? 0)

/** A page, once it has taken the size of its window, does not scroll sideways. */
export const expectToFit = (page: Page, name?: string): Promise<void> =>
  expect.poll(() => sticksOut(page), name === undefined ? {} : { message: name }).toEqual([])
