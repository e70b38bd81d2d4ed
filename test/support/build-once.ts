import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildIsStale } from '#app/_server/build-is-stale.ts'

const WAIT_MILLISECONDS = 200
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

/** Builds the application if that is due. Test files run side by side: one builds, the others wait. */
export async function buildOnce(root: string): Promise<void> {
  const lock = join(root, 'node_modules', '.cache', 'headroom-test-build')
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true })
  while (await buildIsStale(root)) {
    if (!tryTo(() => mkdirSync(lock))) {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
      if (Date.now() - since > LEFT_BEHIND_MILLISECONDS) rmSync(lock, { recursive: true, force: true })
      await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS))
      continue
    }
    try {
      const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
      const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
      const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], { cwd: root, env })
      if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}
