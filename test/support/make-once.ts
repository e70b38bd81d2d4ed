import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '#lib/store/project-root.ts'

/** Where test files keep what all of them use. */
export const TEST_CACHE = join(PROJECT_ROOT, 'node_modules', '.cache', 'headroom')

const WAIT_MILLISECONDS = 100
/** A lock this old was left behind. */
const LEFT_BEHIND_MILLISECONDS = 300_000

const tryTo = (act: () => void): boolean => {
  try {
    act()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Makes what all test files use. They run side by side: one makes it, the others wait. */
export async function makeOnce(
  name: string,
  isMissing: () => boolean | Promise<boolean>,
  make: () => void | Promise<void>,
): Promise<void> {
  const lock = join(TEST_CACHE, `${name}.lock`)
  mkdirSync(TEST_CACHE, { recursive: true })
  while (await isMissing()) {
    if (!tryTo(() => mkdirSync(lock))) {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
      if (Date.now() - since > LEFT_BEHIND_MILLISECONDS) rmSync(lock, { recursive: true, force: true })
      await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS))
      continue
    }
    try {
      if (await isMissing()) await make()
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}
