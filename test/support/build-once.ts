import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIsStale } from '#app/_server/build-is-stale.ts'

const WAIT_MILLISECONDS = 200

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
