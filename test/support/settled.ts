import type { Page } from 'playwright-core'

/** Waits until a page answers to whoever uses it, has nothing under way, and no longer changes what it shows. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const QUIET_FRAMES = 8
        const LONGEST_MILLISECONDS = 90_000
        const since = performance.now()
        let quietFrames = 0
        const observer = new MutationObserver(() => {
          quietFrames = 0
        })
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        // React leaves a property on every element that it has taken over from the server.
        const isDeaf = (element: Element) =>
          element.checkVisibility() && !Object.keys(element).some((key) => key.startsWith('__reactFiber'))
        const look = () => {
          const deaf = [...document.querySelectorAll('h1, main a, main button, main input')].find(isDeaf)
          // React leaves a template where a part of the page came that it has not put there yet.
          const isBusy = document.querySelector('main[aria-busy=true], template[id^="B:"]') !== null
          // A page that is on its way shows nothing for a while.
          const isBlank = document.querySelector('main')?.textContent.trim() === ''
          quietFrames = isBusy || isBlank || deaf !== undefined ? 0 : quietFrames + 1
          const isLate = performance.now() - since > LONGEST_MILLISECONDS
          if (quietFrames < QUIET_FRAMES && !isLate) {
            requestAnimationFrame(look)
            return
          }
          observer.disconnect()
          if (quietFrames >= QUIET_FRAMES) resolve()
          else
            reject(
              new Error(
                `The page does not settle: ${deaf?.outerHTML ?? (isBusy ? 'busy' : isBlank ? 'blank' : 'it changes')}`,
              ),
            )
        }
        look()
      }),
  )
